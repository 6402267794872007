"""Packages that Anki wrote, in each of its forms, and ways of spoiling what is in them."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

import zstandard
from mutants import mutant

from k2quiz.archive import zipped

Parcel = Mapping[str, bytes]
"""The members of a package, as they are before they are packed once more."""

SAMPLES = Path(__file__).parents[2] / "tests" / "data" / "anki"
"""Where they are; `samples.py` has Anki write them anew."""

_MODERN = "collection.anki21b"
_LEGACY = ("collection.anki21", "collection.anki2")
_ODD = (
    None, 0, -1, 1, 7, 2**31, 2**63 - 1, -(2**63), 9e999, 0.5, "", "x", b"", b"\xff\x00", "\x1f", "\x1b]52;c;aGk=\x07",
    "\u202e\u2066", "../../etc/passwd", "{{c1::", "{{c1::a}}" * 300, "a::b::c", "[sound:x]", "<img src=x.png>" * 50,
    "<" * 20_000, "&#0;&#xd800;", "[]", "{}", '{"1": {}}', "[" * 100_000, '"' + "漢" * 70_000 + '"',
)  # fmt: skip
"""Values that a cell of a table can have though Anki never gives it one."""

_SCHEMES = (
    "DROP TABLE {}", "DELETE FROM {}", "ALTER TABLE {} RENAME TO elsewhere",
    "CREATE TRIGGER t AFTER UPDATE ON {} BEGIN DELETE FROM notes; END", "CREATE VIEW notetypes AS SELECT * FROM {}",
    "ALTER TABLE {0} RENAME TO old; CREATE VIEW {0} AS SELECT * FROM old, old",
    "ALTER TABLE {0} RENAME TO old; CREATE VIEW {0} AS SELECT * FROM {0}",
)  # fmt: skip


def parcels() -> tuple[Parcel, ...]:
    """One collection as packages and backups of either form."""
    return tuple(_opened(path) for path in sorted(SAMPLES.iterdir()))


def _opened(package: Path) -> Parcel:
    with ZipFile(package) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    if _MODERN not in members:
        return members
    return {name: _inflated(data) if _is_packed(name) else data for name, data in members.items()}


def _is_packed(name: str) -> bool:
    """Whether a member of a package of the new form is packed once more."""
    return name not in ("meta", *_LEGACY)


def _inflated(data: bytes) -> bytes:
    with zstandard.ZstdDecompressor().stream_reader(BytesIO(data)) as reader:
        return reader.read()


def spoiled(chance: Random, parcel: Parcel) -> bytes:
    """The package after an accident to it, to what is in it, or to what its database says."""
    return chance.choice((_whole, _packed_member, _member, _member, _cell, _cell, _cell, _cell, _scheme))(
        chance, parcel
    )


def _whole(chance: Random, parcel: Parcel) -> bytes:
    package = packed(parcel)
    return mutant(chance, package, package)


def _packed_member(chance: Random, parcel: Parcel) -> bytes:
    """Accidents to a member after it was packed once more, where it is."""
    name = chance.choice(list(parcel))
    ready = {each: _deflated(parcel, each) for each in parcel}
    return zipped({**ready, name: mutant(chance, ready[name], ready[name])})


def _member(chance: Random, parcel: Parcel) -> bytes:
    name = chance.choice((_database(parcel), *parcel))
    return packed({**parcel, name: mutant(chance, parcel[name], b"".join(parcel.values()))})


def _cell(chance: Random, parcel: Parcel) -> bytes:
    """One to three cells of the database given values that no honest one has."""

    def change(connection: sqlite3.Connection) -> None:
        for _ in range(chance.choice((1, 1, 2, 3))):
            _spoil_cell(chance, connection)

    return _changed(parcel, change)


def _spoil_cell(chance: Random, connection: sqlite3.Connection) -> None:
    table = chance.choice(_tables(connection))
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    column = chance.choice(columns)
    rows = connection.execute(f"SELECT {column} FROM {table}").fetchall()  # noqa: S608 - names of the database's own
    if not rows:
        return
    place = chance.randrange(len(rows))
    value = _odd(chance, rows[place][0])
    where = f"WHERE rowid = (SELECT rowid FROM {table} LIMIT 1 OFFSET {place})"  # noqa: S608 - as above
    if "without rowid" in _definition(connection, table).lower():
        where = ""
    connection.execute(f"UPDATE OR IGNORE {table} SET {column} = ? {where}", (value,))  # noqa: S608 - as above


def _odd(chance: Random, value: object) -> object:
    """An odd value, or the text or bytes that are there after an accident."""
    if isinstance(value, str) and chance.random() < 0.5:
        return mutant(chance, value.encode(), b"").decode(errors="replace")
    if isinstance(value, bytes) and chance.random() < 0.5:
        return mutant(chance, value, b"")
    return chance.choice(_ODD)


def _scheme(chance: Random, parcel: Parcel) -> bytes:
    """Tables that are gone, empty, or no tables."""

    def change(connection: sqlite3.Connection) -> None:
        connection.executescript(chance.choice(_SCHEMES).format(chance.choice(_tables(connection))))

    return _changed(parcel, change)


def _changed(parcel: Parcel, change: Callable[[sqlite3.Connection], None]) -> bytes:
    name = _database(parcel)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        plain = bytearray(parcel[name])
        plain[18:20] = b"\1\1"  # one that writes ahead cannot be opened in memory
        connection.deserialize(bytes(plain))
        connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
        with suppress(sqlite3.Error, OverflowError):  # what SQLite does not let be stored need not be read
            change(connection)
        return packed({**parcel, name: connection.serialize()})


def _tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    return [name for (name,) in found]


def _definition(connection: sqlite3.Connection, table: str) -> str:
    return str(connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0])


def _database(parcel: Parcel) -> str:
    return next(name for name in (_MODERN, *_LEGACY) if name in parcel)


def packed(parcel: Parcel) -> bytes:
    """The package of those members."""
    return zipped({name: _deflated(parcel, name) for name in parcel})


def _deflated(parcel: Parcel, name: str) -> bytes:
    data = parcel[name]
    return zstandard.compress(data) if _MODERN in parcel and _is_packed(name) else data
