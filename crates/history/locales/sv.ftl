# computed: history-field-
### Ord för historiken själv.

history-history-page-read = läste en sida
history-history-checkpoint-taken = tog en kontrollpunkt

history-field-number = nummer
history-field-root = rot

history-flaw-altered = Händelsen är ändrad.
history-flaw-gap = Händelser före den här saknas, eller så är den inskjuten.
history-flaw-unlinked = Händelsen fortsätter inte den som står före.
history-flaw-unreadable = Raden går inte att läsa som en händelse.
history-flaw-head-missing = Kedjan har händelser men inget huvud.
history-flaw-head-differs = Kedjans huvud är inte dess sista händelse.
history-flaw-emptied = Kedjan har ett huvud men ingen händelse.
history-flaw-root-differs = Här står en annan händelse än när kontrollpunkten togs.
