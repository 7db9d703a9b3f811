# Ord som hör till ramen och komponenterna. Vanlig svenska: du, korta meningar, verb.
page-kit-skip = Hoppa till innehållet
page-kit-nav = Huvudmeny
page-kit-breadcrumbs = Du är här
page-kit-search = Sök
page-kit-search-placeholder = Namn, personnummer eller ärende
page-kit-assignment = Uppdrag:
page-kit-assignment-change = Byt uppdrag
page-kit-signed-in = Inloggad:
page-kit-sign-out = Logga ut
page-kit-language = Språk
page-kit-theme = Ljust eller mörkt
page-kit-theme-auto = Som enheten
page-kit-theme-light = Ljust
page-kit-theme-dark = Mörkt
page-kit-age = { $years } år
page-kit-own-words = Med egna ord
page-kit-printed = Utskrivet { $when } av { $who }
page-kit-notice-info = Bra att veta
page-kit-notice-success = Klart
page-kit-notice-warning = Observera
page-kit-notice-danger = Stopp
page-kit-error = Fel
page-kit-errors = { $count ->
    [one] En sak behöver rättas
   *[other] { $count } saker behöver rättas
 }
page-kit-optional = frivilligt
page-kit-date-hint = År-månad-dag, till exempel 2026-03-02
page-kit-time-hint = Timme och minut, till exempel 14.30
page-kit-personal-number-hint = Tolv siffror: ÅÅÅÅMMDD-XXXX
page-kit-count-limit = Högst { $count } tecken
page-kit-count-left = { $count } tecken kvar
page-kit-count-over = { $count } tecken för mycket
page-kit-filter = Visa
page-kit-filter-clear = Visa alla
page-kit-filter-label = Begränsa listan
page-kit-sort-by = Sortera efter
page-kit-pages = Sidor
page-kit-page = Sida { $page }
page-kit-page-before = Föregående
page-kit-page-after = Nästa
page-kit-rows-shown = { $from }–{ $to } av { $of }
page-kit-why = Varför?
page-kit-rule-law = Lag
page-kit-rule-local = Kommunens egen regel
page-kit-rule-holds = Gäller
page-kit-rule-read = Läs hela regeln
page-kit-figure-empty = Inget att räkna än
page-kit-figure-hidden = Dolt
page-kit-figure-definition = Så räknas det
page-kit-figure-rows = Visa underlaget
page-kit-small-hidden = Grupper med färre än { $count } personer visas inte, för att ingen ska kunna kännas igen.
page-kit-progress = { $done } av { $of }
page-kit-letter = Brev: { $title }
page-kit-letter-reference = Ärende
page-kit-knot-done = Klart
page-kit-knot-due = Ska göras
page-kit-knot-broken = Tråden är av här
page-kit-knot-ahead = Längre fram
page-kit-thread-broken = { $count ->
    [one] Tråden är av på ett ställe
   *[other] Tråden är av på { $count } ställen
 }
page-kit-thread-whole = Tråden är hel
page-kit-chart-table = Värdena i tabell
page-kit-chart-when = Period
page-kit-chart-value = Värde
page-kit-chart-target = Mål
page-kit-chart-target-between = Mål: { $low } till { $high } { $unit }
page-kit-chart-group = Grupp
page-kit-chart-trend = { $title }: från { $first } ({ $from }) till { $last } ({ $to }).
page-kit-chart-range = Mellan
page-kit-chart-no-value = Saknas
