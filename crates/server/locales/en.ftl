# What the program itself says of a list that is imported.
server-import-cell = Line { $line }, “{ $column }”: { $why }

# What does not hold between the rooms when an installation is looked at. The first are named by their ids.
server-verify-visits-without-order = Visits in the schedule whose care plan has no order that the provider has said yes to: { $count }. The first: { $first }
server-verify-visits-beyond-help = Planned visits on days on which no decision gives help: { $count }. The first: { $first }
server-verify-minutes-untraced = Visits with performed minutes that do not trace to a decision: { $count }. The first: { $first }
server-verify-plans-without-duty = Care plans whose time has run out and on which nobody has an open duty: { $count }. The first: { $first }
server-verify-account-unexplained = Rows of the minutes account whose causes do not explain their differences: { $count }. The first, order and month: { $first }
server-verify-account-summed = Providers' months whose sums of causes in the minutes account are not those of the rows: { $count }. The first, provider and month: { $first }
server-verify-account-paid = Rows of the minutes account where what is paid is not the sum of the settlement lines: { $count }. The first, order and month: { $first }
server-verify-account-settled = Settlements that are not the sum of their lines: { $count }. The first: { $first }
server-verify-account-uncounted = Months of providers that have rows in the minutes account and were never counted: { $count }. The first: { $first }
server-verify-account-miscounted = Rows of the minutes account that come out otherwise when they are counted anew, with nothing changed since: { $count }. The first, order or provider and month: { $first }
server-verify-account-changed = Rows of the minutes account where something has changed since they were counted: { $count }. They are counted anew tonight. The first, order or provider and month: { $first }
server-verify-goals-misread = Indicators whose latest value is not what the rows of the measure say, with nothing changed since: { $count }. The first: { $first }
server-verify-goals-misjudged = Indicators or goals that are not judged as the municipality's table says: { $count }. The first: { $first }
server-verify-goals-uncounted = Indicators that are not counted once more from the tables, since their measure is another than when they were read or is counted in one way only: { $count }. The first: { $first }
server-verify-goals-changed = Indicators whose rows have changed since they were read: { $count }. They are read anew tonight. The first: { $first }
