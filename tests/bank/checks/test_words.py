import pytest

from k2quiz.bank.checks.words import content, is_english, likeness, unquoted, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MGP binds, then MK-7 acts.", ["mgp", "binds", "then", "mk-7", "acts"]),
        ("from 90-720 µg", ["from", "90", "720", "\N{GREEK SMALL LETTER MU}g"]),
        ("-5 and +5, 5% or <5", ["-5", "and", "5", "5%", "or", "<5"]),
        ("1,500 men; P 0.047", ["1,500", "men", "p", "0.047"]),
        ("dp-ucMGP", ["dp", "ucmgp"]),
        ("", []),
    ],
)
def test_words_are_those_that_a_reader_would_tell_apart(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_content_leaves_out_what_says_nothing_of_the_subject() -> None:
    assert content(["the", "marker", "of", "k2", "is", "up"]) == {"marker", "k2"}


def test_likeness_is_the_share_of_common_words() -> None:
    assert likeness(frozenset("ab"), frozenset("bc")) == pytest.approx(1 / 3)
    assert likeness(frozenset(), frozenset()) == 0


@pytest.mark.parametrize("text", ['a "b c" d', "a “b c” d", "a ‘b c’ d"])
def test_what_is_quoted_is_left_out(text: str) -> None:
    assert unquoted(text).split() == ["a", "d"]


@pytest.mark.parametrize(("tag", "english"), [("", True), ("en", True), ("en-GB", True), ("da", False), ("enm", False)])
def test_english_is_known_by_its_tag(tag: str, english: bool) -> None:  # noqa: FBT001 - a case
    assert is_english(tag) == english
