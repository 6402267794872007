"""How `check` speaks, to people and to programs, and what `--fix` does to files."""

import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.cli.formats import as_github
from k2quiz.cli.telling import Teller
from k2quiz.errors import Finding, Place, Severity
from k2quiz.text import is_harmful
from tests.cli.conftest import BANK, Run

COMMA = BANK.replace("number: 180", "number: 0,18")


def test_a_finding_shows_its_place_its_line_and_a_way_out(run: Run, bank: Path) -> None:
    bank.write_text(COMMA, "utf-8")
    told = run("check", bank)
    assert told.code == 1
    assert told.out.startswith("warning[") or told.out.startswith("error[")
    assert (
        "error[K2Q250]: `0,18` is not a number\n"
        f"  --> {bank}:13:13\n"
        "   |\n"
        "13 |     number: 0,18\n"
        "   |             ^^^^\n"
        "   = help: use a decimal point: 0.18 (`--fix` does it)\n"
    ) in told.out


def test_the_last_line_counts_what_was_found_and_what_authors_vouch_for(run: Run, bank: Path) -> None:
    text = COMMA.replace("    answer: dp", "    numbers: {'0.18': the label}\n    answer: dp")
    bank.write_text(text.replace("    back:", "    lint-ok: {K2Q310: it is drawn on the board}\n    back:"), "utf-8")
    last = run("check", bank).out.splitlines()[-1]
    assert last.startswith("1 error, ")
    assert last.endswith("; 1 fixable with --fix; 1 warning accepted with a reason; 1 number declared by items")


def test_json_is_a_list_of_findings_whichever_way_it_is_asked_for(run: Run, bank: Path) -> None:
    bank.write_text(COMMA, "utf-8")
    facts = json.loads(run("check", bank, "--json").out)
    assert facts == json.loads(run("check", bank, "--format", "json").out)
    (comma,) = [finding for finding in facts if finding["code"] == "K2Q250"]
    assert comma == {
        "code": "K2Q250",
        "severity": "error",
        "path": str(bank),
        "line": 13,
        "column": 13,
        "end_line": 13,
        "end_column": 17,
        "message": "`0,18` is not a number",
        "help": "use a decimal point: 0.18",
        "fixable": True,
    }
    assert any(not finding["fixable"] for finding in facts)


