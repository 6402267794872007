from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.errors import FaultyFileError, Finding
from k2quiz.settings import HOME_VARIABLE, Settings, places, read_settings


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "config.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def findings(path: Path) -> tuple[Finding, ...]:
    with pytest.raises(FaultyFileError) as caught:
        read_settings(path)
    return caught.value.findings


def attempt(path: Path) -> tuple[Settings | None, tuple[Finding, ...]]:
    try:
        return read_settings(path), ()
    except FaultyFileError as error:
        return None, error.findings


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "config.toml") == Settings(new_per_day=10, day_starts_at=4)


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("", Settings()),
        ("# nothing\n", Settings()),
        ("new_per_day = 0\n", Settings(new_per_day=0)),
        ("new_per_day = 9_999\n", Settings(new_per_day=9_999)),
        ("day_starts_at = 23\r\nnew_per_day = 5\r\n", Settings(5, day_starts_at=23)),
        ("\ufeffday_starts_at = 0\n", Settings(day_starts_at=0)),
        ("reviews_per_day = 50\ntheme = 'light'\n", Settings(reviews_per_day=50, theme="light")),
        ("[keys]\nundo = ['z', 'ctrl+x']\nflag='m'\n", Settings(keys={"undo": ("z", "ctrl+x"), "flag": ("m",)})),
    ],
)
def test_a_file_replaces_the_defaults_that_it_names(text: str, settings: Settings, tmp_path: Path) -> None:
    assert read_settings(write(tmp_path, text)) == settings


@pytest.mark.parametrize(
    ("text", "spot", "message", "mend"),
    [
        ("new_per_dya = 5\n", "1:1", "unknown setting `new_per_dya`", "did you mean `new_per_day`?"),
        (
            "# one\ncolour = 1\n",
            "2:1",
            "unknown setting `colour`",
            "known: new_per_day, reviews_per_day",
        ),
        ("[study]\nnew_per_day = 5\n", "1:1", "unknown setting `study`", "known: new_per_day"),
        ("\nnew_per_day = -1\n", "2:1", "a whole number from 0 to 9999, not -1", "`new_per_day = 10`"),
        ("new_per_day = 10000\n", "1:1", "not 10000", "`new_per_day = 10`"),
        ("day_starts_at = 24\n", "1:1", "a whole number from 0 to 23, not 24", "`day_starts_at = 4`"),
        ("day_starts_at = '4'\n", "1:1", "not '4'", "`day_starts_at = 4`"),
        ("day_starts_at = 4.0\n", "1:1", "not 4.0", "`day_starts_at = 4`"),
        ("new_per_day = true\n", "1:1", "not True", "`new_per_day = 10`"),
        ("reviews_per_day = -1\n", "1:1", "a whole number from 0 to 9999", "`reviews_per_day = 9999`"),
        ("\ntheme = 'drak'\n", "2:1", "there is no theme 'drak'", "one of `dark`, `light`"),
        ("theme = 3\n", "1:1", "there is no theme 3", "one of `dark`, `light`"),
        ("keys = 3\n", "1:1", "`keys` must be a table", '`undo = ["u", "ctrl+z"]`'),
        ("[keys]\nflag = 'm'\nundo = 3\n", "3:1", "must be a key or a list of keys, not 3", "below `[keys]`"),
        ("[keys]\nundo = []\n", "2:1", "must be a key or a list of keys, not []", "below `[keys]`"),
        ("[keys]\nundo = ['u', 3]\n", "2:1", "must be a key or a list of keys", "below `[keys]`"),
        ("[keys.undo]\nkey = 'u'\n", "1:1", "must be a key or a list of keys", "below `[keys]`"),
        ("new_per_day = 10\nnew_per_day = 10\n", "2:17", "Cannot overwrite a value", "one setting a line"),
        ("new_per_day 10\n", "1:13", "Expected '='", "`name = number`"),
        ("new_per_day = \n", "1:15", "Invalid value", "`name = number`"),
        ("new_per_day = [1", "1:1", "Unclosed array", "`name = number`"),
        ("\n\nnew_per_day = " + "9" * 5000, "3:1", "a value that no setting can have", "`name = number`"),
        ("x = " + "[" * 100_000, "1:1", "a value that no setting can have", "`name = number`"),
    ],
)
def test_a_fault_is_found_where_it_stands(text: str, spot: str, message: str, mend: str, tmp_path: Path) -> None:
    (finding,) = findings(write(tmp_path, text))
    assert f"{finding.place.line}:{finding.place.column}" == spot
    assert finding.place.path == str(tmp_path / "config.toml")
    assert message in finding.message
    assert mend in finding.help


def test_all_faults_are_told_together(tmp_path: Path) -> None:
    path = write(tmp_path, "new_per_day = -1\nday_starts_at = 25\ncolour = 'red'\n")
    assert [finding.place.line for finding in findings(path)] == [1, 2, 3]


def test_another_encoding_is_told_to_become_utf_8(tmp_path: Path) -> None:
    (finding,) = findings(write(tmp_path, "# naïve\n".encode("cp1252")))
    assert (finding.message, finding.help) == ("the file is not UTF-8", "save it as UTF-8 text")


def test_what_is_no_file_cannot_be_read(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path)
    assert finding.message.startswith("cannot be read: ")
    assert finding.help == "check its permissions"


@given(st.text())
def test_any_text_is_settings_or_told_where_it_is_not(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = write(tmp_path_factory.getbasetemp(), text.encode("utf-8", "replace"))
    read, found = attempt(path)
    lines = path.read_text("utf-8-sig").split("\n")
    assert all(1 <= finding.place.line <= len(lines) for finding in found)
    assert (read == Settings()) != bool(found)


def test_the_home_variable_moves_both_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    assert (places().data, places().config) == (tmp_path, tmp_path)
    assert places().settings == tmp_path / "config.toml"


def test_a_relative_home_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(HOME_VARIABLE, "progress")
    assert places().data == tmp_path / "progress"


def test_a_tilde_is_the_learner_s_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv(HOME_VARIABLE, "~/progress")
    assert places().config == tmp_path / "progress"


@pytest.mark.parametrize("value", [None, ""])
def test_without_it_the_platform_s_folders_are_used(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HOME_VARIABLE, raising=False)
    if value is not None:
        monkeypatch.setenv(HOME_VARIABLE, value)
    found = places()
    assert found.data.is_absolute()
    assert "k2quiz" in str(found.data)
    assert "k2quiz" in str(found.config)
