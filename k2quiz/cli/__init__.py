"""Commands: parse flags, read the clock, build, print, and say by the exit code how it went."""
