-- The database itself refuses to alter what forecasts rest on, what was assumed, and what was decided on.
CREATE TRIGGER needs_basis_no_update BEFORE UPDATE ON needs_basis
BEGIN SELECT RAISE(ABORT, 'what a forecast rests on is never altered'); END;
CREATE TRIGGER needs_basis_no_delete BEFORE DELETE ON needs_basis
BEGIN SELECT RAISE(ABORT, 'what a forecast rests on is never removed'); END;
CREATE TRIGGER needs_file_no_update BEFORE UPDATE ON needs_file
BEGIN SELECT RAISE(ABORT, 'a file of a forecast is never altered'); END;
CREATE TRIGGER needs_file_no_delete BEFORE DELETE ON needs_file
BEGIN SELECT RAISE(ABORT, 'a file of a forecast is never removed'); END;
CREATE TRIGGER needs_version_no_update BEFORE UPDATE ON needs_version
WHEN OLD.decided_on IS NOT NULL OR NEW.id <> OLD.id OR NEW.scenario_id <> OLD.scenario_id OR NEW.number <> OLD.number
    OR NEW.assumptions <> OLD.assumptions OR NEW.why <> OLD.why OR NEW.by_user <> OLD.by_user OR NEW.at <> OLD.at
BEGIN SELECT RAISE(ABORT, 'a version of a scenario is never altered'); END;
CREATE TRIGGER needs_version_no_delete BEFORE DELETE ON needs_version
BEGIN SELECT RAISE(ABORT, 'a version of a scenario is never removed'); END;
CREATE TRIGGER needs_scenario_no_update BEFORE UPDATE ON needs_scenario WHEN NEW.basis_id <> OLD.basis_id
BEGIN SELECT RAISE(ABORT, 'a scenario never rests on something else'); END;
CREATE TRIGGER needs_scenario_no_delete BEFORE DELETE ON needs_scenario
BEGIN SELECT RAISE(ABORT, 'a scenario is never removed'); END;
