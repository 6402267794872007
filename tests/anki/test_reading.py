"""Packages from anywhere: damaged, hostile, huge."""

import sqlite3
import struct
import zipfile
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
import zstandard
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.anki import reading
from k2quiz.anki.foreign import notes_in
from k2quiz.anki.pictures import Pictures
from k2quiz.anki.reading import opened_collection
from k2quiz.anki.reviews import reviews_in
from k2quiz.archive import RefusedArchiveError, zipped
from tests.anki.conftest import Export
from tests.anki.sample import deck, every_kind

Change = Callable[[sqlite3.Connection], None]


def database(*commands: str) -> bytes:
    """Anki's database, once those commands were run in it."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(APKG_SCHEMA + APKG_COL)
        for command in commands:
            connection.executescript(command)
        return connection.serialize()


def package(target: Path, members: dict[str, bytes]) -> Path:
    target.write_bytes(zipped(members))
    return target


def everything(path: Path) -> int:
    """How much there is to read of a package, all of it being read."""
    with opened_collection(path) as (collection, archive):
        picture = Pictures(archive).content("x.png")
        return len(list(notes_in(collection))) + len(list(reviews_in(collection, 2**62))) + bool(picture)


HOSTILE: dict[str, dict[str, bytes]] = {
    "no collection": {"readme": b"hello"},
    "no database": {"collection.anki2": b"hello"},
    "a database of something else": {"collection.anki2": database("DROP TABLE revlog")},
    "a view that never ends": {
        "collection.anki2": database(
            "DROP TABLE revlog; CREATE VIEW revlog AS WITH RECURSIVE r(id) AS (SELECT 1 UNION ALL SELECT id FROM r) "
            "SELECT id, 1 AS cid, 1 AS ease, 1 AS time, 1 AS type, 1 AS factor FROM r"
        )
    },
    "no JSON where note types are": {
        "collection.anki2": database(
            "UPDATE col SET models = 'x'; INSERT INTO notes VALUES (1,'g',1,1,1,'','a','a',0,0,'');"
            "INSERT INTO cards VALUES (1,1,1,0,1,1,0,0,0,0,0,0,0,0,0,0,0,'')"
        )
    },
    "a note of a type that is not there": {
        "collection.anki2": database(
            "INSERT INTO notes VALUES (1,'g',7,1,1,'','a','a',0,0,'');"
            "INSERT INTO cards VALUES (1,1,1,0,1,1,0,0,0,0,0,0,0,0,0,0,0,'')"
        )
    },
    "a damaged zstandard member": {"collection.anki21b": b"\x28\xb5\x2f\xfd nonsense"},
    "a list of pictures that is none": {"collection.anki2": database(), "media": b"[1, 2]"},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_package_that_anki_did_not_make_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(RefusedArchiveError) as refused:
        everything(package(tmp_path / "x.apkg", HOSTILE[name]))
    assert str(refused.value)


def test_rows_with_values_of_other_types_are_no_reviews(tmp_path: Path) -> None:
    rows = [
        "INSERT INTO notes VALUES (1,X'ff00',1,1,1,'','a','a',0,0,'')",
        "INSERT INTO cards VALUES (1,1,1,0,1,1,0,0,0,0,0,0,0,0,0,0,0,'')",
        "INSERT INTO revlog VALUES (1,1,1,'x',1,1,1,1,1), (2,1,1,X'00',1,1,1,1,1), (3,1,1,9e999,1,1,1,1,1)",
        "INSERT INTO revlog VALUES (4,1,1,-3,1,1,1,1,1), (5,1,1,9223372036854775807,1,1,1,1,1), (6,1,1,2,1,1,1,1,1)",
    ]
    with opened_collection(package(tmp_path / "x.apkg", {"collection.anki2": database(*rows)})) as (collection, _):
        assert [review.button for review in reviews_in(collection, 2**62)] == [2]


@pytest.mark.parametrize("member", ["collection.anki2", "collection.anki21b"])
def test_a_bomb_is_refused_before_it_fills_the_memory(
    tmp_path: Path, member: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 20 * 1024**2)
    content = b"SQLite format 3\0" + bytes(30 * 1024**2)
    packed = zstandard.compress(content) if member.endswith("b") else content
    with pytest.raises(RefusedArchiveError, match="unpacks to more than 20 MB"):
        everything(package(tmp_path / "bomb.apkg", {member: packed}))


def test_names_in_a_package_are_never_paths(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    members = {"collection.anki2": database(), "media": b'{"../secret": "x.png", "/etc/hostname": "y.png"}'}
    with opened_collection(package(tmp_path / "x.apkg", members)) as (_, archive):
        pictures = Pictures(archive)
        assert [pictures.content(name) for name in ("x.png", "y.png", "../secret")] == [None, None, None]


@given(data=st.data())
def test_no_damage_to_a_package_shows_a_traceback(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    damaged = bytearray(_whole())
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    path = folder / "x.apkg"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("collection.anki2", bytes(damaged))
    try:
        found = everything(path)
    except RefusedArchiveError as error:
        found = len(str(error))
    assert found >= 0


_WHOLE: list[bytes] = []


@pytest.fixture(autouse=True)
def whole(export: Export) -> None:
    """The database of a deck, made once."""
    if not _WHOLE:
        with zipfile.ZipFile(export(deck(*every_kind()))) as archive:
            _WHOLE.append(archive.read("collection.anki2"))


def _whole() -> bytes:
    return _WHOLE[0]


def test_a_zip_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki2", database())
    lying = buffer.getvalue().replace(struct.pack("<I", len(database())), struct.pack("<I", 10))
    (tmp_path / "x.apkg").write_bytes(lying)
    with pytest.raises(RefusedArchiveError):
        everything(tmp_path / "x.apkg")
