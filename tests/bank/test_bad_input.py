"""What authors get wrong: one finding each, where it is; and what `--fix` makes of it, wherever it stands."""

import os
import shutil
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from k2quiz.bank.checks import check
from k2quiz.bank.fix import mend
from k2quiz.bank.source import read_bytes
from k2quiz.errors import Finding
from tests.bank.authoring import HEADER, bank, item, write

TOPICS = "  topics: {safety: Safety, trials: Trials}\n"


class Row:
    """An item with a fault: where it is found, by which rule, and the item once it is mended, if it can be."""

    def __init__(self, fields: str, spot: str, code: str, mended: str | None = None) -> None:
        self.fields, self.code, self.mended = fields, code, mended
        self.line, self.column = map(int, spot.split(":"))


def truth(ask: str) -> str:
    """The fields of a statement, which stands on the item's second line from its sixth column on."""
    return f"id: q\nask: {ask}\ntruth: true\n"


def row(ask: str, spot: str, code: str, mended: str | None = None) -> Row:
    """A fault in the text of a question."""
    return Row(truth(ask), spot, code, None if mended is None else truth(mended))


def answer(more: str) -> str:
    """The fields of an item with a typed answer, and more of them from its fourth line on."""
    return f"id: q\nask: Which?\nanswer: natto\n{more}\n"


CHOICE = "id: q\nask: Which?\n"
NUMBER = "id: q\nask: How much?\n"

