"""Installed decks: listed, meant by their ids everywhere, and removed without a loss."""

import io
import json
import re
import shlex
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from k2quiz.bank.bank_file import NAMESPACE
from k2quiz.bank.library import folder_of, installed, is_device
from k2quiz.cli.main import COMMANDS
from k2quiz.cli.workplace import Workplace, shipped_deck
from tests.cli.conftest import Run
from tests.cli.decks import BANK, DECK, FILES, folder

ROOT = Path(__file__).parents[2]
IDS = st.from_regex(NAMESPACE.pattern, fullmatch=True)


def test_the_shipped_deck_is_listed_first_and_each_with_its_size(run: Run, tmp_path: Path) -> None:
    run("add", folder(tmp_path / "deck"))
    run("add", folder(tmp_path / "lone", {"week.yaml": BANK.replace("vitamin-c/one", "a-week")}) / "week.yaml")
    facts = json.loads(run("list", "decks", "--json").out)
    assert [deck["id"] for deck in facts] == ["vitamin-k2", "a-week", "vitamin-c"]
    assert {key: facts[2][key] for key in ("title", "items", "cards")} == {"title": "Vitamin C", "items": 2, "cards": 2}
    assert Path(facts[2]["path"]).is_dir()
    assert all(deck.keys() == {"id", "title", "items", "cards", "path"} for deck in facts)
    assert "vitamin-c: Vitamin C (2 items, 2 cards)" in run("list", "decks").out


def test_a_deck_that_can_no_longer_be_read_is_told_and_hides_no_other(run: Run, home: Path, tmp_path: Path) -> None:
    run("add", folder(tmp_path / "deck"))
    (home / "decks" / "vitamin-c" / "deck.yaml").write_text("k2quiz: 2\n", "utf-8")
    told = run("list", "decks")
    assert told.code == 0
    assert "vitamin-k2: " in told.out
    assert "Deck vitamin-c cannot be read; `k2quiz check --deck vitamin-c` says why." in told.err
    assert "K2Q206" in run("check", "--deck", "vitamin-c").out
    assert len(Workplace(shipped_deck()).desks()[0]) == 1


