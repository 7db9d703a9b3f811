-- By which binding a value was measured, so that the values of an earlier one are not taken for those of the present.
ALTER TABLE goal_reading ADD COLUMN binding TEXT;
-- Values from before this step do not say it and are never altered: they belong to the binding that stood at this step.
ALTER TABLE goal_indicator ADD COLUMN unmarked_binding TEXT;
UPDATE goal_indicator SET unmarked_binding = measure || '|' || COALESCE(only_by, '') || '|' || COALESCE(over_by, '')
    || '|' || COALESCE(over_least, '') || '|' || COALESCE(only_group, '');
