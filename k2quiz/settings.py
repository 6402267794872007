"""A learner's settings, and where the platform keeps things."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from k2quiz.errors import FaultyFileError, Finding, Place, Severity

HOME_VARIABLE = "K2QUIZ_HOME"
"""The environment variable that moves all data and settings into one folder."""

SETTINGS_FILE = "config.toml"

_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a learner can set: new cards a day, and the local hour at which a day starts."""

    new_per_day: int = 10
    day_starts_at: int = 4


_BOUNDS: Mapping[str, range] = {"new_per_day": range(10_000), "day_starts_at": range(24)}


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
    findings = [finding for name, value in values.items() if (finding := _check(path, text, name, value))]
    if findings:
        raise FaultyFileError(findings)
    return Settings(**values)


def _check(path: Path, text: str, name: str, value: object) -> Finding | None:
    from difflib import get_close_matches  # noqa: PLC0415 - nor for what only a fault needs

    line = _line_of(text, name)
    known = [field.name for field in fields(Settings)]
    if name not in known:
        close = get_close_matches(name, known, n=1)
        mend = f"did you mean `{close[0]}`?" if close else f"known: {', '.join(known)}"
        return _finding(path, line, 1, f"unknown setting `{name}`", mend)
    bounds = _BOUNDS[name]
    if type(value) is int and value in bounds:
        return None
    message = f"`{name}` must be a whole number from {bounds.start} to {bounds.stop - 1}, not {value!r}"
    return _finding(path, line, 1, message, f"write, for instance, `{name} = {getattr(Settings(), name)}`")


def _syntax(path: Path, text: str, error: Exception) -> Finding:
    import tomllib  # noqa: PLC0415 - see above

    message = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "a value that no setting can have"
    match = _AT.search(message)
    line, column = (int(match[1]), int(match[2])) if match else (text.count("\n") + 1, 1)
    return _finding(path, line, column, _AT.sub("", message).strip(), "write `name = number`, one setting a line")


def _line_of(text: str, name: str) -> int:
    pattern = re.compile(rf"\s*[\[\"']*{re.escape(name)}\b")
    return next((number for number, line in enumerate(text.split("\n"), 1) if pattern.match(line)), 1)


def _finding(path: Path, line: int, column: int, message: str, mend: str) -> Finding:
    return Finding(Place(str(path), line, column, line, column + 1), "K2Q900", Severity.ERROR, message, mend)
