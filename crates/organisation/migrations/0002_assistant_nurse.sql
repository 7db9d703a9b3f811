-- On what ground somebody may be a named care contact (SoL 25:4): certificate, transition, or neither.
ALTER TABLE organisation_staff ADD COLUMN assistant_nurse TEXT;
