# What the program itself says of a list that is imported.
server-import-cell = Line { $line }, “{ $column }”: { $why }
