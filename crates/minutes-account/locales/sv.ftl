# Minutkontot: vad som är beviljat, utfört och betalt, och varför det skiljer sig.
# computed: minutes-account-by-
# computed: minutes-account-cause-
# computed: minutes-account-field-
# computed: minutes-account-paid-for-
# computed: minutes-account-stage-

minutes-account-way = Minutkonto
minutes-account-way-payment = Ersättning
minutes-account-title = Minutkonto
minutes-account-lead = Följ tiden från beslut till betalning. Varje tal går att öppna, och varje skillnad har sin förklaring.
minutes-account-lead-sums = Följ tiden från beslut till betalning, i summor för varje utförare, stadsdel eller månad.
minutes-account-empty = Inget är räknat för de här månaderna.
minutes-account-empty-body = Kontot räknas varje natt, till och med dagen innan. Välj en annan månad, eller titta igen i morgon.
minutes-account-group = Grupp
minutes-account-by = Dela upp efter
minutes-account-by-month = Månad
minutes-account-by-provider = Utförare
minutes-account-by-district = Stadsdel
minutes-account-from = Från månad
minutes-account-to = Till månad
minutes-account-provider = Utförare
minutes-account-district = Stadsdel
minutes-account-all = Alla
minutes-account-together = Tillsammans
minutes-account-hidden = Dolt
minutes-account-no-district = Utan stadsdel
minutes-account-share = Utfört av ramtiden
minutes-account-hours = timmar
minutes-account-stairs = Tiden steg för steg
minutes-account-trend = Utförd tid av ramtiden, månad för månad
minutes-account-counted-to = Räknat till och med { $day }.
minutes-account-counted-at = Senast räknad { $moment }.
minutes-account-not-counted = Inget är räknat än.

# Stegen.
minutes-account-stage-granted = Beviljat
minutes-account-stage-framed = Ramtid
minutes-account-stage-planned = Planerat
minutes-account-stage-scheduled = I schemat
minutes-account-stage-performed = Utfört
minutes-account-stage-typed = Inskrivet i efterhand
minutes-account-stage-paid = Betalt

# Varför de skiljer sig.
minutes-account-cause-not-begun = Beviljat, men utföraren har inte börjat
minutes-account-cause-after-end = Beviljat, men beställningen är avslutad
minutes-account-cause-without-decision = Beställt utan att ett beslut gäller
minutes-account-cause-no-plan = Ingen genomförandeplan är överenskommen
minutes-account-cause-plan-differs = Planen har mer eller mindre än ramtiden
minutes-account-cause-before-start = Planerat innan utföraren har anmält att den börjat
minutes-account-cause-calendar = Besöken faller ojämnt över månaden
minutes-account-cause-not-laid = Planerade besök som aldrig kom in i schemat
minutes-account-cause-beyond = Besök i schemat som planen inte har, eller inte längre har
minutes-account-cause-moved = Flyttat in i eller ut ur månaden
minutes-account-cause-altered = Längre, kortare eller med annan bemanning i schemat
minutes-account-cause-person-asked = Avbokat, personen ville det
minutes-account-cause-person-away = Avbokat, personen var borta
minutes-account-cause-staffing = Avbokat, ingen kunde komma
minutes-account-cause-help-over = Avbokat, hjälpen är slut eller vilar
minutes-account-cause-other-reason = Avbokat av annat skäl
minutes-account-cause-not-told = Ingen har rapporterat besöket
minutes-account-cause-not-made = Rapporterat som inte utfört
minutes-account-cause-no-time = Börjat eller slutat utan tid
minutes-account-cause-shorter = Kortare än planerat
minutes-account-cause-longer = Längre än planerat
minutes-account-cause-more-people = Fler kom än planerat
minutes-account-cause-unscheduled = Utfört utan att stå i schemat
minutes-account-cause-without-terms = Utföraren har inga villkor
minutes-account-cause-by-terms = Villkoren betalar annat än utförd tid
minutes-account-cause-not-settled = Månaden är inte fastställd
minutes-account-cause-since-settled = Ändrat efter att månaden fastställdes

minutes-account-differences = Varför stegen skiljer sig
minutes-account-differences-intro = Mellan två steg står vad som har kommit till eller fallit bort. Orsakerna går jämnt upp med skillnaden.
minutes-account-cause = Orsak
minutes-account-difference = Skillnad
minutes-account-in-all = Skillnad i allt
minutes-account-look = Se över
minutes-account-unexplained = { $minutes } är oförklarade. Det ska inte kunna hända: hör av dig till systemförvaltningen.
minutes-account-untraced = Utförd tid som inte hör till någon beställning
minutes-account-untraced-body = De här minuterna är rapporterade men finns inte i summorna nedan. Utföraren behöver se över dem.
minutes-account-untraced-line = { $unit }, { $month }: { $minutes }

# Rader.
minutes-account-rows = Rader
minutes-account-rows-lead = En rad för varje beställning och månad, efter ärendenummer. Namnet visas bara om du får se personen.
minutes-account-rows-empty = Inga rader.
minutes-account-rows-empty-body = Inget i urvalet har den här orsaken eller de här månaderna. Välj något annat ovanför.
minutes-account-number = Ärende
minutes-account-person = Namn
minutes-account-month = Månad
minutes-account-order = Minuterna dag för dag
minutes-account-days = Dagarna i månaden
minutes-account-order-gone = Beställningen finns inte längre hos utföraren. Här står det som är räknat och betalt.
minutes-account-day = Dag
minutes-account-visit = Besök
minutes-account-visits = Besöken bakom talen
minutes-account-visits-empty = Inga besök i månaden.
minutes-account-what = Vad som hände
minutes-account-cancelled = Avbokat
minutes-account-done = Utfört
minutes-account-typed = inskrivet i efterhand

