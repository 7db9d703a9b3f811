-- When a report was said on a phone without network, by the clock of that phone. Nothing where it came at once.
ALTER TABLE deviation_report ADD COLUMN said_at BIGINT;
