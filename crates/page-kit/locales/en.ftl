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
page-kit-own-page = My page
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
page-kit-cancel = Cancel
page-kit-choose = Choose
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
page-kit-chart-likely = Probably between (8 in 10)
page-kit-chart-almost-surely = Almost certainly between (19 in 20)
page-kit-map-label = Map: { $title }. The same numbers stand in the table.
page-kit-map-to = {" "}to{" "}

# Serving pages: what forms, problems and lists say.
page-kit-accessibility = Accessibility
page-kit-help = Help
page-kit-my-account = My account
page-kit-changed-title = Somebody else has changed this since you opened the page
page-kit-changed-body = What you wrote is still in the form. This has happened:
page-kit-changed-merge = If you save now, what stands in the form will hold. Copy in what the other has written if it is to stay.
page-kit-yes = Yes
page-kit-no = No
page-kit-export-csv = Download as csv
page-kit-export-xlsx = Download for Excel
page-kit-kept-title = Log in again
page-kit-kept-notice = You have been logged out. What you wrote is kept.
page-kit-kept-body = Log in again, and you can send what you wrote.
page-kit-kept-log-in = Log in again
page-kit-problem-home = To the start page
page-kit-problem-refused-title = It could not be done
page-kit-problem-changed-title = Somebody else was first
page-kit-problem-changed-body = What you wanted to change has been changed by somebody else. Go back, reload the page and try again.
page-kit-problem-denied-title = You may not do that
page-kit-problem-denied-body = You can see this, but your assignment does not let you do it. Ask the one who handles the case, or change assignment.
page-kit-problem-not-found-title = The page does not exist
page-kit-problem-not-found-body = The address may be wrong, or it is not for your assignment. Go to the start page and search from there.
page-kit-problem-large-title = That was too much at once
page-kit-problem-large-body = What you sent is larger than four megabytes. Shorten the text or divide it. Nothing was saved.
page-kit-problem-fault-title = Something went wrong on our side
page-kit-problem-fault-body = Nothing is half saved. Try again in a while. If it happens again, tell the number { $reference } to those who run the system.
page-kit-refusal-choice = Choose one of the alternatives.
page-kit-refusal-choices = Choose at least one of the alternatives.
page-kit-refusal-date = Write a day that exists, for example 2026-03-01.
page-kit-refusal-time = Write a time, for example 14.30.
page-kit-refusal-empty = The field must not be empty.
page-kit-refusal-future = The day lies ahead. Write when it happened.
page-kit-refusal-hidden = The text has hidden characters. Write it again, or paste it as plain text.
page-kit-refusal-long = The text is too long. There is room for { $max } characters.
page-kit-refusal-number = Write a whole number from { $least } to { $most }.
page-kit-refusal-personal-number-shape = Write ten or twelve digits, for example 19430519-2389.
page-kit-refusal-personal-number-date = That date does not exist, or lies ahead. Check the first digits.
page-kit-refusal-personal-number-check = The last digit does not fit the others. Check the number.
page-kit-refusal-request-used = This form has been sent once already, and what it said then is saved. What it says now is not saved. Send again if you want to save this too, or open what was saved and change it there.