# Ersättning.
minutes-account-payment = Ersättning
minutes-account-payment-lead = Vad varje utförare ska få för månaden, efter sina villkor. När månaden är fastställd ändras den inte; det som kommer efteråt rättas i nästa.
minutes-account-payment-empty = Ingen utförare har något att få betalt för den här månaden.
minutes-account-payment-empty-body = Kontot räknas varje natt. Välj en annan månad ovanför.
minutes-account-payable-minutes = Ersättningsbar tid
minutes-account-payable = Att betala
minutes-account-paid-sum = Fastställt belopp
minutes-account-settled-sum = Fastställt
minutes-account-state = Läge
minutes-account-state-running = Månaden pågår
minutes-account-state-counting = Väntar på räkning
minutes-account-state-ripe = Att fastställa
minutes-account-settled-on = Fastställd { $day }
minutes-account-not-settled = Inte fastställd
minutes-account-settlement = Ersättningsunderlag
minutes-account-per-hour = Pris per timme
minutes-account-sum = Belopp
minutes-account-put-right = Rättelse av { $month }
minutes-account-lines-empty = Inget att betala.
minutes-account-lines-empty-body = Ingen beställning har ersättningsbar tid i månaden, och inget tidigare behöver rättas.
minutes-account-to-look-at = Se över innan månaden fastställs
minutes-account-to-look-at-body = Det här har inte gått som det var tänkt. Det som rättas efteråt kommer med i nästa månads underlag.
minutes-account-settle-title = Fastställ underlaget
minutes-account-settle-lead = Raderna ovan är det som betalas. De går inte att ändra efteråt. Det som rapporteras eller rättas senare kommer med i nästa månad.
minutes-account-settle = Fastställ { $sum }
minutes-account-settled = Underlaget är fastställt.
minutes-account-count-title = Räkna om nu
minutes-account-count-lead = Kontot räknas om varje natt. Har något nyss rättats kan du räkna om månaden på en gång.
minutes-account-count = Räkna om månaden
minutes-account-counted = Månaden är omräknad.
minutes-account-count-nothing = Månaden har inte börjat än, så det finns inget att räkna.
minutes-account-terms = Villkor
minutes-account-terms-lead = Vad utföraren får betalt för, och hur mycket. Nya villkor gäller från en månads början till dess andra tar vid.
minutes-account-terms-known = Villkor som gäller och har gällt
minutes-account-terms-new = Nya villkor
minutes-account-terms-from = Från månad
minutes-account-terms-from-hint = År och månad, till exempel 2027-01.
minutes-account-terms-framed = Ramtid, { $price } i timmen
minutes-account-terms-performed = Utförd tid, { $price } i timmen
minutes-account-terms-capped = Utförd tid upp till { $cap } % av ramtiden, { $price } i timmen
minutes-account-terms-saved = Villkoren är sparade.
minutes-account-no-terms = Inga villkor
minutes-account-no-terms-body = Utan villkor kan inget betalas. Sätt dem här nedanför.
minutes-account-paid-for = Vad betalas?
minutes-account-paid-for-performed = Utförd tid
minutes-account-paid-for-framed = Ramtiden, oavsett vad som blev utfört
minutes-account-cap = Högst, av ramtiden
minutes-account-cap-hint = Lämna tomt om all utförd tid betalas. 100 betyder att det aldrig betalas mer än ramtiden i månaden.
minutes-account-price-hint = I kronor, till exempel 412,50. För egen regi skriver du det interna priset.
minutes-account-save = Spara villkoren

# Nej, och vad man gör i stället.
minutes-account-refusal-price = Skriv ett pris mellan 0,01 och 5 000 kronor.
minutes-account-refusal-cap = Skriv ett tal mellan 1 och 300, eller lämna tomt.
minutes-account-refusal-cap-framed = När ramtiden betalas finns inget tak. Ta bort talet, eller välj utförd tid.
minutes-account-refusal-month = Skriv år och månad, till exempel 2027-01.
minutes-account-refusal-far = Villkor kan börja som mest två år tillbaka eller två år framåt.
minutes-account-refusal-settled = { $month } är redan fastställd. Låt villkoren börja en senare månad.
minutes-account-refusal-already-settled = Månaden är redan fastställd. Det som har ändrats sedan dess kommer med i nästa.
minutes-account-refusal-month-not-over = Månaden är inte slut. Den kan fastställas när den sista dagen är räknad.
minutes-account-refusal-not-counted = Hela månaden är inte räknad än. Räkna om den, eller vänta till i morgon.
minutes-account-refusal-no-terms = Utföraren har inga villkor för månaden. Sätt villkor först.
minutes-account-refusal-earlier-month = { $month } är inte fastställd. Fastställ månaderna i ordning.
minutes-account-refusal-form = Formuläret är inte helt. Öppna sidan igen och försök på nytt.

# Historik.
minutes-account-history-terms-set = satte villkor för ersättning
minutes-account-history-month-settled = fastställde ersättning för en månad
minutes-account-field-from = Från
minutes-account-field-paid-for = Betalas för
minutes-account-field-per-hour = Pris per timme
minutes-account-field-cap = Tak i procent
minutes-account-field-month = Månad
minutes-account-field-minutes = Tid
minutes-account-field-sum = Belopp

# Mått.
minutes-account-measure-performed = Utförd tid av ramtiden
minutes-account-measure-performed-definition = Hur stor del av ramtiden som blev utförd, för varje beställning och hel månad: det mittersta värdet. Bara månader som är slut, och bara beställningar som gav tid i månaden.
