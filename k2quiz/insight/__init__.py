"""Numbers out of events: pure, and equal to what anybody would count in the journal.

They are named tuples, for every `k2quiz stats` makes each class of them anew, and a dataclass takes four times as long.
"""
