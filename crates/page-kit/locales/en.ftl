# Words of the frame and the components.
page-kit-skip = Skip to the content
page-kit-nav = Main menu
page-kit-breadcrumbs = You are here
page-kit-search = Search
page-kit-search-placeholder = Name, personal number or case
page-kit-assignment = Assignment:
page-kit-assignment-change = Change assignment
page-kit-signed-in = Signed in:
page-kit-sign-out = Sign out
page-kit-language = Language
page-kit-theme = Light or dark
page-kit-theme-auto = As the device
page-kit-theme-light = Light
page-kit-theme-dark = Dark
page-kit-age = { $years ->
    [one] { $years } year old
   *[other] { $years } years old
 }
page-kit-own-words = In own words
page-kit-printed = Printed { $when } by { $who }
page-kit-notice-info = Good to know
page-kit-notice-success = Done
page-kit-notice-warning = Note
page-kit-notice-danger = Stop
page-kit-error = Error
page-kit-errors = { $count ->
    [one] One thing needs correcting
   *[other] { $count } things need correcting
 }
page-kit-optional = optional
page-kit-date-hint = Year-month-day, for example 2026-03-02
page-kit-time-hint = Hour and minute, for example 14:30
page-kit-personal-number-hint = Twelve digits: YYYYMMDD-XXXX
page-kit-count-limit = At most { $count } characters
page-kit-count-left = { $count } characters left
page-kit-count-over = { $count } characters too many
page-kit-filter = Show
page-kit-filter-clear = Show all
page-kit-filter-label = Narrow the list
page-kit-sort-by = Sort by
page-kit-pages = Pages
page-kit-page = Page { $page }
page-kit-page-before = Previous
page-kit-page-after = Next
page-kit-rows-shown = { $from }–{ $to } of { $of }
page-kit-why = Why?
page-kit-rule-law = Law
page-kit-rule-local = The municipality's own rule
page-kit-rule-holds = Holds
page-kit-rule-read = Read the whole rule
page-kit-figure-empty = Nothing to count yet
page-kit-figure-hidden = Hidden
page-kit-figure-definition = How it is counted
page-kit-figure-rows = Show what it counts
page-kit-small-hidden = Groups of fewer than { $count } persons are not shown, so that nobody can be recognised.
page-kit-progress = { $done } of { $of }
page-kit-letter = Letter: { $title }
page-kit-letter-reference = Case
page-kit-knot-done = Done
page-kit-knot-due = To be done
page-kit-knot-broken = The thread is broken here
page-kit-knot-ahead = Further ahead
page-kit-thread-broken = { $count ->
    [one] The thread is broken in one place
   *[other] The thread is broken in { $count } places
 }
page-kit-thread-whole = The thread is whole
page-kit-chart-table = The values in a table
page-kit-chart-when = Period
page-kit-chart-value = Value
page-kit-chart-target = Target
page-kit-chart-target-between = Target: { $low } to { $high } { $unit }
page-kit-chart-group = Group
page-kit-chart-trend = { $title }: from { $first } ({ $from }) to { $last } ({ $to }).
page-kit-chart-range = Between
page-kit-chart-no-value = Missing
