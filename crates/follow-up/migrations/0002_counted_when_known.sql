-- In which half-year what was found and answered is counted: that in which it came to be known, so that nothing enters
-- one that has ended. A conversation counts by the day on which it was signed first, an answer by the day on which it was
-- given, and who answered by the last day for it, which is fixed when the conversation is signed.
ALTER TABLE follow_up ADD COLUMN signed_on TEXT;
ALTER TABLE follow_up_survey ADD COLUMN answer_by TEXT;
-- What was signed before this step has been counted by the day of the conversation, and stays there; the time to answer
-- is that of the product's own rule.
UPDATE follow_up SET signed_on = held_on;
UPDATE follow_up_survey SET answer_by = (SELECT date(f.held_on, '+30 days') FROM follow_up f
    WHERE f.id = follow_up_survey.follow_up_id AND f.held_on IS NOT NULL);
CREATE INDEX follow_up_signed ON follow_up (signed_on);
CREATE INDEX follow_up_survey_answered ON follow_up_survey (answered_on);
CREATE INDEX follow_up_survey_answer_by ON follow_up_survey (answer_by);
DROP INDEX follow_up_held;
