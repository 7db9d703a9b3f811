-- To whom the person lets the answers be read: the officer who held the follow-up then, and nobody who takes it over.
ALTER TABLE follow_up_survey ADD COLUMN lets_read_to UUID;
UPDATE follow_up_survey SET lets_read_to = (SELECT f.officer_id FROM follow_up f WHERE f.id = follow_up_survey.follow_up_id)
    WHERE lets_read = TRUE;
