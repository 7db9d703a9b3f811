# The minutes account: what is granted, performed and paid, and why it differs.
# computed: minutes-account-by-
# computed: minutes-account-cause-
# computed: minutes-account-field-
# computed: minutes-account-paid-for-
# computed: minutes-account-stage-

minutes-account-way = Minutes account
minutes-account-way-payment = Payment
minutes-account-title = Minutes account
minutes-account-lead = Follow time from decision to payment. Every figure can be opened, and every difference is explained.
minutes-account-lead-sums = Follow time from decision to payment, in sums for each provider, district or month.
minutes-account-empty = Nothing is counted for these months.
minutes-account-empty-body = The account is counted every night, up to the day before. Choose another month, or look again tomorrow.
minutes-account-group = Group
minutes-account-by = Divide by
minutes-account-by-month = Month
minutes-account-by-provider = Provider
minutes-account-by-district = District
minutes-account-from = From month
minutes-account-to = To month
minutes-account-provider = Provider
minutes-account-district = District
minutes-account-all = All
minutes-account-together = Together
minutes-account-hidden = Hidden
minutes-account-no-district = Without a district
minutes-account-share = Performed of frame time
minutes-account-hours = hours
minutes-account-stairs = Time step by step
minutes-account-trend = Performed of frame time, month by month
minutes-account-counted-to = Counted to { $day }.
minutes-account-counted-at = Last counted { $moment }.
minutes-account-not-counted = Nothing is counted yet.

# The stages.
minutes-account-stage-granted = Granted
minutes-account-stage-framed = Frame time
minutes-account-stage-planned = Planned
minutes-account-stage-scheduled = Scheduled
minutes-account-stage-performed = Performed
minutes-account-stage-typed = Typed afterwards
minutes-account-stage-paid = Paid

# Why they differ.
minutes-account-cause-not-begun = Granted, but the provider has not begun
minutes-account-cause-after-end = Granted, but the order has ended
minutes-account-cause-without-decision = Ordered without a decision in force
minutes-account-cause-no-plan = No care plan is agreed
minutes-account-cause-plan-differs = The plan has more or less than the frame time
minutes-account-cause-before-start = Planned before the provider has told that it began
minutes-account-cause-calendar = Visits fall unevenly over the month
minutes-account-cause-not-laid = Planned visits that never came into the schedule
minutes-account-cause-beyond = Visits in the schedule that the plan does not have, or not any more
minutes-account-cause-moved = Moved into the month or out of it
minutes-account-cause-altered = Longer, shorter or with other staff in the schedule
minutes-account-cause-person-asked = Cancelled, the person asked
minutes-account-cause-person-away = Cancelled, the person was away
minutes-account-cause-staffing = Cancelled, nobody could come
minutes-account-cause-help-over = Cancelled, the help is over or rests
minutes-account-cause-other-reason = Cancelled for another reason
minutes-account-cause-not-told = Nobody has reported the visit
minutes-account-cause-not-made = Reported as not made
minutes-account-cause-no-time = Begun or ended without a time
minutes-account-cause-shorter = Shorter than planned
minutes-account-cause-longer = Longer than planned
minutes-account-cause-more-people = More people came than planned
minutes-account-cause-unscheduled = Performed without being in the schedule
minutes-account-cause-without-terms = The provider has no terms
minutes-account-cause-by-terms = The terms pay for something else than performed time
minutes-account-cause-not-settled = The month is not settled
minutes-account-cause-since-settled = Changed after the month was settled

minutes-account-differences = Why the stages differ
minutes-account-differences-intro = Between two stages stands what has come or gone. The causes add up to the difference.
minutes-account-cause = Cause
minutes-account-difference = Difference
minutes-account-in-all = Difference in all
minutes-account-look = Look into it
minutes-account-unexplained = { $minutes } are unexplained. That should not be possible: tell those who run the system.
minutes-account-untraced = Performed time that belongs to no order
minutes-account-untraced-body = These minutes are reported but are not in the sums below. The provider needs to look into them.
minutes-account-untraced-line = { $unit }, { $month }: { $minutes }

# Rows.
minutes-account-rows = Rows
minutes-account-rows-lead = One row for each order and month, by case number. The name is shown only if you may see the person.
minutes-account-rows-empty = No rows.
minutes-account-rows-empty-body = Nothing here has this cause or these months. Choose something else above.
minutes-account-number = Case
minutes-account-person = Name
minutes-account-month = Month
minutes-account-order = The minutes day by day
minutes-account-days = The days of the month
minutes-account-order-gone = The order is not with the provider any more. This is what was counted and paid.
minutes-account-day = Day
minutes-account-visit = Visit
minutes-account-visits = The visits behind the figures
minutes-account-visits-empty = No visits in the month.
minutes-account-what = What happened
minutes-account-cancelled = Cancelled
minutes-account-done = Performed
minutes-account-typed = typed afterwards

