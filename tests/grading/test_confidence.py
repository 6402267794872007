from hypothesis import given
from hypothesis import strategies as st

from k2quiz.grading.confidence import Confidence, confidence_of


@given(st.lists(st.sampled_from(["right", "wrong", "hint", "quick"])), st.sampled_from(Confidence))
def test_the_code_of_confidence_is_found_among_others(others: list[str], confidence: Confidence) -> None:
    assert confidence_of([*others, confidence.value]) is confidence
    assert confidence_of(others) is None
