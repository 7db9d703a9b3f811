-- What a unit has written lately about those whom a reader may see, without a look at each entry.
CREATE INDEX record_entry_unit_person ON record_entry (unit_id, signed_at, person_id);
DROP INDEX record_entry_unit;
-- The drafts that go away when a provider no longer has the person.
CREATE INDEX record_draft_person ON record_draft (person_id, unit_id);
