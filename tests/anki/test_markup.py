import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.anki.markup import cited, explained, field_text, gap_text, listed
from k2quiz.card import Gap, Reference, Term
from k2quiz.text import is_harmful, printable
from tests.anki.learner import Page
from tests.anki.sample import HOSTILE

TEXTS = st.text() | st.lists(st.sampled_from(["{{c1::", "}}", "::", "[sound:", "<b>", "&lt;", "\x1f", "\n", "a"])).map(
    "".join
)
ELSEWHERE = (
    *("javascript:alert(1)", "javascript://x.org/%0aalert(1)", "data:text/html,x", "file:///etc/passwd"),
    *("ftp://x.org/a", "https://", "//x.org", "http://["),
)


@given(TEXTS)
def test_a_field_shows_the_printable_text_and_nothing_else(text: str) -> None:
    page = Page(field_text(text))
    assert page.text == printable(text).replace("\t", " ")
    assert not page.faults
    assert {tag for tag, _ in page.elements} <= {"br"}


@given(TEXTS)
def test_nothing_in_a_field_is_a_placeholder_a_sound_or_a_separator(text: str) -> None:
    assert not set("{}[]\x1f\x00\n\"'") & set(field_text(text))


@given(TEXTS, TEXTS)
def test_nothing_in_a_gap_ends_or_divides_it(answer: str, hint: str) -> None:
    inside = gap_text(Gap(7, Term(answer or "x"), hint)).removeprefix("{{c7::").removesuffix("}}")
    assert "{" not in inside
    assert "}" not in inside
    parts = inside.split("::")
    assert [Page(part).text for part in parts] == [
        printable(part).replace("\t", " ") for part in (answer or "x", hint) if part
    ]


def test_a_reference_leads_to_its_source() -> None:
    html = cited(Reference("a", "Smith & Co 2020", "https://doi.org/10.1/x?a=1&b=2"))
    page = Page(html)
    assert page.elements == [("a", {"href": "https://doi.org/10.1/x?a=1&b=2"})]
    assert page.text == "Smith & Co 2020 https://doi.org/10.1/x?a=1&b=2"


@pytest.mark.parametrize("link", [*ELSEWHERE, HOSTILE])
def test_a_link_that_does_not_lead_to_the_web_is_only_shown(link: str) -> None:
    page = Page(cited(Reference("a", "Smith 2020", link)))
    assert page.elements == []
    assert page.text == f"Smith 2020 {printable(link)}"


def test_a_link_cannot_leave_its_attribute() -> None:
    page = Page(cited(Reference("a", "", 'https://x.org/"onclick="alert(1)')))
    assert page.elements == [("a", {"href": 'https://x.org/"onclick="alert(1)'})]


def test_no_entries_make_no_list() -> None:
    assert listed([]) == ""
    assert listed(["a", "b"]) == "<ul><li>a</li><li>b</li></ul>"


def test_a_refused_answer_stands_with_its_reason_where_it_has_one() -> None:
    assert explained("ucMGP", "a < b") == "<b>ucMGP</b>: a &lt; b"
    assert explained("ucMGP", "") == "<b>ucMGP</b>"


@given(st.text())
def test_text_is_as_it_is_only_where_there_is_nothing_to_rewrite(text: str) -> None:
    assert (field_text(text) == text) == (printable(text) == text and not set(text) & set("&<>\"'{}[]\n\t"))


def test_no_character_that_is_obeyed_is_left_as_it_is() -> None:
    for character in map(chr, range(0x110000)):
        if is_harmful(character) or character in "&<>\"'{}[]\n\t":
            assert field_text(character) != character
