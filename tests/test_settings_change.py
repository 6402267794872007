"""One setting is changed in the learner's file, and the rest of it stays."""

import re
import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz import settings_change
from k2quiz.errors import FaultyFileError, StorageError
from k2quiz.settings import BOUNDS, THEMES, Settings, read_settings
from k2quiz.settings_change import Value, change_setting, changed

FILE = """\
# mine, all mine
new_per_day = 10    # new cards a day

day_starts_at = 4   # the hour
theme = 'light'     # paper

[keys]  # fingers
# left hand
undo = ["u", "ctrl+z"]   # take back
flag = "m"
# the end
"""

NUMBERS = {name: st.integers(bounds.start, bounds.stop - 1) for name, bounds in BOUNDS.items()}
SINGLE = st.one_of(
    *(st.tuples(st.just(name), numbers) for name, numbers in NUMBERS.items()),
    st.tuples(st.just("theme"), st.sampled_from(THEMES)),
    st.tuples(
        st.sampled_from(["keys.undo", "keys.redo", "keys.flag"]),
        st.none() | st.lists(st.sampled_from(["a", "#", '"', "ctrl+z", "\\"]), min_size=1).map(tuple),
    ),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "config.toml"


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def expected(known: dict[str, object], name: str, value: Value) -> dict[str, object]:
    """What a file means once a setting was changed in it."""
    *tables, last = name.split(".")
    keys = known.get("keys")
    inner = dict(keys) if isinstance(keys, dict) else {}
    target = inner if tables else known
    if value is None:
        target.pop(last, None)
    else:
        target[last] = list(value) if isinstance(value, tuple) else value
    return {**known, "keys": inner} if inner or "keys" in known else known


@given(st.lists(SINGLE, max_size=6), st.sampled_from([FILE, "", "keys = {undo = 'u'}\n", "theme = 'dark'"]))
def test_changes_say_what_they_are_to_say_and_keep_every_comment(changes: list[tuple[str, Value]], text: str) -> None:
    comments = re.findall("#.*", text)
    gone = {"keys.undo": "# take back"}
    meant: dict[str, object] = tomllib.loads(text)
    for name, value in changes:
        text = changed(text, name, value)
        meant = expected(meant, name, value)
        comments = [comment for comment in comments if value is not None or comment != gone.get(name)]
        assert tomllib.loads(text) == meant
        assert [comment for comment in comments if comment not in text] == []


def test_a_change_touches_its_own_line_alone() -> None:
    before, after = FILE.split("\n"), changed(FILE, "new_per_day", 25).split("\n")
    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == [
        ("new_per_day = 10    # new cards a day", "new_per_day = 25    # new cards a day")
    ]


def test_a_first_change_makes_the_file_and_its_folder(path: Path) -> None:
    assert change_setting(path, "keys.undo", ["z"]) == Settings(keys={"undo": ("z",)})
    assert change_setting(path, "new_per_day", 3) == Settings(new_per_day=3, keys={"undo": ("z",)})
    assert read_settings(path) == Settings(new_per_day=3, keys={"undo": ("z",)})


def test_what_was_taken_out_is_as_shipped(path: Path) -> None:
    put(path, FILE)
    change_setting(path, "keys.undo", None)
    assert change_setting(path, "keys.redo", None).keys == {"flag": ("m",)}
    assert change_setting(path, "theme", None).theme == Settings().theme


def test_line_ends_of_windows_and_a_mark_at_the_start_do_no_harm(path: Path) -> None:
    put(path, "\ufeff# a\r\nnew_per_day = 3\r\n")
    assert change_setting(path, "new_per_day", 4).new_per_day == 4
    assert path.read_bytes() == b"# a\r\nnew_per_day = 4\r\n"


def test_a_read_only_file_stays_and_is_told(path: Path) -> None:
    put(path, FILE)
    path.chmod(stat.S_IRUSR)
    with pytest.raises(StorageError, match="is read-only"):
        change_setting(path, "new_per_day", 3)
    assert path.read_text("utf-8") == FILE


def test_a_disk_that_refuses_leaves_the_file_and_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    put(path, FILE)
    monkeypatch.setattr(settings_change, "put_whole", refuse)
    with pytest.raises(StorageError, match="No space left on device"):
        change_setting(path, "new_per_day", 3)
    assert path.read_text("utf-8") == FILE


def test_a_file_that_was_given_errors_meanwhile_is_left_to_be_mended(path: Path) -> None:
    put(path, "new_per_day = many\n")
    with pytest.raises(FaultyFileError):
        change_setting(path, "theme", "dark")
    assert path.read_text("utf-8") == "new_per_day = many\n"


def test_a_linked_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text(FILE, "utf-8")
    path.parent.mkdir()
    path.symlink_to(real)
    change_setting(path, "new_per_day", 3)
    assert path.is_symlink()
    assert "new_per_day = 3 " in real.read_text("utf-8")
