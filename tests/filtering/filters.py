"""Hypothesis strategies for filters, and for texts that could be filters."""

from hypothesis import strategies as st

from k2quiz.filtering.terms import And, Compares, Filter, Has, Is, Not, Or, Words
from k2quiz.filtering.vocabulary import Field, Number, Sign, State

_TEXTS = st.one_of(
    st.sampled_from(["or", "-x", "a b", 'say "so"', "(", "is:due", "MK-7", "Ångström", "two", "demo", "<", " x"]),
    st.text(min_size=1, max_size=8),
).filter(lambda text: bool(text.strip()))

terms: st.SearchStrategy[Filter] = st.one_of(
    st.builds(Words, _TEXTS),
    st.builds(Has, st.sampled_from(Field), _TEXTS),
    st.builds(Is, st.sampled_from(State)),
    st.builds(Compares, st.sampled_from(Number), st.sampled_from(Sign), st.integers(-400, 400)),
)
"""Filters of one term."""


def _several(parts: st.SearchStrategy[Filter]) -> st.SearchStrategy[tuple[Filter, ...]]:
    return st.lists(parts, min_size=2, max_size=3).map(tuple)


filters: st.SearchStrategy[Filter] = st.recursive(
    terms,
    lambda parts: st.one_of(st.builds(Not, parts), st.builds(And, _several(parts)), st.builds(Or, _several(parts))),
    max_leaves=6,
)
"""Filters of any form."""

PIECES = [
    *(f"{field}:" for field in Field), *(f"is:{state}" for state in State), *Number, *Sign,
    *'():-"<=> \t\n0123456789abcxyzäµ\u202e\x1b', " or ", '"a b"', "is:", "\ud800", "٣", "  ", "ivl>2", "-(", "bank:x",
]  # fmt: skip
"""What texts are made of that are nearly filters."""

near_texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
"""Texts that are nearly filters."""
