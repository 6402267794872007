import pytest

from k2quiz.bank import rules
from k2quiz.bank.examples import EXAMPLES
from k2quiz.bank.explain import explanation
from k2quiz.errors import UsageError


@pytest.mark.parametrize("code", sorted(rules.codes()))
def test_a_page_has_the_reason_the_weight_and_the_examples_of_its_rule(code: str) -> None:
    page = explanation(code)
    assert page.startswith(f"{code} (")
    assert ("Warnings are advice" in page) == ("(warning)" in page)
    lines = [line.strip() for line in page.splitlines()]
    texts = (EXAMPLES[code].bad, EXAMPLES[code].good, EXAMPLES[code].locked)
    assert [line for text in texts for line in text.splitlines() if line.strip() not in lines] == []


def test_a_page_reads_as_one_would_write_it() -> None:
    assert explanation("k2q312") == (
        "K2Q312 (warning): no reference\n\n"
        "A claim without a source cannot be checked.\n\n"
        "Warnings are advice; `lint-ok: {K2Q312: reason}` in an item accepts one for it.\n\n"
        "What it finds, in the fields of an item:\n\n"
        "    ask: Natto holds vitamin K2.\n    truth: true\n    refs: []\n\n"
        "The same, mended:\n\n"
        "    ask: Natto holds vitamin K2.\n    truth: true\n    refs: [a2022]"
    )


def test_a_code_that_is_none_is_told_with_the_likeliest() -> None:
    with pytest.raises(UsageError, match=r"No rule has the code `K2Q3011` \(did you mean `K2Q3\d\d`\?\)"):
        explanation("K2Q3011")
