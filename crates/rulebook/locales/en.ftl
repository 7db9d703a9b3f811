### Words for what a rule says.

rulebook-value-duty = no figure
rulebook-value-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
rulebook-value-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
rulebook-value-days = { $n ->
    [0] the same day
    [one] { $n } day
   *[other] { $n } days
}
rulebook-value-working-days = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
}
rulebook-value-weeks = { $n ->
    [one] { $n } week
   *[other] { $n } weeks
}
rulebook-value-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
rulebook-value-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
rulebook-value-calendar-years = { $n ->
    [one] until the end of the next calendar year
   *[other] until the end of calendar year { $n } after
}
rulebook-value-per-year = { $n ->
    [1] once a year
    [4] once a quarter
    [12] once a month
   *[other] { $n } times a year
}
rulebook-value-age = { $n } years of age
rulebook-value-count = { $n }
rulebook-value-share = { $decimal } ({ $percent } %)
rulebook-value-amount = { $n } kronor
rulebook-value-clock = { $time }
rulebook-value-items = { $n }: { $names }

rulebook-kind-guideline = the committee's guidelines
rulebook-kind-delegation = decision under delegation
rulebook-kind-agreement = agreement with the region
rulebook-kind-contract = contract with providers
rulebook-kind-routine = the office's routine

rulebook-refusal-unknown = There is no such rule. Choose a rule from the rule book.
rulebook-refusal-national = The rule stands in law and cannot be changed here. Only local rules are set by the municipality.
rulebook-refusal-past = The rule can be changed from { $today } at the earliest. What was decided before follows the rule that was valid then.
rulebook-refusal-kind = The value is of another kind than the rule's. Give it in the same unit as now.
rulebook-refusal-outside = The value must lie between { $least } and { $most }.
rulebook-refusal-items = The list must have at least one and at most 50 entries, each with a name.
rulebook-refusal-same = That value is already valid on that day. Give another value or another day.
