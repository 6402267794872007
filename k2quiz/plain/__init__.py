"""The same study line by line, for pipes, screen readers and dumb terminals."""
