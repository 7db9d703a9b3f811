# Vad programmet självt säger om en lista som läses in.
server-import-cell = Rad { $line }, ”{ $column }”: { $why }
