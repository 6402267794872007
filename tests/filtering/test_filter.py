"""Text becomes a filter, or an error that says where and what."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.errors import UsageError
from k2quiz.filtering.fault import FilterError
from k2quiz.filtering.filter import parse
from k2quiz.filtering.terms import And, Compares, Everything, Filter, Has, Is, Not, Or, Words
from k2quiz.filtering.vocabulary import Field, Number, Sign, State
from tests.filtering.filters import PIECES, filters, near_texts

BANK = Has(Field.BANK, "safety")
DUE = Is(State.DUE)


def meaning(text: str) -> Filter | None:
    """The filter that a text means, if it means one."""
    try:
        return parse(text)
    except FilterError:
        return None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", Everything()),
        (" \t ", Everything()),
        ("warfarin", Words("warfarin")),
        ("MK-7", Words("MK-7")),
        ('"a fine phrase"', Words("a fine phrase")),
        ('say" "so', Words("say so")),
        ('"he said ""no"""', Words('he said "no"')),
        ("bank:safety", BANK),
        ("BANK:safety", BANK),
        ('tag:"two words"', Has(Field.TAG, "two words")),
        ("is:due", DUE),
        ("is:Due", DUE),
        ("lapses>2", Compares(Number.LAPSES, Sign.ABOVE, 2)),
        ("lapses:2", Compares(Number.LAPSES, Sign.EQUAL, 2)),
        ("ivl<=21", Compares(Number.INTERVAL, Sign.AT_MOST, 21)),
        ("due>=-3", Compares(Number.DUE, Sign.AT_LEAST, -3)),
        ("-flag:x", Not(Has(Field.FLAG, "x"))),
        ("--is:due", Not(Not(DUE))),
        ("bank:safety is:due", And((BANK, DUE))),
        ("bank:safety or is:due", Or((BANK, DUE))),
        ("x bank:safety OR is:due", Or((And((Words("x"), BANK)), DUE))),
        ("x (bank:safety or is:due)", And((Words("x"), Or((BANK, DUE))))),
        ("-(bank:safety or is:due)", Not(Or((BANK, DUE)))),
        ('"or"', Words("or")),
        ('"is:due"', Words("is:due")),
        ('"-x"', Words("-x")),
        ("flag:a:b<c", Has(Field.FLAG, "a:b<c")),
    ],
)
def test_a_text_means_a_filter(text: str, wanted: Filter) -> None:
    assert parse(text) == wanted


@pytest.mark.parametrize(
    ("text", "caret", "problem"),
    [
        ("bank:x is:deu", "       ^^^^^^", "There is no state `deu`. Did you mean `due`? Known: new, seen, due,"),
        ("bnk:x", "^^^^^", "There is no field `bnk`. Did you mean `bank`? Known: bank, topic,"),
        ("x (is:due", "  ^", "This parenthesis is not closed."),
        ("is:due)", "      ^", "No parenthesis is open here."),
        ('a "b c', "  ^^^^", "This quotation mark is not closed."),
        ("a or", "    ^", "Something to look for is missing here."),
        ("or a", "^^", "Something to look for is missing here."),
        ("()", " ^", "Something to look for is missing here."),
        ("a -", "   ^", "`-` leaves out what follows it, and nothing does."),
        ("lapses>many", "^^^^^^^^^^^", "`lapses` is compared with a whole number, as in `lapses>2`."),
        ("lapses>9999999999", "^^^^^^^^^^^^^^^^^", "`lapses` is compared with a whole number, as in `lapses>2`."),
        ("lapses>٣", "^^^^^^^^", "`lapses` is compared with a whole number"),
        ("lapses > 2", "       ^", "There is no field ``. Known: bank,"),
        ("bank<x", "^^^^^^", "`bank` is no number; write `bank:`."),
        ("bank:", "^^^^^", "There is no text to look for here."),
        ('""', "^^", "There is no text to look for here."),
        ("漢 is:x", "   ^^^^", "There is no state `x`."),
        ("(" * 41, " " * 40 + "^", "More than 40 parentheses and negations are inside one another."),
    ],
)
def test_an_error_shows_where_and_says_what_is_wrong_and_what_is_known(text: str, caret: str, problem: str) -> None:
    with pytest.raises(FilterError) as error:
        parse(text)
    shown, under, *said = str(error.value).split("\n")
    assert (shown, under) == (text, caret)
    assert said == [error.value.problem]
    assert error.value.problem.startswith(problem)
    assert isinstance(error.value, UsageError)


def test_an_error_shows_no_character_that_steers_a_terminal() -> None:
    with pytest.raises(FilterError) as error:
        parse("a\n\x1b[2J\u202e is:x")
    lines = str(error.value).split("\n")
    assert len(lines) == 3
    assert all(line.isprintable() for line in lines)
    assert lines[0][lines[1].index("^") :] == "is:x"


def test_an_error_about_a_word_shows_no_such_character_either() -> None:
    with pytest.raises(FilterError) as error:
        parse("is:\x1b[2J")
    assert str(error.value).replace("\n", "").isprintable()


@given(filters)
def test_the_text_of_a_filter_means_an_equal_one(wanted: Filter) -> None:
    assert parse(str(wanted)) == wanted


@given(st.one_of(near_texts, st.text()))
def test_any_text_is_a_filter_or_an_error(text: str) -> None:
    wanted = meaning(text)
    assert wanted is None or parse(str(wanted)) == wanted


def test_ten_thousand_random_texts_are_filters_or_errors() -> None:
    chance = Random(1)  # noqa: S311 - chance for a test, not for secrets
    faulty = 0
    for _ in range(10_000):
        text = "".join(chance.choices(PIECES, k=chance.randrange(10)))
        wanted = meaning(text)
        faulty += wanted is None
        assert wanted is None or parse(str(wanted)) == wanted
    assert 1_000 < faulty < 9_000


@pytest.mark.parametrize("text", ["(" * 100_000, "-" * 100_000, '"' * 99_999, "a " * 50_000, "a" * 100_000])
def test_no_length_or_depth_is_too_much(text: str) -> None:
    wanted = meaning(text)
    assert wanted is None or len(str(wanted)) <= len(text)
