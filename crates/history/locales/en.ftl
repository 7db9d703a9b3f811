# computed: history-field-
### Words for history itself.

history-history-page-read = read a page
history-history-checkpoint-taken = took a checkpoint

history-field-number = number
history-field-root = root

history-flaw-altered = The entry has been altered.
history-flaw-gap = Entries before this one are missing, or it was put in.
history-flaw-unlinked = The entry does not continue the one before it.
history-flaw-unreadable = The row cannot be read as an entry.
history-flaw-head-missing = The chain has entries but no head.
history-flaw-head-differs = The chain's head is not its last entry.
history-flaw-emptied = The chain has a head but not one entry.
history-flaw-root-differs = Another entry stands here than when the checkpoint was taken.

# The nightly look, in history and on the administrator's home page.
history-history-looked = looked whether all holds
history-field-unread = Rooms that cannot be read
history-field-visits-without-order = Scheduled visits without an order
history-field-visits-beyond-help = Visits on days without a decision
history-field-minutes-untraced = Performed minutes without a decision
history-field-plans-without-duty = Late plans that nobody is told of
history-field-account-unexplained = Differences in the account without a cause
history-field-account-summed = Sums of causes in the account that are not those of their rows
history-field-account-paid = Paid amounts that are not the sum of their rows
history-field-account-settled = Settlements that are not the sum of their rows
history-field-account-uncounted = Months of the account that were never counted
history-field-account-miscounted = Minutes that come out otherwise when counted anew
history-field-goals-misread = Indicators that are not what the rows say
history-field-goals-misjudged = Goals and indicators judged otherwise than the table says
