"""One setting changed in the learner's file, which keeps its comments and its order."""

import stat
from collections.abc import Sequence
from pathlib import Path

from k2quiz.disk import put_whole
from k2quiz.errors import StorageError
from k2quiz.settings import Settings, read_settings

Value = int | str | Sequence[str] | None
"""What a setting can be set to; None takes it out of the file, so that it is as shipped."""

KEYS = "keys"


def change_setting(path: Path, name: str, value: Value) -> Settings:
    """The settings once one of them was changed on disk; the keys of an action are called `keys.` and its word.

    Raises:
        StorageError: the file cannot be written, and is as it was.
        FaultyFileError: the file was given errors meanwhile.
    """
    read_settings(path)
    try:
        _write(path.resolve(), name, value)
    except OSError as error:
        raise StorageError(f"Not saved: {error.strerror or error}. That is the file {path}.") from error
    return read_settings(path)


def _write(path: Path, name: str, value: Value) -> None:
    text = ""
    if path.exists():
        if not path.stat().st_mode & stat.S_IWUSR:
            raise StorageError(f"Not saved: the settings file is read-only. Allow writing to {path}.")
        text = path.read_bytes().decode("utf-8-sig")
    path.parent.mkdir(parents=True, exist_ok=True)
    put_whole(path, changed(text, name, value).encode())


def changed(text: str, name: str, value: Value) -> str:
    """The text of a settings file with one setting changed in its place, or added at the end of its table."""
    # Half as slow to load as all of a command, and needed by nobody who only studies.
    import tomlkit  # noqa: PLC0415 - see above
    from tomlkit.container import Container  # noqa: PLC0415 - likewise
    from tomlkit.items import AbstractTable  # noqa: PLC0415 - likewise

    document = tomlkit.parse(text)
    *tables, last = name.split(".")
    table: Container | AbstractTable = document
    for each in tables:
        if each not in table:
            if value is None:
                return text
            table[each] = tomlkit.table()
        inner = table[each]
        table = inner if isinstance(inner, AbstractTable) else document
    if value is None:
        table.pop(last, None)
    else:
        table[last] = value if isinstance(value, int | str) else list(value)
    return document.as_string()
