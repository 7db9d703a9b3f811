### Words for what a rule says.

rulebook-value-duty = ingen siffra
rulebook-value-minutes = { $n ->
    [one] { $n } minut
   *[other] { $n } minuter
}
rulebook-value-hours = { $n ->
    [one] { $n } timme
   *[other] { $n } timmar
}
rulebook-value-days = { $n ->
    [0] samma dag
    [one] { $n } dag
   *[other] { $n } dagar
}
rulebook-value-working-days = { $n ->
    [one] { $n } arbetsdag
   *[other] { $n } arbetsdagar
}
rulebook-value-weeks = { $n ->
    [one] { $n } vecka
   *[other] { $n } veckor
}
rulebook-value-months = { $n ->
    [one] { $n } månad
   *[other] { $n } månader
}
rulebook-value-years = { $n } år
rulebook-value-calendar-years = { $n ->
    [one] till utgången av nästa kalenderår
   *[other] till utgången av kalenderår { $n } därefter
}
rulebook-value-per-year = { $n ->
    [1] en gång om året
    [4] en gång per kvartal
    [12] en gång i månaden
   *[other] { $n } gånger om året
}
rulebook-value-age = { $n } års ålder
rulebook-value-count = { $n }
rulebook-value-share = { $decimal } ({ $percent } %)
rulebook-value-amount = { $n } kronor
rulebook-value-clock = kl. { $time }
rulebook-value-items = { $n } st.: { $names }

rulebook-kind-guideline = nämndens riktlinjer
rulebook-kind-delegation = delegationsbeslut
rulebook-kind-agreement = överenskommelse med regionen
rulebook-kind-contract = avtal med utförare
rulebook-kind-routine = förvaltningens rutin

rulebook-refusal-unknown = Det finns ingen sådan regel. Välj en regel ur regelboken.
rulebook-refusal-national = Regeln står i lag och kan inte ändras här. Bara lokala regler sätts av kommunen.
rulebook-refusal-past = Regeln kan ändras tidigast från och med { $today }. Det som har beslutats tidigare följer den regel som gällde då.
rulebook-refusal-kind = Värdet är av ett annat slag än regelns. Ange det i samma enhet som nu.
rulebook-refusal-outside = Värdet måste ligga mellan { $least } och { $most }.
rulebook-refusal-items = Listan måste ha minst en och högst 50 poster, var och en med namn.
rulebook-refusal-same = Det värdet gäller redan den dagen. Ange ett annat värde eller en annan dag.
