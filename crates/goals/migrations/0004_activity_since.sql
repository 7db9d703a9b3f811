-- From which day on something done for an indicator counts. Activities from before this step do not say it: they count
-- from the day that their id tells.
ALTER TABLE goal_activity ADD COLUMN since_day TEXT;
