# computed: duties-field-
### Words for what must be done: in history and in measures.

duties-history-opened = something must be done
duties-history-done = did what had to be done
duties-history-dropped = removed what had to be done
duties-history-due-moved = changed when it must be done
duties-history-handed-over = handed over what must be done
duties-history-escalated = raised what was not done in time

duties-field-kind = what
duties-field-due = to be done by
duties-field-user = done by
duties-field-state = state
duties-field-level = raised to step
duties-field-role = to the role
duties-field-unit = to the unit

duties-measure-in-time = Done in time
duties-measure-in-time-definition = Share of what was due in the period that was done in time. What was removed does not count. What is not done counts once its time has run out.
