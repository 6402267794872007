"""What the import contract cannot see: modules that a command loads while it runs."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"textual", "rich", "genanki", "asyncio", "sqlite3"}
ROOT = Path(__file__).parent.parent

CORE = [
    "card",
    "errors",
    "text",
    "settings",
    "event",
    "grading.judge",
    "scheduling.queue",
    "study.desk",
    "insight.survey",
    "plain.stats",
]


def loaded_after(code: str, tmp_path: Path) -> set[str]:
    """The top-level modules in a new interpreter once it has run some code."""
    script = f"{code}\nimport sys; print('LOADED', *{{name.split('.')[0] for name in sys.modules}}, file=sys.stderr)"
    environment = {"K2QUIZ_HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stderr.rsplit("LOADED", 1)[1].split())


PRINTING = [
    "due",
    "check",
    "--version",
    "stats",
    "where",
    "--help",
    "list is:due",
    "list warfarin",
    "show safety/warning-scope",
]


@pytest.mark.parametrize("command", [line.split() for line in PRINTING], ids=PRINTING)
def test_a_command_that_only_prints_loads_nothing_heavy(command: list[str], tmp_path: Path) -> None:
    code = f"from k2quiz.cli.main import main; assert main({command!r}) == 0"
    assert not loaded_after(code, tmp_path) & HEAVY


@pytest.mark.parametrize("module", CORE)
def test_a_core_module_loads_nothing_heavy(module: str, tmp_path: Path) -> None:
    assert not loaded_after(f"import k2quiz.{module}", tmp_path) & {*HEAVY, "yaml", "filelock", "platformdirs"}


@pytest.mark.parametrize("command", ["due", "stats", "list"])
def test_a_command_that_counts_waits_for_no_card_and_no_archive_format(command: str, tmp_path: Path) -> None:
    again = f"from k2quiz.cli.main import main; assert main([{command!r}]) == 0"
    loaded_after(again, tmp_path)  # the first start keeps the deck
    assert not loaded_after(again, tmp_path) & {"decimal", "shlex", "shutil", "lzma"}


def test_plain_study_loads_no_textual(tmp_path: Path) -> None:
    code = "import sys, io; sys.stdin = io.StringIO(); from k2quiz.cli.main import main; assert main(['study']) == 0"
    assert not loaded_after(code, tmp_path) & HEAVY


def test_the_screen_loads_no_genanki(tmp_path: Path) -> None:
    assert "genanki" not in loaded_after("import k2quiz.tui.app", tmp_path)


def test_home_waits_for_nothing_that_it_may_not_need(tmp_path: Path) -> None:
    later = ["palette", "remapping", "adjusting", "screens.settings", "screens.help", "screens.study"]
    names = {f"k2quiz.tui.{name}" for name in later} | {"tomllib", "tomlkit"}
    assert "textual" in loaded_after(
        f"import k2quiz.tui.app, k2quiz.tui.preferences, sys; assert not {names!r} & set(sys.modules)", tmp_path
    )


def test_only_the_command_line_reads_a_clock() -> None:
    clocks = ("datetime.now(", "date.today(", "time.time(", "monotonic", "perf_counter", "utcnow")
    readers = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "k2quiz").rglob("*.py")
        if any(clock in path.read_text("utf-8") for clock in clocks)
    ]
    assert [path for path in readers if not path.startswith("k2quiz/cli/")] == []


def test_every_kind_has_a_test_of_its_name_and_a_row_in_the_guide() -> None:
    guide = (ROOT / "decks" / "README.md").read_text("utf-8")
    for path in (ROOT / "k2quiz" / "bank" / "kinds").glob("[a-z]*.py"):
        assert (ROOT / "tests" / "bank" / "kinds" / f"test_{path.stem}.py").exists(), path.stem
        assert f"| {path.stem} |" in guide, path.stem
