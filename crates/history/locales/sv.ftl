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

# Genomgången varje natt, i historiken och på systemadministratörens startsida.
history-history-looked = såg efter om allt stämmer
history-field-unread = Rum som inte kan läsas
history-field-visits-without-order = Besök i schemat utan beställning
history-field-visits-beyond-help = Besök på dagar utan beslut
history-field-minutes-untraced = Utförda minuter utan beslut
history-field-plans-without-duty = Försenade planer som ingen ser
history-field-account-unexplained = Skillnader i minutkontot utan förklaring
history-field-account-summed = Summor av orsaker i minutkontot som inte är radernas
history-field-account-paid = Betalt som inte är summan av sina rader
history-field-account-settled = Ersättningsunderlag som inte är summan av sina rader
history-field-account-uncounted = Månader i minutkontot som aldrig har räknats
history-field-account-miscounted = Minuter som blir andra när de räknas om
history-field-goals-misread = Indikatorer som inte är vad raderna säger
history-field-goals-misjudged = Mål och indikatorer som är bedömda på annat sätt än tabellen säger
