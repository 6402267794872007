"""Events on disk: append-only segments of plain text, one for each device and month."""