# Payment.
minutes-account-payment = Payment
minutes-account-payment-lead = What each provider is to get for the month, by its terms. A settled month does not change; what comes afterwards is put right in the next.
minutes-account-payment-empty = No provider has anything to be paid for this month.
minutes-account-payment-empty-body = The account is counted every night. Choose another month above.
minutes-account-payable-minutes = Time to pay for
minutes-account-payable = To pay
minutes-account-paid-sum = Settled amount
minutes-account-settled-sum = Settled
minutes-account-state = State
minutes-account-state-running = The month is not over
minutes-account-state-counting = Waits to be counted
minutes-account-state-ripe = To be settled
minutes-account-settled-on = Settled { $day }
minutes-account-not-settled = Not settled
minutes-account-settlement = Settlement
minutes-account-per-hour = Price per hour
minutes-account-sum = Amount
minutes-account-put-right = Putting { $month } right
minutes-account-lines-empty = Nothing to pay.
minutes-account-lines-empty-body = No order has time to pay for in the month, and nothing earlier has to be put right.
minutes-account-to-look-at = Look into this before the month is settled
minutes-account-to-look-at-body = This did not go as it was meant to. What is corrected afterwards comes with the next month.
minutes-account-settle-title = Settle the month
minutes-account-settle-lead = The lines above are what is paid. They cannot be changed afterwards. What is reported or corrected later comes with the next month.
minutes-account-settle = Settle { $sum }
minutes-account-settled = The month is settled.
minutes-account-count-title = Count again now
minutes-account-count-lead = The account is counted again every night. If something was just corrected you can count the month again at once.
minutes-account-count = Count the month again
minutes-account-counted = The month is counted again.
minutes-account-count-nothing = The month has not begun, so there is nothing to count.
minutes-account-terms = Terms
minutes-account-terms-lead = What the provider is paid for, and how much. New terms hold from the beginning of a month until others follow.
minutes-account-terms-known = Terms that hold and have held
minutes-account-terms-new = New terms
minutes-account-terms-from = From month
minutes-account-terms-from-hint = Year and month, for example 2027-01.
minutes-account-terms-framed = Frame time, { $price } an hour
minutes-account-terms-performed = Performed time, { $price } an hour
minutes-account-terms-capped = Performed time up to { $cap } % of frame time, { $price } an hour
minutes-account-terms-saved = The terms are saved.
minutes-account-no-terms = No terms
minutes-account-no-terms-body = Without terms nothing can be paid. Set them below.
minutes-account-paid-for = What is paid for?
minutes-account-paid-for-performed = Performed time
minutes-account-paid-for-framed = Frame time, whatever was performed
minutes-account-cap = At most, of frame time
minutes-account-cap-hint = Leave empty if all performed time is paid for. 100 means that never more than the month's frame time is paid for.
minutes-account-price-hint = In kronor, for example 412,50. For in-house providers, the internal price.
minutes-account-save = Save the terms

# No, and what to do instead.
minutes-account-refusal-price = Write a price between 0.01 and 5,000 kronor.
minutes-account-refusal-cap = Write a number between 1 and 300, or leave it empty.
minutes-account-refusal-cap-framed = Where frame time is paid for there is no limit. Take the number away, or choose performed time.
minutes-account-refusal-month = Write year and month, for example 2027-01.
minutes-account-refusal-far = Terms can begin at most two years back or two years ahead.
minutes-account-refusal-settled = { $month } is settled already. Let the terms begin in a later month.
minutes-account-refusal-already-settled = The month is settled already. What has changed since comes with the next.
minutes-account-refusal-month-not-over = The month is not over. It can be settled when its last day is counted.
minutes-account-refusal-not-counted = The whole month is not counted yet. Count it again, or wait until tomorrow.
minutes-account-refusal-no-terms = The provider has no terms for the month. Set terms first.
minutes-account-refusal-earlier-month = { $month } is not settled. Settle the months in order.
minutes-account-refusal-form = The form is not whole. Open the page again and try anew.

# History.
minutes-account-history-terms-set = set terms of payment
minutes-account-history-month-settled = settled a month's payment
minutes-account-field-from = From
minutes-account-field-paid-for = Paid for
minutes-account-field-per-hour = Price per hour
minutes-account-field-cap = Limit in per cent
minutes-account-field-month = Month
minutes-account-field-minutes = Time
minutes-account-field-sum = Amount

# Measures.
minutes-account-measure-performed = Performed time of frame time
minutes-account-measure-performed-definition = How much of the frame time was performed, for each order and whole month: the middle value. Only months that are over, and only orders that gave time in the month.
