"""Numbers out of events: pure, and equal to what anybody would count in the journal."""
