# Vad programmet självt säger om en lista som läses in.
server-import-cell = Rad { $line }, ”{ $column }”: { $why }

# Vad som inte stämmer mellan rummen när en installation granskas. De första nämns med sina id.
server-verify-visits-without-order = Besök i schemat vars genomförandeplan saknar en beställning som utföraren har sagt ja till: { $count }. De första: { $first }
server-verify-visits-beyond-help = Planerade besök på dagar då inget beslut ger hjälp: { $count }. De första: { $first }
server-verify-minutes-untraced = Besök med utförda minuter som inte går att följa till ett beslut: { $count }. De första: { $first }
server-verify-plans-without-duty = Genomförandeplaner vars tid har gått ut utan att någon har en öppen uppgift: { $count }. De första: { $first }
server-verify-account-unexplained = Rader i minutkontot där orsakerna inte förklarar skillnaderna: { $count }. De första, beställning och månad: { $first }
server-verify-account-summed = Utförares månader där minutkontots summor av orsaker inte är radernas: { $count }. De första, utförare och månad: { $first }
server-verify-account-paid = Rader i minutkontot där det betalda inte är summan av ersättningsraderna: { $count }. De första, beställning och månad: { $first }
server-verify-account-settled = Ersättningsunderlag som inte är summan av sina rader: { $count }. De första: { $first }
server-verify-account-uncounted = Utförares månader som har rader i minutkontot men aldrig har räknats: { $count }. De första: { $first }
server-verify-account-miscounted = Rader i minutkontot som blir andra när de räknas om, utan att något har ändrats: { $count }. De första, beställning eller utförare och månad: { $first }
server-verify-account-changed = Rader i minutkontot där något har ändrats sedan de räknades: { $count }. De räknas om i natt. De första, beställning eller utförare och månad: { $first }
server-verify-goals-misread = Indikatorer vars senaste värde inte är vad måttets rader säger, utan att något har ändrats: { $count }. De första: { $first }
server-verify-goals-misjudged = Indikatorer eller mål som inte är bedömda som kommunens tabell säger: { $count }. De första: { $first }
server-verify-goals-uncounted = Indikatorer som inte räknas om direkt ur tabellerna, för att deras mått är ett annat än när de lästes eller bara räknas på ett sätt: { $count }. De första: { $first }
server-verify-goals-changed = Indikatorer vars rader har ändrats sedan de lästes: { $count }. De läses av i natt. De första: { $first }
