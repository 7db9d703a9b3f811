# What is wrong with a file, and what to do about it. $line is 0 when it is the file as a whole.

sheets-file-unknown = The file is neither csv nor xlsx. Save the list as one of them and choose the file again.
sheets-file-old = The file is an old or password-protected workbook. Save it as xlsx without a password.
sheets-file-too-large = The file is larger than { $max } MB. Split it into several files.
sheets-file-swells = The file unpacks to far more than a list holds and is not read. Copy the list to a new workbook and save it.
sheets-file-broken = The file is damaged and cannot be read. Open it in your spreadsheet program and save it again.
sheets-file-empty = The file has no rows. The first row should be the names of the columns.
sheets-too-many-rows = The file has more than { $max } rows. Split it.
sheets-too-many-columns = The file has more than { $max } columns. Remove those that do not belong to the list.
sheets-too-many-cells = The file has more than { $max } cells. Split it.
sheets-column-missing = The column “{ $column }” is missing. Add it, or fetch the template.
sheets-column-unknown = The column “{ $column }” is unknown. Remove it, or correct its name after the template.
sheets-column-twice = The column “{ $column }” is there twice. Keep one of them.
sheets-column-unnamed = Line { $line }: there are values in a column without a name. Name the column, or empty it.
sheets-cell-missing = Line { $line }, “{ $column }”: fill in a value.
sheets-cell-too-long = Line { $line }, “{ $column }”: at most { $max } characters. Shorten the text.
sheets-cell-error = Line { $line }, “{ $column }”: the spreadsheet program shows an error in the cell. Correct the formula, or write the value.
sheets-cell-not-integer = Line { $line }, “{ $column }”: write a whole number in digits.
sheets-cell-not-number = Line { $line }, “{ $column }”: write a number, for example 0.5.
sheets-cell-not-date = Line { $line }, “{ $column }”: write the day as 2025-01-31.
sheets-cell-not-yes-no = Line { $line }, “{ $column }”: write yes or no.
sheets-more = There are { $max } troubles more. Correct these first.

# Templates.
sheets-template-list = List
sheets-template-columns = Columns
sheets-template-column = Column
sheets-template-required = Must be filled in
sheets-template-description = What to write
sheets-template-example = Example
sheets-template-yes = Yes
sheets-template-no = No
