-- The part of the unit that somebody works in: what the unit may, its teams may.
ALTER TABLE access_assignment ADD COLUMN team_id UUID;
