"""The three guides, held against the program."""

import os
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from shutil import copytree
from textwrap import dedent

import pytest

from k2quiz.bank.checks import check
from k2quiz.bank.item import COMMON, ID
from k2quiz.bank.kinds import all_kinds
from k2quiz.cli.main import COMMANDS
from k2quiz.errors import Severity
from k2quiz.filtering.vocabulary import FIELDS, IS, NUMBERS, STATES
from k2quiz.settings import Settings, read_settings
from k2quiz.tui.remapping import keymap_of

ROOT = Path(__file__).parent.parent
GUIDES = [ROOT / "README.md", ROOT / "decks" / "README.md", ROOT / "CONTRIBUTING.md"]
GUIDE = GUIDES[1].read_text("utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


COMMAND_LINES = [
    (guide, line) for guide in GUIDES for block in blocks(guide.read_text("utf-8"), "sh") for line in block.splitlines()
]


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    """A folder as the guides assume it: the decks, and the instructor's first bank."""
    copytree(ROOT / "decks", tmp_path / "decks")
    (tmp_path / "my-bank.yaml").write_text(blocks(GUIDE, "yaml")[0], "utf-8")
    return tmp_path


@pytest.mark.parametrize(("guide", "line"), COMMAND_LINES, ids=[line for _, line in COMMAND_LINES])
def test_a_command_in_a_guide_does_what_it_says(guide: Path, line: str, workshop: Path) -> None:
    del guide
    words = re.findall(r'"[^"]*"|\S+', line)
    if words[0] == "python3":
        assert (ROOT / words[1]).is_file()
        return
    assert words[0] == "k2quiz"
    environment = {**os.environ, "K2QUIZ_HOME": str(workshop / "home"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "k2quiz", *(word.strip('"') for word in words[1:])],
        cwd=workshop,
        env=environment,
        input="",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_the_first_bank_of_the_guide_has_only_the_warnings_that_it_names(workshop: Path) -> None:
    _, findings = check(workshop / "my-bank.yaml")
    assert {finding.code for finding in findings} == {"K2Q312"}


def test_the_examples_of_every_kind_have_no_errors(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    items = dedent(blocks(GUIDE, "yaml")[1])
    path.write_text(f"k2quiz: 1\nbank: {{id: a/b, title: B}}\nitems:\n{items}", "utf-8")
    _, findings = check(path)
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []


def test_the_guide_names_every_field() -> None:
    fields = [*COMMON, ID, *(field for kind in all_kinds() for field in (*kind.answer, *kind.more))]
    assert [field.name for field in fields if f"`{field.name}`" not in GUIDE] == []


def test_the_readme_names_every_setting_and_no_other() -> None:
    _, settings = GUIDES[0].read_text("utf-8").split("### Settings and keys")
    rows = re.findall(r"^\| `(\w+)` \|", settings, re.MULTILINE)
    assert rows == [field.name for field in fields(Settings)]


def test_the_settings_of_the_readme_are_taken(tmp_path: Path) -> None:
    (example,) = blocks(GUIDES[0].read_text("utf-8"), "toml")
    (tmp_path / "config.toml").write_text(example, "utf-8")
    settings = read_settings(tmp_path / "config.toml")
    assert settings != Settings()
    keymap, faults = keymap_of(settings.keys)
    assert faults == []
    assert keymap.chosen.keys() == settings.keys.keys()


def test_the_readme_has_the_whole_filter_language_and_no_more() -> None:
    filters, _ = GUIDES[0].read_text("utf-8").split("### Settings and keys")
    told = re.findall(r"^\| `([a-z:]+)` \| (.*) \|$", filters, re.MULTILINE)
    fields = [(f"{field}:", says) for field, says in FIELDS.items()]
    states = [(f"{IS}:{state}", says) for state, says in STATES.items()]
    assert told == [*fields, *states, *((f"{number}", says) for number, says in NUMBERS.items())]


def test_the_readme_names_every_command_or_points_to_the_help() -> None:
    readme = GUIDES[0].read_text("utf-8") + GUIDE
    assert [name for name in COMMANDS if f"k2quiz {name}" not in readme] == []


@pytest.mark.parametrize("guide", GUIDES, ids=[path.relative_to(ROOT).as_posix() for path in GUIDES])
def test_every_link_to_a_file_leads_to_one(guide: Path) -> None:
    links = re.findall(r"\]\((?!https?://)([^)#]+)\)", guide.read_text("utf-8"))
    assert [link for link in links if not (guide.parent / link).exists()] == []