ROWS: dict[str, Row] = {
    # lines and columns count from the item's first field
    "NUL": row("a\0b", "2:7", "K2Q101", "ab"),
    "raw escape": row("a\x1b[31mb", "2:7", "K2Q101", "ab"),
    "raw OSC": row("a\x1b]52;c;aGk=\x07b", "2:7", "K2Q101", "ab"),
    "escaped escape": row('"a\\e[31mb"', "2:6", "K2Q101"),
    "escaped OSC": row('"\\e]52;c;aGk=\\a"', "2:6", "K2Q101"),
    "C1 of Windows": row("it\x92s", "2:8", "K2Q101", "it’s"),
    "bidi": row("a\u202eb", "2:7", "K2Q102", "ab"),
    "zero width": row("\u200ba\u200bb", "2:6", "K2Q102", "ab"),
    "line separator": row("a\u2028b", "2:7", "K2Q102", "a b"),
    "tab": Row("id: q\n\task: b\ntruth: true\n", "2:-3", "K2Q100", "id: q\nask: b\ntruth: true\n"),
    "bad indent": Row("id: q\nask: b\n  truth: true\n", "3:3", "K2Q100"),
    "colon": row("Which is right: A or B?", "2:20", "K2Q100", "'Which is right: A or B?'"),
    "colon before a remark": row("It's so: a # yes", "2:13", "K2Q100", "'It''s so: a' # yes"),
    "colon, wrapped below": row("So: a\n  or b?", "2:8", "K2Q100", "'So: a\n  or b?'"),
    "colon, and a name too far in": Row("id: q\nask: So: a\n  truth: true\n", "2:8", "K2Q100"),
    "tabs in a list": Row(CHOICE + "right: a\nwrong:\n\t\t- b\n\t\t- c\n", "5:-3", "K2Q100",
                          CHOICE + "right: a\nwrong:\n    - b\n    - c\n"),
    "star": row("*MGP* inhibits", "2:6", "K2Q100", "'*MGP* inhibits'"),
    "backtick": row("`MGP` is what?", "2:6", "K2Q100", "'`MGP` is what?'"),
    "at": row("@home", "2:6", "K2Q100", "'@home'"),
    "bracket": row("[MGP] is what?", "2:6", "K2Q100"),
    "after a quote": row('"MGP" is what?', "2:12", "K2Q100", "'\"MGP\" is what?'"),
    "apostrophe in quotes": row("'it's so'", "2:10", "K2Q100", "'it''s so'"),
    "two quotes": row('"a" or "b"', "2:10", "K2Q100"),
    "unclosed quote": row('"MGP is what?', "2:6", "K2Q100"),
    "comment": row("Which colour is #fff?", "2:22", "K2Q118", "'Which colour is #fff?'"),
    "comment in a flag": Row("id: q\nask: b\ntruth: true #yes\n", "3:13", "K2Q118"),
    "alpha": row('"$\\alpha$"', "2:6", "K2Q101"),
    "theta": row('"$\\theta$"', "2:6", "K2Q119"),
    "mu": row('"$\\mu$"', "2:8", "K2Q100"),
    "surrogate": row('"a\\uD800b"', "2:10", "K2Q100"),
    "tag": row("!important", "2:6", "K2Q107"),
    "python tag": row("!!python/object/apply:os.system [ls]", "2:6", "K2Q107"),
    "anchor": row("&a b", "2:6", "K2Q105"),
    "alias": row("*a", "2:6", "K2Q105"),
    "deep": row("[" * 50_000, "2:20", "K2Q106"),
    "field twice": row("b\nask: c", "3:1", "K2Q203"),
    "misspelt field": Row(answer("explian: x"), "4:1", "K2Q204", answer("explain: x")),
    "field of another tool": Row("id: q\nquestion: b\ntruth: true\n", "2:1", "K2Q204", truth("b")),
    "field of no tool": Row(answer("zzz: x"), "4:1", "K2Q204"),
    "field like two": Row(answer("ref: x"), "4:1", "K2Q204"),
    "misspelt field beside the right one": Row(answer("explain: x\nexplian: y"), "5:1", "K2Q204"),
    "no space after the colon": Row("id: q\nask:b\ntruth: true\n", "2:1", "K2Q100"),
    "no id": Row("ask: What is MGP?\nanswer: a protein\n", "1:1", "K2Q224",
                 "id: mgp\nask: What is MGP?\nanswer: a protein\n"),
    "bad id": Row("id: Q 1\nask: b\ntruth: true\n", "1:5", "K2Q222"),
    "id used twice": Row("id: filler-0\nask: b\ntruth: true\n", "1:5", "K2Q223"),
    "no answer": Row("id: q\nask: b\n", "1:1", "K2Q220"),
    "two kinds": Row("id: q\nask: b\ntruth: true\nnumber: 5\n", "4:1", "K2Q221"),
    "no ask": Row("id: q\ntruth: true\n", "1:1", "K2Q225"),
    "empty ask": row("''", "2:6", "K2Q211"),
    "ask is nothing": row("", "2:5", "K2Q211"),
    "ask is a list": row("[a, b]", "2:6", "K2Q210"),
    "right alone": Row(CHOICE + "right: a\n", "1:1", "K2Q240"),
    "choices, none right": Row(CHOICE + "choices:\n  - wrong: a\n  - wrong: b\n", "4:3", "K2Q244"),
    "choices, none wrong": Row(CHOICE + "choices:\n  - right: a\n  - right: b\n", "4:3", "K2Q245"),
    "choice on no side": Row(CHOICE + "choices:\n  - right: a\n  - why: b\n  - wrong: c\n", "5:5", "K2Q242"),
    "choice on both sides": Row(CHOICE + "choices:\n  - right: a\n    wrong: b\n  - wrong: c\n", "4:5", "K2Q242"),
    "same choice": Row(CHOICE + "right: MGP\nwrong: [a, mgp]\n", "4:12", "K2Q246"),
    "truth": Row("id: q\nask: b\ntruth: maybe\n", "3:8", "K2Q213"),
    "decimal comma": Row(NUMBER + "number: 0,5\nunit: mg\n", "3:9", "K2Q250", NUMBER + "number: 0.5\nunit: mg\n"),
    "comma of thousands": Row(NUMBER + "number: 1,500\nunit: mg\n", "3:9", "K2Q250"),
    "number with unit": Row(NUMBER + "number: 90 mcg\n", "3:9", "K2Q250"),
    "reversed range": Row(NUMBER + "number: 720..90\nunit: mg\n", "3:9", "K2Q251",
                          NUMBER + "number: 90..720\nunit: mg\n"),
    "tolerance": Row(NUMBER + "number: 5\ntolerance: few\n", "4:12", "K2Q253"),
    "tolerance of zero": Row(NUMBER + "number: 0\ntolerance: 5%\n", "4:12", "K2Q253"),
    "cloze without gap": Row("id: q\ncloze: a b\n", "2:8", "K2Q270"),
    "cloze half open": Row("id: q\ncloze: '{{c1::a}} {{b'\n", "2:8", "K2Q271"),
    "cloze without quotes": Row("id: q\ncloze: {{c1::a}} b\n", "2:8", "K2Q100", "id: q\ncloze: '{{c1::a}} b'\n"),
    "one pair": Row(CHOICE + "match: {a: b}\n", "3:8", "K2Q280"),
    "one step": Row(CHOICE + "order: [a]\n", "3:8", "K2Q280"),
    "front alone": Row("id: q\nfront: a\n", "1:1", "K2Q282"),
    "topic": Row(answer("topic: saftey"), "4:8", "K2Q226", answer("topic: safety")),
    "topic like no other": Row(answer("topic: money"), "4:8", "K2Q226"),
    "reference": Row(answer("refs: [avadec]"), "4:8", "K2Q227"),
    "difficulty 9": Row(answer("difficulty: 9"), "4:13", "K2Q214"),
    "difficulty hard": Row(answer("difficulty: hard"), "4:13", "K2Q214"),
    "item is text": Row("What is MGP?", "1:1", "K2Q201"),
    "too long": row("x" * 20_001, "2:6", "K2Q212"),
}  # fmt: skip

