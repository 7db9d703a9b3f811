-- The day on which the help ended that a provider was asked to plan in another way: then nobody plans it any more.
ALTER TABLE follow_up_request ADD COLUMN over_on TEXT;
