-- The indicator of the year before whose last value is this one's baseline until its own year begins.
ALTER TABLE goal_indicator ADD COLUMN follows_id UUID;
CREATE INDEX goal_indicator_follows ON goal_indicator (follows_id);
