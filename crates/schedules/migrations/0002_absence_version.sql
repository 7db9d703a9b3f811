-- Two planners who end the same absence see each other.
ALTER TABLE schedule_absence ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
