"""YAML faults: one root cause each, where it is, what it is, how to mend it."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.bank.checks import check
from k2quiz.bank.node import ListNode, MapNode, Node, TextNode
from k2quiz.bank.reader import read_yaml
from k2quiz.bank.rules import Report
from k2quiz.errors import Severity, UsageError
from tests.bank.authoring import HEADER, STATEMENT, bank, findings, item, only, spots, write


def ask(text: str) -> str:
    """A bank with one item, whose question stands on line 7 from column 10 on."""
    return bank(item(f"ask: {text}\ntruth: true\n"))


FAULTS: dict[str, tuple[str | bytes, str, str, str]] = {
    # what the author wrote; where and which rule; what the message says; what the help says
    "anchor": (ask("&a b"), "7:10 K2Q105", "`&a` is a YAML anchor", "quote the text"),
    "alias": (ask("*MGP inhibits"), "7:10 K2Q105", "`*MGP` is a YAML alias", "quote the text"),
    "merge": (HEADER + "  - &a\n    id: q1\n", "6:5 K2Q105", "`&a`", "`defaults`"),
    "billion laughs": ("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "1:4 K2Q105", "`&a`", "`defaults`"),
    "tag": (ask("!important thing"), "7:10 K2Q107", "`!important` is a YAML tag", "quote the text"),
    "python tag": (ask("!!python/object/apply:os.system [ls]"), "7:10 K2Q107", "`!!python/object", "quote the text"),
    "field given twice": (ask("b\nask: c"), "8:5 K2Q203", "`ask` is given twice, first on line 7", "keep one"),
    "second document": (ask("b") + "---\nk2quiz: 1\n", "9:1 K2Q104", "second `---`", "one bank a file"),
    "NUL": (ask("a\0b"), "7:11 K2Q101", "control character U+0000", "remove it"),
    "raw escape": (ask("a\x1b[31mb"), "7:11 K2Q101", "control character U+001B", "remove it"),
    "escaped escape": (ask('"a\\e[31mb"'), "7:10 K2Q101", "control character U+001B", "'single quotes'"),
    "OSC 52": (ask('"\\e]52;c;aGk=\\a"'), "7:10 K2Q101", "control character U+001B", "'single quotes'"),
    "alpha in double quotes": (ask('"the $\\alpha$ form"'), "7:10 K2Q101", "U+0007", "'single quotes'"),
    "bidi override": (ask("a\u202eb"), "7:11 K2Q102", "invisible character U+202E", "remove it"),
    "escaped bidi override": (ask('"a\\u202Eb"'), "7:10 K2Q102", "invisible character U+202E", "remove it"),
    "zero width space": (ask("a\u200bb"), "7:11 K2Q102", "invisible character U+200B", "remove it"),
    "line separator": (ask("a\u2028b"), "7:11 K2Q102", "invisible character U+2028", "remove it"),
    "mark in the middle": (ask("a\ufeffb"), "7:11 K2Q102", "invisible character U+FEFF", "remove it"),
    "no character": (ask("a\uffffb"), "7:11 K2Q102", "invisible character U+FFFF", "remove it"),
    "Windows-1252": (ask("naïve").encode("cp1252"), "7:12 K2Q002", "byte 0xEF", "this byte would be `ï`"),
    "Windows-1252 after CR and a mark": (b"\xef\xbb\xbfa\r\xff", "2:1 K2Q002", "byte 0xFF", "save the file as UTF-8"),
    "UTF-16": (ask("b").encode("utf-16"), "1:1 K2Q002", "the file is UTF-16", "save it as UTF-8"),
    "UTF-16 without a mark": (ask("b").encode("utf-16-le"), "1:1 K2Q002", "the file is UTF-16", "save it as UTF-8"),
    "UTF-32": (ask("b").encode("utf-32"), "1:1 K2Q002", "the file is UTF-32", "save it as UTF-8"),
    "empty": ("", "1:1 K2Q200", "the file is empty", "start it with `k2quiz: 1`"),
    "comments only": ("# one\n# two\n", "1:1 K2Q200", "the file is empty", "start it with `k2quiz: 1`"),
    "document mark only": ("---\n", "1:1 K2Q200", "the file is empty", "start it with `k2quiz: 1`"),
    "tab": (HEADER + "  - id: q1\n\task: b\n", "7:1 K2Q100", "a tab used for indentation", "two spaces"),
    "too deep": (ask("[" * 40), "7:24 K2Q106", "nested more than 16 levels", "stray `[`"),
    "too long": (ask("x" * 20_001), "7:10 K2Q212", "20,001 characters", "quote that is never closed"),
    "too large": (b"# " + b"x" * 9_000_000, "1:1 K2Q003", "larger than 8 MiB", "split it"),
    # colons
    "colon in text": (
        ask("Which is right: A or B?"),
        "7:24 K2Q100",
        "a `: ` inside unquoted text",
        "quote it: ask: 'Which is right: A or B?'",
    ),
    "colon and apostrophe": (ask("MGP's form: which?"), "7:20 K2Q100", "a `: `", "ask: 'MGP''s form: which?'"),
    "colon at the end": (ask("Which is right:"), "7:24 K2Q100", "a `: `", "quote it: ask: 'Which is right:'"),
    "colon after the dash": (HEADER + "  - ask: One: two\n", "6:13 K2Q100", "a `: `", "quote it: - ask: 'One: two'"),
    "colon in a list": (
        bank(item("ask: b\nright: a\nwrong:\n  - This: is: it\n  - c\n")),
        "10:17 K2Q100",
        "a `: `",
        "quote it: - 'This: is: it'",
    ),
    "colon in wrapped text": (ask("Which of these\n  is right: A or B?"), "8:15 K2Q100", "began above", "`>-`"),
    "very long text with a colon": (ask("x" * 200 + ": b"), "7:210 K2Q100", "a `: `", "'single quotes'"),
    "no space after the colon": (
        bank(item("ask:What is it?\ntruth: true\n")),
        "7:5 K2Q100",
        "a space is missing after the colon",
        "write `ask: What is it?`",
    ),
    "no space after the last colon": (bank(item("truth: true\nask:b\n")), "8:5 K2Q100", "a space", "write `ask: b`"),
    "no colon": (bank(item("ask\ntruth: true\n")), "7:5 K2Q100", "this line is not `name: value`", "colon missing"),
    "no space after the dash": (
        HEADER + "  -id: q1\n    ask: b\n",
        "6:1 K2Q100",
        "a space is missing after `-`",
        "write `- id: q1`",
    ),
    # signs that text cannot begin with
    "star": (ask("*MGP* inhibits"), "7:10 K2Q100", "cannot begin with `*`", "quote it: '*MGP* inhibits'"),
    "backtick": (ask("`MGP` is what?"), "7:10 K2Q100", "cannot begin with ```", "quote it: '`MGP` is what?'"),
    "at": (ask("@home"), "7:10 K2Q100", "cannot begin with `@`", "quote it: '@home'"),
    "percent": (ask("% of men"), "7:10 K2Q100", "cannot begin with `%`", "quote it: '% of men'"),
    "percent first in the file": ("%x\n", "1:1 K2Q100", "cannot begin with `%`", "quote it: '%x'"),
    "bar": (ask("|x| is what?"), "7:10 K2Q100", "cannot begin with `|`", "quote it: '|x| is what?'"),
    "greater": (ask(">bold"), "7:10 K2Q100", "cannot begin with `>`", "quote it: '>bold'"),
    "comma": (ask(", then?"), "7:10 K2Q100", "cannot begin with `,`", "quote it: ', then?'"),
    "bracket": (ask("[MGP] is what?"), "7:10 K2Q100", "cannot begin with `[`", "quote it: '[MGP] is what?'"),
    "closing brace": (ask("} is what?"), "7:10 K2Q100", "cannot begin with `}`", "quote it: '} is what?'"),
    "dash": (ask("- b"), "7:10 K2Q100", "cannot begin with `-`", "quote it: '- b'"),
    "question mark": (ask("? b"), "7:10 K2Q100", "cannot begin with `?`", "quote it: '? b'"),
    "two braces": (ask("{{a}} b"), "7:10 K2Q100", "cannot begin with `{`", "`>-`"),
    "two braces alone": (ask("{{c1::a}}"), "7:10 K2Q100", "cannot begin with `{`", "`>-`"),
    "list as a name": ("? [a]\n: b\n", "1:3 K2Q100", "a name must be text", "`name: value`"),
    # quotes and brackets
    "unclosed double quote": (ask('"MGP is what?'), "7:10 K2Q100", "this quote is never closed", "close it"),
    "unclosed single quote": (ask("'MGP is what?"), "7:10 K2Q100", "this quote is never closed", "close it"),
    "text after a quote": (ask('"MGP" is what?'), "7:16 K2Q100", "text after a closing quote", "quote the whole"),
    "apostrophe in quotes": (ask("'it's so'"), "7:14 K2Q100", "text after a closing quote", "apostrophe is doubled"),
    "mu in double quotes": (ask('"the $\\mu$"'), "7:16 K2Q100", "a backslash inside", "'single quotes'"),
    "surrogate": (ask('"a\\uD800b"'), "7:14 K2Q100", "a backslash inside", "'single quotes'"),
    "unclosed bracket": (
        bank(item("ask: b\nright: [a, b\nwrong: [c]\n")),
        "8:12 K2Q100",
        "this `[` is never closed",
        "close it with `]`",
    ),
    "unclosed brace": (HEADER.replace("demo/one", "{a: b"), "3:7 K2Q100", "this `{` is never closed", "with `}`"),
    "bracket open at the end": ("a: [b,\n", "2:1 K2Q100", "a `[` or `{` is never closed", "close it"),
    "bracket open before spaces": ("a: [b  ", "1:4 K2Q100", "this `[` is never closed", "close it"),
    "bracket alone": ("[", "1:2 K2Q100", "a `[` or `{` is never closed", "close it"),
    "no comma": (bank(item('ask: b\nright: ["b" c]\n')), "8:17 K2Q100", "a `,` is missing", "quotes"),
    "comment in a list": (
        bank(item("ask: b\nright: [a #fff, b]\nwrong: c\n")),
        "8:15 K2Q100",
        "` #` starts a YAML comment",
        "quote the text",
    ),
    # indentation
    "too far in": (bank(item("ask: b\n  truth: true\n")), "8:7 K2Q100", "as if it went on", "line `truth` up"),
    "too far out": (bank(item("ask: b\n")) + "   truth: true\n", "8:4 K2Q100", "fits no line above", "line it up"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_gives_one_finding_with_its_place_and_a_way_to_mend_it(fault: str, tmp_path: Path) -> None:
    text, spot, message, mend = FAULTS[fault]
    finding = only(tmp_path, text)
    assert spots([finding]) == [spot]
    assert message in finding.message
    assert mend in finding.help
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize("fault", FAULTS)
def test_a_mended_line_is_read(fault: str, tmp_path: Path) -> None:
    """Where the help offers a line, that line in place of the faulty one is sound YAML."""
    text, _, _, _ = FAULTS[fault]
    finding = only(tmp_path, text)
    offered = finding.help.removeprefix("quote it: ")
    if offered != finding.help and isinstance(text, str):
        lines = text.split("\n")
        line = lines[finding.place.line - 1]
        indent = line[: len(line) - len(line.lstrip())]
        whole = offered.startswith(("ask:", "- "))
        lines[finding.place.line - 1] = indent + offered if whole else line[: finding.place.column - 1] + offered
        report = Report()
        assert isinstance(read_yaml(write(tmp_path, "\n".join(lines)), report), MapNode | TextNode)
        assert report.findings == []
    else:
        assert finding.help


WARNINGS = {
    "colour": ("Which colour is #fff?", "7:26 K2Q118", "`#fff?` is a YAML comment"),
    "wrapped text": ("Which colour\n  is #fff?", "8:10 K2Q118", "`#fff?` is a YAML comment"),
    "after wide characters": ("é🦴 is #1", "7:16 K2Q118", "`#1` is a YAML comment"),
    "long comment": ("a #" + "x" * 50, "7:12 K2Q118", "…`"),
    "theta in double quotes": ('"the $\\theta$ form"', "7:10 K2Q119", "a backslash before `t` or `n`"),
    "nu in double quotes": ('"the $\\nu$ form"', "7:10 K2Q119", "a backslash before `t` or `n`"),
}


@pytest.mark.parametrize("case", WARNINGS)
def test_text_that_yaml_drops_or_changes_is_a_warning(case: str, tmp_path: Path) -> None:
    text, spot, message = WARNINGS[case]
    finding = only(tmp_path, ask(text))
    assert spots([finding]) == [spot]
    assert message in finding.message
    assert finding.severity is Severity.WARNING


SOUND: dict[str, str | bytes] = {
    "comment after text": ask("Which colour? # a remark"),
    "number sign in a block": ask("|\n      Which colour is #fff?"),
    "number sign in quotes": ask("'Which colour is #fff?' #done"),
    "comment on a line of its own": ask("b\n#truth: false"),
    "apostrophe in plain text": ask("Don't they say it isn't?"),
    "LaTeX in single quotes": ask("'the $\\theta$ and $\\nu$ form'"),
    "line break in double quotes": ask('"one\\ntwo"'),
    "price before a blank line in double quotes": ask('"It costs $400\n\nand more"'),
    "document mark first": "---\n" + ask("b"),
    "directive": "%YAML 1.2\n---\n" + ask("b"),
    "end mark": ask("b") + "...\n",
    "two byte-order marks": ("\ufeff\ufeff" + ask("naïve 🦴")).encode(),
    "byte-order mark and CRLF": ("\ufeff" + ask("naïve 🦴")).replace("\n", "\r\n").encode(),
    "CR alone": ask("b").replace("\n", "\r").encode(),
    "no line end": ask("b").rstrip("\n"),
    "joiners": ask("👩‍⚕️ می‌خواهم"),
    "no-break space and soft hyphen": ask("90\u00a0µg of vita\u00admin"),
}


def test_a_dropped_comment_is_marked_to_the_end_of_its_line(tmp_path: Path) -> None:
    place = only(tmp_path, ask("Which colour is #fff?")).place
    assert (place.column, place.end_line, place.end_column) == (26, 7, 31)


@pytest.mark.parametrize("case", SOUND)
def test_what_is_sound_is_read_in_silence(case: str, tmp_path: Path) -> None:
    assert findings(tmp_path, SOUND[case]) == []


def test_crlf_and_a_byte_order_mark_change_no_place(tmp_path: Path) -> None:
    text = ask("b\nask: c")
    expected = spots(findings(tmp_path, text))
    assert spots(findings(tmp_path, ("\ufeff" + text).replace("\n", "\r\n"))) == expected == ["8:5 K2Q203"]


@pytest.mark.parametrize(
    "scalar",
    ["No", "yes", "off", "1.10", "014", "0o14", "12:30", "12:30:45", "0x1F", "2024-01-01", "2024-02-30", "~", "null",
     "1_000", "1e3", "=", ".inf", "<<", "9" * 5000],
)  # fmt: skip
def test_a_scalar_stays_text(scalar: str, tmp_path: Path) -> None:
    report = Report()
    root = read_yaml(write(tmp_path, f"a: {scalar}\n"), report)
    assert isinstance(root, MapNode)
    value = root.get("a")
    assert isinstance(value, TextNode)
    assert value.value == scalar
    assert report.findings == []


def nodes(node: Node) -> list[Node]:
    """The node and everything in it."""
    if isinstance(node, ListNode):
        return [node, *(inner for entry in node.items for inner in nodes(entry))]
    if isinstance(node, MapNode):
        return [node, *(inner for key, value in node for inner in (key, *nodes(value)))]
    return [node]


@given(st.lists(st.text("aé🦴漢 x", min_size=1, max_size=8).map(lambda text: f"w{text}w"), min_size=1, max_size=6))
def test_places_count_characters_whatever_their_width(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    text = "🦴é: [" + ", ".join(texts) + "]\nlast:\n  - " + "\n  - ".join(texts) + "\n"
    root = read_yaml(write(tmp_path_factory.getbasetemp(), text, "places.yaml"), Report())
    assert root is not None
    lines = text.split("\n")
    for node in nodes(root):
        if isinstance(node, TextNode):
            place = node.place
            assert place.line == place.end_line
            assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == node.value


HOSTILE = {
    "100 KB of brackets": b"[" * 100_000,
    "a million deep": b"k2quiz: " + b"[" * 1_000_000,
    "a million braces": b"{" * 1_000_000,
    "a million dashes": b"- " * 1_000_000,
    "billion laughs": b"a: &a [x, x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(40)),
    "recursive alias": b"a: &a [*a]\n",
}


@pytest.mark.parametrize("attack", HOSTILE)
def test_a_hostile_file_ends_the_command_with_a_located_finding(attack: str, tmp_path: Path) -> None:
    path = write(tmp_path, HOSTILE[attack])
    done = subprocess.run(
        [sys.executable, "-m", "k2quiz", "check", path], capture_output=True, text=True, timeout=20, check=False
    )
    assert done.returncode == 1, done.stderr
    assert f"{path}:1:" in done.stdout
    assert "help: " in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(("levels", "rules"), [(16, []), (17, ["K2Q106"])])
def test_sixteen_levels_below_a_name_are_enough(levels: int, rules: list[str], tmp_path: Path) -> None:
    report = Report()
    read_yaml(write(tmp_path, "a: " + "[" * levels + "]" * levels + "\n"), report)
    assert [finding.code for finding in report.findings] == rules


def test_a_file_of_too_many_values_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("k2quiz.bank.reader.MOST_EVENTS", 100)
    finding = only(tmp_path, HEADER + "  - [" + "a, " * 100 + "]\n")
    assert finding.code == "K2Q108"
    assert finding.place.line == 6


def test_a_file_that_cannot_be_opened_is_a_finding(tmp_path: Path) -> None:
    folder = write(tmp_path / "deck", "k2quiz: 1\ndeck: {id: d, title: D}\n", "deck.yaml").parent
    (folder / "banks" / "not-a-file.yaml").mkdir(parents=True)
    found = check(folder)[1]
    assert [(finding.code, finding.place.line) for finding in found] == [("K2Q001", 1)]
    assert "permissions" in found[0].help


def test_a_pyyaml_without_libyaml_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("yaml.CSafeLoader")
    with pytest.raises(UsageError, match="without libyaml"):
        check(write(tmp_path, bank(item(STATEMENT))))
