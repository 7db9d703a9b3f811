# Vad som är fel med en fil, och vad man gör åt det. $line är 0 när hela filen avses.

sheets-file-unknown = Filen är varken csv eller xlsx. Spara listan som något av dem och välj filen på nytt.
sheets-file-old = Filen är en äldre eller lösenordsskyddad arbetsbok. Spara den som xlsx utan lösenord.
sheets-file-too-large = Filen är större än { $max } MB. Dela upp den i flera filer.
sheets-file-swells = Filen packas upp till mycket mer än en lista rymmer och läses därför inte. Kopiera listan till en ny arbetsbok och spara den.
sheets-file-broken = Filen är skadad och går inte att läsa. Öppna den i ditt kalkylprogram och spara den på nytt.
sheets-file-empty = Filen har inga rader. Den första raden ska vara kolumnernas namn.
sheets-too-many-rows = Filen har fler än { $max } rader. Dela upp den.
sheets-too-many-columns = Filen har fler än { $max } kolumner. Ta bort dem som inte hör till listan.
sheets-too-many-cells = Filen har fler än { $max } celler. Dela upp den.
sheets-column-missing = Kolumnen ”{ $column }” saknas. Lägg till den, eller hämta mallen.
sheets-column-unknown = Kolumnen ”{ $column }” är okänd. Ta bort den, eller rätta namnet efter mallen.
sheets-column-twice = Kolumnen ”{ $column }” finns två gånger. Behåll en av dem.
sheets-column-unnamed = Rad { $line }: det finns värden i en kolumn utan namn. Ge kolumnen ett namn, eller töm den.
sheets-cell-missing = Rad { $line }, ”{ $column }”: fyll i ett värde.
sheets-cell-too-long = Rad { $line }, ”{ $column }”: högst { $max } tecken. Korta texten.
sheets-cell-error = Rad { $line }, ”{ $column }”: kalkylprogrammet visar ett fel i cellen. Rätta formeln, eller skriv värdet.
sheets-cell-not-integer = Rad { $line }, ”{ $column }”: skriv ett helt tal med siffror.
sheets-cell-not-number = Rad { $line }, ”{ $column }”: skriv ett tal, till exempel 0,5.
sheets-cell-not-date = Rad { $line }, ”{ $column }”: skriv dagen som 2025-01-31.
sheets-cell-not-yes-no = Rad { $line }, ”{ $column }”: skriv ja eller nej.
sheets-more = Det finns { $max } fel till. Rätta de här först.

# Mallar.
sheets-template-list = Lista
sheets-template-columns = Kolumner
sheets-template-column = Kolumn
sheets-template-required = Måste fyllas i
sheets-template-description = Vad som ska stå
sheets-template-example = Exempel
sheets-template-yes = Ja
sheets-template-no = Nej
