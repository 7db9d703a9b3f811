-- What was sent with a request, as a digest: a form that was gone back to, corrected and sent again is no repeat.
ALTER TABLE store_request ADD COLUMN input BYTEA;