SAFE = "ask: 'One: two'  # a remark\nanswer: three\nexplain: >-\n  Some # text,\n\n  wrapped.\n"


def around(fields: str, place: int, size: int) -> str:
    """A bank of a few sound items with remarks, one of which has these fields instead."""
    items = [item(SAFE, f"filler-{number}") + f"  # remark {number}\n\n" for number in range(size)]
    lines = (line if line.startswith("\t") or not line else f"    {line}" for line in fields.rstrip("\n").split("\n"))
    items.insert(place, "  - " + "\n".join(lines).lstrip(" ") + "\n")
    return "# A bank.\n" + HEADER.replace("items:", TOPICS + "items:  # all of them") + "".join(items)


def form(path: Path) -> list[Finding]:
    """Everything wrong with the form of a bank."""
    return [finding for finding in check(path)[1] if finding.code < "K2Q3"]


def mended_text(path: Path) -> bytes:
    """What `--fix` makes of a file."""
    changes = mend(path).changes
    return changes[0].after if changes else path.read_bytes()


@pytest.mark.parametrize("name", ROWS)
def test_a_fault_is_one_finding_where_it_is(name: str, tmp_path: Path) -> None:
    fault = ROWS[name]
    found = form(write(tmp_path, around(fault.fields, 1, 3)))
    above = around("MARK", 1, 3).split("\n").index("  - MARK")
    spots = [(finding.place.line - above, finding.place.column - 4, finding.code) for finding in found]
    assert spots == [(fault.line, fault.column, fault.code)]


@pytest.mark.parametrize("name", ROWS)
def test_a_fault_that_can_be_mended_says_so(name: str, tmp_path: Path) -> None:
    fault = ROWS[name]
    path = write(tmp_path, around(fault.fields, 1, 3))
    fixable = [finding.code for finding in form(path) if finding.fix]
    if fault.mended is not None:
        assert fixable == [fault.code]
    assert mended_text(path).decode() == around(fault.mended or fault.fields, 1, 3)


@settings(max_examples=150, deadline=None)
@given(
    name=st.sampled_from([name for name, fault in ROWS.items() if fault.mended is not None]),
    place=st.integers(0, 4),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
    marked=st.booleans(),
)
def test_wherever_it_stands_a_fix_changes_the_fault_and_no_other_byte(
    tmp_path_factory: pytest.TempPathFactory, name: str, place: int, line_end: str, *, marked: bool
) -> None:
    fault = ROWS[name]

    def saved(fields: str | None) -> bytes:
        return (("\ufeff" if marked else "") + around(fields or "", place, 4)).replace("\n", line_end).encode()

    path = write(tmp_path_factory.getbasetemp(), saved(fault.fields), "faulty.yaml")
    after = mended_text(path)
    assert after == saved(fault.mended)
    write(path.parent, after, path.name)
    assert form(path) == []
    assert mend(path).changes == ()


