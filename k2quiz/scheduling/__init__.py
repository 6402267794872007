"""From a grade to the next day due: pure arithmetic, no clock."""
