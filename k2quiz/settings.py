"""A learner's settings, and where the platform keeps things."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from k2quiz.errors import FaultyFileError, Finding, Place, Severity
from k2quiz.text import nearest

HOME_VARIABLE = "K2QUIZ_HOME"
"""The environment variable that moves all data and settings into one folder."""

SETTINGS_FILE = "config.toml"

Wrong = tuple[str, str, str]
"""The name of what is wrong, a message and how to mend it."""

_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


Keys = Mapping[str, tuple[str, ...]]
"""Keys as a learner writes them, by the words of the actions that they are given to."""

NO_LIMIT = 9999
"""As many reviews as a day can have: more than anybody does."""

THEMES = ("dark", "light", "contrast", "colour-blind", "ansi")
"""The colours that there are to choose from."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a learner can set: new cards and reviews a day, the local hour at which a day starts, colours, keys."""

    new_per_day: int = 10
    reviews_per_day: int = NO_LIMIT
    day_starts_at: int = 4
    theme: str = THEMES[0]
    keys: Keys = field(default_factory=dict)

    @property
    def reviews_limit(self) -> int | None:
        """How many reviews a day may ask for, if there is a limit."""
        return None if self.reviews_per_day == NO_LIMIT else self.reviews_per_day


BOUNDS: Mapping[str, range] = {
    "new_per_day": range(10_000),
    "reviews_per_day": range(NO_LIMIT + 1),
    "day_starts_at": range(24),
}
"""What the numbers among the settings can be."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders that hold one learner's progress and settings, and what can be made again."""

    data: Path
    config: Path
    cache: Path

    @property
    def decks(self) -> Path:
        """The decks that were installed, one folder each."""
        return self.data / "decks"

    @property
    def backups(self) -> Path:
        """The backups that are made without being asked for."""
        return self.data / "backups"

    @property
    def index(self) -> Path:
        """The journal's index, which any start may make again."""
        return self.cache / "journal-index.sqlite"

    @property
    def settings(self) -> Path:
        """The settings file, which need not exist."""
        return self.config / SETTINGS_FILE


def places() -> Places:
    """Where things are kept: in `K2QUIZ_HOME` if that is set, else in the platform's own folders."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        folder = Path(home).expanduser().absolute()
        return Places(data=folder, config=folder, cache=folder / "cache")
    # Imported late: most starts have `K2QUIZ_HOME` unset, but none of the core needs the platform.
    from platformdirs import PlatformDirs  # noqa: PLC0415 - see above

    folders = PlatformDirs("k2quiz", appauthor=False)
    return Places(folders.user_data_path, folders.user_config_path, folders.user_cache_path)


def read_settings(path: Path) -> Settings:
    """The settings in a file, or the defaults where there is none.

    Raises:
        FaultyFileError: the file has errors, each with its place.
    """
    text = _text(path)
    return _parsed(path, text) if text else Settings()


def faulty(path: Path, found: Iterable[Wrong]) -> FaultyFileError:
    """The error that tells what is wrong with values that `read_settings` let pass, each with its place."""
    text = _text(path)
    return FaultyFileError(_told(path, text, *wrong) for wrong in found)


def _text(path: Path) -> str:
    """The text of the file; none where there is no file."""
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        return ""
    except OSError as error:
        mend = "check its permissions"
        raise FaultyFileError([_finding(path, 1, 1, f"cannot be read: {error.strerror}", mend)]) from error
    except UnicodeDecodeError as error:
        raise FaultyFileError([_finding(path, 1, 1, "the file is not UTF-8", "save it as UTF-8 text")]) from error


def _parsed(path: Path, text: str) -> Settings:
    import tomllib  # noqa: PLC0415 - most learners have no settings file, and wait for every module

    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise FaultyFileError([_syntax(path, text, error)]) from error
    found = [wrong for name, value in values.items() for wrong in _wrong(name, value)]
    if found:
        raise FaultyFileError(_told(path, text, *wrong) for wrong in found)
    given = values.pop("keys", {}).items()
    keys = {action: (keys,) if isinstance(keys, str) else tuple(keys) for action, keys in given}
    return Settings(keys=keys, **values)


def _wrong(name: str, value: object) -> Iterator[Wrong]:
    """What is wrong with a value, and how to mend it."""
    if name in BOUNDS:
        bounds = BOUNDS[name]
        if type(value) is not int or value not in bounds:
            message = f"`{name}` must be a whole number from {bounds.start} to {bounds.stop - 1}, not {value!r}"
            yield name, message, f"write, for instance, `{name} = {getattr(Settings(), name)}`"
    elif name == "theme":
        if value not in THEMES:
            mend = f"write one of {', '.join(f'`{theme}`' for theme in THEMES)}"
            yield name, f"there is no theme {value!r}", mend
    elif name == "keys":
        yield from _wrong_keys(value)
    else:
        yield name, f"unknown setting `{name}`", _known_for(name)


def _wrong_keys(value: object) -> Iterator[Wrong]:
    mend = 'write, for instance, `undo = ["u", "ctrl+z"]` below `[keys]`'
    if not isinstance(value, dict):
        yield "keys", "`keys` must be a table", mend
        return
    for action, given in value.items():
        keys = [given] if isinstance(given, str) else given
        if not (isinstance(keys, list) and keys and all(isinstance(key, str) for key in keys)):
            yield action, f"`{action}` must be a key or a list of keys, not {given!r}", mend


def _known_for(name: str) -> str:
    known = [each.name for each in fields(Settings)]
    close = nearest(name, known)
    return f"did you mean `{close}`?" if close else f"known: {', '.join(known)}"


def _syntax(path: Path, text: str, error: Exception) -> Finding:
    import tomllib  # noqa: PLC0415 - see above

    message = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "a value that no setting can have"
    match = _AT.search(message)
    line, column = (int(match[1]), int(match[2])) if match else (text.count("\n") + 1, 1)
    return _finding(path, line, column, _AT.sub("", message).strip(), "write `name = number`, one setting a line")


def _line_of(text: str, name: str) -> int:
    pattern = re.compile(rf"\s*[\[\"']*{re.escape(name)}\b")
    return next((number for number, line in enumerate(text.split("\n"), 1) if pattern.match(line)), 1)


def _told(path: Path, text: str, name: str, message: str, mend: str) -> Finding:
    return _finding(path, _line_of(text, name), 1, message, mend)


def _finding(path: Path, line: int, column: int, message: str, mend: str) -> Finding:
    return Finding(Place(str(path), line, column, line, column + 1), "K2Q900", Severity.ERROR, message, mend)
