# computed: duties-field-
### Ord för det som ska göras: i historiken och i måtten.

duties-history-opened = något ska göras
duties-history-done = gjorde det som skulle göras
duties-history-dropped = tog bort det som skulle göras
duties-history-due-moved = ändrade när det ska vara klart
duties-history-handed-over = lämnade över det som ska göras
duties-history-escalated = lyfte det som inte blev gjort i tid

duties-field-kind = vad
duties-field-due = ska vara klart
duties-field-user = görs av
duties-field-state = läge
duties-field-level = lyft till steg
duties-field-role = till roll
duties-field-unit = till enhet

duties-measure-in-time = Gjort i tid
duties-measure-in-time-definition = Andel av det som skulle vara klart under perioden som blev klart i tid. Det som togs bort räknas inte. Det som inte är gjort räknas när tiden har gått ut.