FILES: dict[str, tuple[bytes, str, str, bytes | None]] = {
    "Windows-1252": (
        bank(item(truth("naïve – “so”")[6:])).encode("cp1252"),
        "7:12",
        "K2Q002",
        bank(item(truth("naïve – “so”")[6:])).encode(),
    ),
    "Windows-1252 in part": (
        bank(item(truth("漢字 na\udcefve")[6:])).encode("utf-8", "surrogateescape"),
        "7:15",
        "K2Q002",
        bank(item(truth("漢字 naïve")[6:])).encode(),
    ),
    "neither": (bank(item("ask: a\udc81b\ntruth: true\n")).encode("utf-8", "surrogateescape"), "7:11", "K2Q002", None),
    **{
        encoding: (text, "1:1", "K2Q002", bank(item(truth("naïve 漢")[6:])).encode())
        for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
        for text in [bank(item(truth("naïve 漢")[6:])).encode(encoding)]
    },
    "neither text": (b"k2quiz: 1\0\xe9\n", "1:11", "K2Q002", None),
    "empty": (b"", "1:1", "K2Q200", None),
    "comments alone": (b"# a\n", "1:1", "K2Q200", None),
    "a list": (b"- a\n", "1:1", "K2Q201", None),
    "20 MB": (b"# " + b"x" * 20_000_000, "1:1", "K2Q003", None),
    "surrogate in bytes": (
        bank(item("ask: a@b\ntruth: true\n")).encode().replace(b"@", b"\xed\xa0\x80"),
        "7:11",
        "K2Q002",
        bank(item("ask: a\u00ed\u00a0\u20acb\ntruth: true\n")).encode(),
    ),
    "50,000 brackets": (b"[" * 50_000, "1:18", "K2Q106", None),
    "two documents": ((bank(item(truth("b")[6:])) + "---\na: b\n").encode(), "9:1", "K2Q104", None),
    "no version": (
        b"# one\nbank: {id: a, title: A}\nitems: [{id: b, ask: c, truth: true}]\n",
        "1:1",
        "K2Q205",
        b"# one\nk2quiz: 1\nbank: {id: a, title: A}\nitems: [{id: b, ask: c, truth: true}]\n",
    ),
    "no version in braces": (
        b"{bank: {id: a, title: A}, items: [{id: b, ask: c, truth: true}]}\n",
        "1:1",
        "K2Q205",
        b"{k2quiz: 1, bank: {id: a, title: A}, items: [{id: b, ask: c, truth: true}]}\n",
    ),
    "no version after a mark": (
        b"---\nbank: {id: a, title: A}\nitems: [{id: b, ask: c, truth: true}]\n",
        "1:1",
        "K2Q205",
        b"---\nk2quiz: 1\nbank: {id: a, title: A}\nitems: [{id: b, ask: c, truth: true}]\n",
    ),
    "misspelt version": (
        b"k2quizz: 1\nbank: {id: a, title: A}\nitems: [{id: b, ask: c, truth: true}]\n",
        "1:1",
        "K2Q204",
        b"k2quiz: 1\nbank: {id: a, title: A}\nitems: [{id: b, ask: c, truth: true}]\n",
    ),
    "misspelt version behind a mark": (
        b"\xef\xbb\xbfk2quizz: 1\nbank: {id: a, title: A}\nitems: [{id: b, ask: c, truth: true}]\n",
        "1:1",
        "K2Q204",
        b"\xef\xbb\xbfk2quiz: 1\nbank: {id: a, title: A}\nitems: [{id: b, ask: c, truth: true}]\n",
    ),
    "version to come": (b"k2quiz: 2\nbank: {id: a, title: A}\n", "1:9", "K2Q206", None),
    "items are a mapping": (HEADER.encode() + b"  a: b\n", "6:3", "K2Q210", None),
    "id in braces": (
        HEADER.encode() + b"  - {ask: What is MGP?, answer: a}\n",
        "6:5",
        "K2Q224",
        HEADER.encode() + b"  - {id: mgp, ask: What is MGP?, answer: a}\n",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_faulty_file_is_one_finding_and_mended_where_it_can_be(name: str, tmp_path: Path) -> None:
    data, spot, code, mended = FILES[name]
    path = write(tmp_path, data)
    (finding,) = form(path)
    assert (f"{finding.place.line}:{finding.place.column}", finding.code) == (spot, code)
    assert (finding.fix is not None) == (mended is not None)
    assert mended_text(path) == (data if mended is None else mended)


def deck(folder: Path) -> Path:
    """A sound deck of one bank."""
    write(folder, "k2quiz: 1\ndeck: {id: d, title: D}\n", "deck.yaml")
    write(folder, bank(item(truth("b")[6:])), "banks/one.yaml")
    return folder


def test_what_is_no_ordinary_file_is_told_and_not_waited_for(tmp_path: Path) -> None:
    folder = deck(tmp_path / "deck")
    (folder / "banks" / "a-folder.yaml").mkdir()
    os.mkfifo(folder / "banks" / "a-pipe.yaml")
    (folder / "banks" / "gone.yaml").symlink_to("nowhere.yaml")
    (folder / "banks" / "round.yaml").symlink_to("round.yaml")
    found = form(folder)
    assert [Path(finding.place.path).name for finding in found] == [
        "a-folder.yaml",
        "a-pipe.yaml",
        "gone.yaml",
        "round.yaml",
    ]
    assert {finding.code for finding in found} == {"K2Q001"}
    assert "it is a folder" in found[0].message
    assert "not an ordinary file" in found[1].message
    assert form(folder / "banks" / "a-pipe.yaml")[0].code == "K2Q001"


@pytest.mark.parametrize("name", ["banks/two.yaml", "references.yaml", "facts.yaml"])
def test_a_link_out_of_the_deck_is_not_followed(name: str, tmp_path: Path) -> None:
    folder = deck(tmp_path / "deck")
    secret = write(tmp_path, "secret: 1\n", "secret.txt")
    (folder / name).symlink_to(secret)
    (finding,) = form(folder)
    assert (finding.code, finding.place.path) == ("K2Q004", str(folder / name))
    assert "secret" not in finding.message + finding.help


def test_a_link_within_the_deck_is_followed(tmp_path: Path) -> None:
    folder = deck(tmp_path / "deck")
    write(folder, bank(item(truth("b")[6:])).replace("demo/one", "demo/two"), "drafts/two.yaml")
    (folder / "banks" / "two.yaml").symlink_to("../drafts/two.yaml")
    assert form(folder) == []
    assert stat.S_ISLNK((folder / "banks" / "two.yaml").lstat().st_mode)


@pytest.mark.parametrize("name", ["deck.yaml", "references.yaml", "facts.yaml", "banks/one.yaml"])
def test_a_file_that_vanishes_between_listing_and_reading_is_told(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = deck(tmp_path / "deck")
    write(folder, "k2quiz: 1\nreferences: {a: {title: A, year: 2022}}\n", "references.yaml")
    write(folder, "k2quiz: 1\nfacts: [{id: a, claim: A, verdict: supported}]\n", "facts.yaml")
    assert form(folder) == []

    def vanish(path: Path) -> bytes:
        if path == folder / name:
            path.unlink()
        return read_bytes(path)

    monkeypatch.setattr("k2quiz.bank.source.read_bytes", vanish)
    assert [(finding.code, finding.place.path) for finding in form(folder)] == [("K2Q001", str(folder / name))]


def test_a_folder_that_vanishes_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = deck(tmp_path / "deck")

    def vanish(path: Path) -> bytes:
        shutil.rmtree(folder, ignore_errors=True)
        return read_bytes(path)

    monkeypatch.setattr("k2quiz.bank.source.read_bytes", vanish)
    assert "K2Q001" in {finding.code for finding in form(folder)}
