"""Whatever a bank file holds, it is read or told what is wrong with it, and where."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from k2quiz.bank.checks import check
from k2quiz.bank.load import load_deck
from k2quiz.errors import Finding
from tests.bank.authoring import HEADER, bank, item, write

ITEMS = {
    "single": "ask: Which?\nright: Natto\nwrong: [Spinach, 'Olive: oil']\n",
    "long": "ask: Which?\nchoices:\n  - right: Natto\n    why: 'It''s MK-7.'\n  - wrong: Oil\n    misconception: oil\n",
    "truth": "ask: Natto holds K2.\ntruth: false\ncorrection: No.\n",
    "number": "ask: How much?\nnumber: 90..720\nunit: µg\ntolerance: 5%\n",
    "typed": 'ask: "é?"\nanswer: natto\naccept: nattō\nreject:\n  - answer: miso\n    why: x\n  - tofu\n',
    "cloze": "cloze: >-\n  MGP is made by {{c1::smooth muscle|muscle::which}},\n  bone by {{c2::osteoblasts}}.\n",
    "match": "ask: Where?\nmatch:\n  MGP: the artery wall\n  Osteocalcin: 'bone: its matrix'\nextra: [fat]\nhint: x\n",
    "order": "ask: In which order?\norder: [made, carboxylated, bound]\nstatus: ready\nwas: [a, demo/two/b]\nrev: 2\n",
    "card": "front: Why K? # named in 1929\nback: |\n  Koagulation 🦴\nreverse: true\ntags: [a, b]\n",
}
SOUND = (
    "# A bank.\nk2quiz: 1\n\n"
    + HEADER.removeprefix("k2quiz: 1\n").replace("items:", "defaults: {difficulty: 2, level: apply}\nitems:")
    + "\n".join(item(fields, name) for name, fields in ITEMS.items())
)
LINES = SOUND.splitlines(keepends=True)
SIGNS = st.sampled_from(
    [*":#-[]{}\"'|>&*!%@`,?\\\t \n~=<.…é🦴\u202e\u200b\x1b\0\ufeff\uffff\x85\u2028", ": ", " #", "- "]
)


def text_of(path: Path) -> list[str]:
    """The lines as an editor shows them."""
    text = path.read_bytes().decode("utf-8", errors="replace")
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def lies_inside(finding: Finding, lines: list[str]) -> bool:
    """Whether the finding begins in the file or just behind the end of a line, and so does its end."""
    place = finding.place
    spots = ((place.line, place.column), (place.end_line, place.end_column))
    return all(1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1 for line, column in spots)


def assert_is_told(path: Path) -> None:
    """The file is checked without a crash, every finding lies inside it, and an item that is lost has an error."""
    loaded, found = check(path)
    lines = text_of(path)
    outside = [str(finding) for finding in found if not lies_inside(finding, lines)]
    assert outside == []
    assert all(finding.message and finding.help for finding in found)
    if loaded is None:
        assert any(finding.severity == "error" for finding in found)


@given(st.text())
def test_any_text_is_told(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    assert_is_told(write(tmp_path_factory.getbasetemp(), text.encode("utf-8", "replace"), "any.yaml"))


@given(st.binary())
def test_any_bytes_are_told(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    assert_is_told(write(tmp_path_factory.getbasetemp(), data, "any.yaml"))


@given(st.characters(exclude_categories=["Cs"]))
def test_any_character_in_a_question_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, character: str
) -> None:
    text = bank(item(f"ask: '_{character.replace(chr(39), '')}_'\ntruth: true\n"))
    assert_is_told(write(tmp_path_factory.getbasetemp(), text, "any.yaml"))


@st.composite
def changed_lines(draw: st.DrawFn) -> str:
    """A sound bank with up to three lines deleted, doubled, moved or indented anew."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 3))):
        at, to = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 3)):
            case 0:
                del lines[at]
            case 1:
                lines.insert(to, lines[at])
            case 2:
                lines.insert(to, lines.pop(at))
            case _:
                lines[at] = " " * draw(st.integers(0, 8)) + lines[at].lstrip(" ")
    return "".join(lines)


@st.composite
def changed_characters(draw: st.DrawFn) -> str:
    """A sound bank with up to four characters deleted, doubled or put in."""
    text = SOUND
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text) - 1))
        text = text[:at] + draw(st.sampled_from(["", text[at] * 2]) | SIGNS) + text[at + 1 :]
    return text


@settings(max_examples=400)
@given(changed_lines())
def test_a_bank_with_changed_lines_is_told(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    assert_is_told(write(tmp_path_factory.getbasetemp(), text, "changed.yaml"))


@settings(max_examples=400)
@given(changed_characters())
def test_a_bank_with_changed_characters_is_told(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    assert_is_told(write(tmp_path_factory.getbasetemp(), text, "changed.yaml"))


@given(st.sampled_from(sorted(ITEMS)), st.data())
def test_an_item_that_gives_no_card_has_an_error(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    """No item is lost in silence, whatever becomes of its values."""
    lines = ITEMS[name].splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    key, colon, _ = lines[at].partition(":")
    lines[at] = key + colon + data.draw(st.sampled_from(["", " []", " ~", " ''", " {}", " x", " [x]", " {a: b}", " 0"]))
    path = write(tmp_path_factory.getbasetemp(), bank(item("\n".join(lines) + "\n")), "item.yaml")
    loaded, found = check(path)
    assert (loaded and loaded.items) or any(finding.severity == "error" for finding in found)


@given(st.permutations(sorted(ITEMS)))
def test_ids_survive_any_order_of_the_items(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    path = write(tmp_path_factory.getbasetemp(), bank(*(item(ITEMS[name], name) for name in names)), "order.yaml")
    whole = ["demo/one/" + name for name in ITEMS if name not in ("cloze", "card")]
    parts = ["demo/one/card", "demo/one/card#reverse", "demo/one/cloze#c1", "demo/one/cloze#c2"]
    assert sorted(card.id for card in load_deck(path).cards) == sorted(whole + parts)


def test_the_bank_that_is_changed_is_sound_before(tmp_path: Path) -> None:
    loaded, found = check(write(tmp_path, SOUND))
    assert [finding for finding in found if not finding.code.startswith("K2Q3")] == []
    assert loaded is not None
    assert len(loaded.items) == len(ITEMS)