@pytest.mark.parametrize(
    "command", ["due", "stats", "check", "where", "study --plain", "export anki -o {folder}/o.apkg"]
)
def test_an_installed_deck_is_meant_by_its_id(
    command: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    run("add", folder(tmp_path / "deck"))
    told = run(*command.format(folder=tmp_path).split(), "--deck", "vitamin-c")
    assert told.code == 0, told.err
    assert run("try", "--deck", "vitamin-c", "one/scurvy", "True").code == 0


def test_the_shipped_deck_has_an_id_too(run: Run) -> None:
    assert json.loads(run("where", "--deck", "vitamin-k2", "--json").out)["deck"] == str(shipped_deck())


def test_a_file_goes_before_a_deck_of_its_name(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", folder(tmp_path / "deck"))
    folder(tmp_path / "here" / "vitamin-c", {"deck.yaml": DECK, "banks/one.yaml": BANK})
    monkeypatch.chdir(tmp_path / "here")
    assert run("due", "--deck", "vitamin-c").out == "0 reviews due, 1 new card\n"


def test_a_deck_that_is_neither_here_nor_installed_is_said(run: Run, tmp_path: Path) -> None:
    run("add", folder(tmp_path / "deck"))
    told = run("due", "--deck", "vitamin-e")
    assert told.code == 2
    assert "There is no file or folder `vitamin-e`" in told.err
    assert "vitamin-k2, vitamin-c" in told.err


def test_a_removed_deck_is_gone_and_its_progress_comes_back_with_it(
    run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", folder(tmp_path / "deck"))
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n\n1\n\n"))
    run("study", "--deck", "vitamin-c")
    before = run("stats", "--deck", "vitamin-c").out
    assert "2 of 2 cards met" in before
    told = run("remove", "vitamin-c")
    assert told.code == 0
    assert "Your progress stays" in told.out
    assert dict(installed(home / "decks")) == {}
    assert run("due", "--deck", "vitamin-c").code == 2
    run("add", tmp_path / "deck")
    assert run("stats", "--deck", "vitamin-c").out == before


@pytest.mark.parametrize(
    ("name", "says"), [("vitamin-k2", "comes with k2quiz"), ("vitamin-d", "vitamin-c"), ("..", "no")]
)
def test_only_an_installed_deck_is_removed(name: str, says: str, run: Run, home: Path, tmp_path: Path) -> None:
    assert run("remove", name).code == 2
    run("add", folder(tmp_path / "deck"))
    told = run("remove", name)
    assert told.code == 2
    assert says in told.err
    assert list(installed(home / "decks")) == ["vitamin-c"]


@given(IDS, IDS)
@example("nul.x", "nul")
@example("con", "com1")
@example("a/", "a.")
def test_each_id_has_a_folder_of_its_own_that_any_system_can_have(one: str, other: str) -> None:
    library = Path("library")
    place = folder_of(one, library)
    assert place.parent == library
    assert not place.name.startswith(".")
    assert not place.name.endswith((".", " "))
    assert not is_device(place.name)
    assert (place == folder_of(other, library)) is (one == other)


def test_an_odd_id_is_installed_and_removed_like_any_other(run: Run, home: Path, tmp_path: Path) -> None:
    for deck_id in ("con", "nul.x", "a/../../b", "x."):
        files = {"deck.yaml": DECK.replace("id: vitamin-c", f"id: {deck_id}"), "banks/one.yaml": BANK}
        assert run("add", folder(tmp_path / "deck", files)).code == 0
        assert list(installed(home / "decks")) == [deck_id]
        assert run("due", "--deck", deck_id).code == 0
        assert run("remove", deck_id).code == 0
    assert {path.name for path in tmp_path.iterdir()} == {"home", "deck"}


def test_several_desks_share_one_day(run: Run, tmp_path: Path) -> None:
    run("add", folder(tmp_path / "deck"))
    desks, complaints = Workplace(shipped_deck()).desks()
    assert complaints == []
    (shipped, first), (deck, second) = desks
    assert [shipped.id, deck.id] == ["vitamin-k2", "vitamin-c"]
    assert first.load(shipped.cards).new == 10
    sitting = first.study(shipped.cards)
    question = sitting.session.question
    assert question is not None
    assert second.history.states == {}
    second.catch_up(first)
    assert second.history is first.history


def words_of(text: str) -> list[list[str]]:
    """The `k2quiz` command lines in a shell script, with what the build fills in left out."""
    lines = [line.strip() for line in text.splitlines()]
    return [[word for word in shlex.split(line) if "$" not in word] for line in lines if line.startswith("k2quiz ")]


def test_the_hook_runs_a_command_that_there_is_on_the_files_of_decks(run: Run, tmp_path: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert (hook["id"], hook["language"]) == ("k2quiz-check", "python")
    program, command = hook["entry"].split()
    assert (program, command in COMMANDS) == ("k2quiz", True)
    wanted = re.compile(hook["files"])
    assert [name for name in [*FILES, "decks/c/banks/x.yml"] if not wanted.search(name)] == []
    assert [name for name in ["ci/x.yaml", "banks/x/y.yaml", "banks/x.yaml.txt"] if wanted.search(name)] == []
    deck = folder(tmp_path / "deck")
    (deck / "references.yaml").write_text("k2quiz: 1\nreferences: {a: {title: A}}\n", "utf-8")
    assert run(command, *(deck / name for name in (*FILES, "references.yaml"))).code == 0


def test_the_action_runs_commands_that_there_are(run: Run, tmp_path: Path) -> None:
    path = ROOT / ".github" / "actions" / "check" / "action.yml"
    action = yaml.safe_load(path.read_text("utf-8"))
    assert action["runs"]["using"] == "composite"
    steps = [step for step in action["runs"]["steps"] if "run" in step]
    assert all(step["shell"] == "bash" for step in steps)
    assert not any("${{" in step["run"] for step in steps)  # what a workflow hands in never becomes part of a script
    (install,) = (step["run"] for step in steps if "pip install" in step["run"])
    assert (path.parent / install.split("$GITHUB_ACTION_PATH/")[1].strip('"') / "pyproject.toml").resolve().is_file()
    (line,) = words_of(steps[-1]["run"])
    deck = folder(tmp_path / "deck")
    assert run(*line[1:], "--strict", deck).code == 1
    assert run(*line[1:], deck).code == 0
    named = {name for step in steps for name in re.findall(r"inputs\.([\w-]+)", str(step))}
    assert named <= action["inputs"].keys()