def test_github_gets_one_command_a_finding_with_the_path_from_the_repository(
    run: Run, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank.write_text(COMMA, "utf-8")
    monkeypatch.chdir(bank.parent)
    told = run("check", bank, "--format", "github")
    assert told.code == 1
    assert (
        "::error file=one.yaml,line=13,endLine=13,col=13,endColumn=16,title=K2Q250"
        "::`0,18` is not a number%0Ahelp: use a decimal point: 0.18\n"
    ) in told.out
    assert all(line.startswith(("::error file=", "::warning file=")) for line in told.out.splitlines())


def test_github_commands_cannot_be_forged_by_a_bank() -> None:
    place = Place("a,b:c%.yaml", 1, 2, 3, 4)
    told = as_github(Finding(place, "K2Q100", Severity.ERROR, "100 %\n::error::x", "a\r\nb"))
    assert told.endswith("::100 %25%0A::error::x%0Ahelp: a%0D%0Ab")
    assert "a%2Cb%3Ac%25.yaml,line=1,endLine=3,title=K2Q100::" in told


@pytest.mark.parametrize("codes", [(), ("\x1b[1;31m", "\x1b[1;34m", "\x1b[0m")])
@given(text=st.text(max_size=60), message=st.text(max_size=60), spot=st.tuples(st.integers(1, 4), st.integers(1, 40)))
def test_no_control_character_comes_out_whatever_a_file_holds(
    tmp_path_factory: pytest.TempPathFactory, codes: tuple[str, ...], text: str, message: str, spot: tuple[int, int]
) -> None:
    line, column = spot
    path = tmp_path_factory.getbasetemp() / "evil.yaml"
    path.write_bytes(text.encode("utf-8", "replace"))
    finding = Finding(Place(str(path), line, column, line, column + 1), "K2Q100", Severity.ERROR, message, text)
    told = Teller(coloured=bool(codes)).finding(finding)
    for code in codes:
        told = told.replace(code, "")
    assert not any(is_harmful(character) for character in told)
    assert f"{path}:{line}:{column}" in told
    assert len(told.split("\n")) <= 6


def test_lines_of_files_that_may_not_be_read_are_not_shown(run: Run, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hunter2\n", "utf-8")
    (tmp_path / "deck" / "banks").mkdir(parents=True)
    (tmp_path / "deck" / "deck.yaml").write_text("k2quiz: 1\ndeck: {id: d, title: D}\n", "utf-8")
    (tmp_path / "deck" / "banks" / "one.yaml").symlink_to(tmp_path / "secret")
    told = run("check", tmp_path / "deck")
    assert "K2Q004" in told.out
    assert "hunter2" not in told.out


class Terminal(io.StringIO):
    """Standard output as if it were a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("settings", "coloured"),
    [({}, True), ({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colour_is_for_terminals_unless_it_is_unwanted(
    run: Run, bank: Path, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], *, coloured: bool
) -> None:
    bank.write_text(COMMA, "utf-8")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert "\x1b" not in run("check", bank).out
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    run("check", bank)
    assert ("\x1b[1;31merror[K2Q250]\x1b[0m: " in screen.getvalue()) == coloured
    assert ("\x1b" in screen.getvalue()) == coloured


def test_fix_mends_the_file_says_what_it_did_and_tells_the_rest(run: Run, bank: Path) -> None:
    bank.write_bytes(("\ufeff" + COMMA.replace("front:", "frnt:")).replace("\n", "\r\n").encode())
    bank.chmod(0o600)
    told = run("check", "--fix", bank)
    assert told.code == 0
    assert bank.read_bytes() == ("\ufeff" + COMMA.replace("0,18", "0.18")).replace("\n", "\r\n").encode()
    assert bank.stat().st_mode & 0o777 == 0o600
    assert (
        f"mended[K2Q250]: `0,18` is not a number\n  --> {bank}:13:13\n   -     number: 0,18\n   +     number: 0.18\n"
        in (told.out)
    )
    assert "mended: 2 findings\n0 errors, " in told.out
    assert "warning[" in told.out
    again = run("check", "--fix", bank)
    assert "mended: 0 findings" in again.out


def test_a_refused_fix_is_said_and_counts(run: Run, bank: Path) -> None:
    bank.write_text(BANK.replace("number: 180", "number: 180 #mg"), "utf-8")
    told = run("check", "--fix", "--strict", bank)
    assert told.code == 1
    assert f"not mended: K2Q118 at {bank}:13:17, because" in told.out
    assert bank.read_text("utf-8") == BANK.replace("number: 180", "number: 180 #mg")


def test_fix_needs_to_be_told_what_it_may_change(run: Run) -> None:
    told = run("check", "--fix")
    assert told.code == 2
    assert "name the deck or bank" in told.err


def test_without_fix_no_file_changes(run: Run, bank: Path) -> None:
    bank.write_text(COMMA, "utf-8")
    run("check", bank)
    assert bank.read_text("utf-8") == COMMA


@pytest.fixture
def faulty_deck(tmp_path: Path) -> Path:
    """A deck whose own files have a fault, and each of whose two banks has another, and a number of its own."""
    folder = tmp_path / "deck"
    (folder / "banks").mkdir(parents=True)
    (folder / "deck.yaml").write_text("k2quiz: 1\ndeck: {id: d, title: D, languge: en}\n", "utf-8")
    for name in ("one", "two"):
        text = COMMA.replace("demo/one", f"demo/{name}").replace(
            "    answer: dp", "    numbers: {'0.18': a}\n    answer: dp"
        )
        (folder / "banks" / f"{name}.yaml").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    "paths",
    [
        ["banks/one.yaml", "banks/two.yaml"],
        ["."],
        ["deck.yaml", "banks/one.yaml", "."],
        ["./banks/../banks/one.yaml", "banks/two.yaml", "banks/one.yaml"],
    ],
    ids=" ".join,
)
def test_a_fault_is_told_once_whichever_files_of_a_deck_are_named(
    paths: list[str], run: Run, faulty_deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(faulty_deck)
    told = run("check", *paths).out
    assert told.count("error[K2Q204]") == 1
    assert told.count("error[K2Q250]") == 2
    assert "; 2 numbers declared by items" in told.splitlines()[-1]
    facts = json.loads(run("check", *paths, "--json").out)
    assert len([fact for fact in facts if fact["severity"] == "error"]) == 3
