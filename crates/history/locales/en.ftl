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
