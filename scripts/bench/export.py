"""How long an export to Anki takes, and how large it is.

`PYTHONPATH=. .venv/bin/python scripts/bench/export.py [runs]`

The floor writes the same rows, made beforehand, with as little as that takes: one `executemany` for each table, and the
same compression. Times are those of the processor, with automatic garbage collection off, as the program has it.
"""

import gc
import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import genanki
from anki.collection import Collection, ImportAnkiPackageRequest
from comparison import Comparison, report
from genanki.apkg_schema import APKG_SCHEMA
from sample import write_deck

from k2quiz.anki import layout
from k2quiz.anki.collection import write_collection
from k2quiz.anki.fields import RENDERED_AT
from k2quiz.anki.notes import Note, notes_of
from k2quiz.anki.package import write_package
from k2quiz.anki.rows import Row
from k2quiz.archive import zipped
from k2quiz.bank.deck import Bank, Deck
from k2quiz.bank.load import load_deck
from k2quiz.card import Card, ItemId

SIZES = (300, 10_000)
LARGEST = 100_000
TABLES = ("col", "notes", "cards")
PEAK = "--peak"
MEGABYTE = 1_000_000


def main(runs: int) -> int:
    """Measure every size, and print what was measured; 1 where a target is missed."""
    gc.disable()
    comparisons: list[Comparison] = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        decks = {size: load_deck(write_deck(folder / str(size), size)) for size in SIZES}
        for size, deck in decks.items():
            comparisons += compared(deck, f"{size:,} notes", folder, runs)
        missed = report(comparisons)
        kept = [is_small(deck, f"{size:,} notes", folder) for size, deck in decks.items()]
        kept.append(is_frugal(folder / str(SIZES[-1])))
        return missed or int(not all(kept))


def compared(deck: Deck, name: str, folder: Path, runs: int) -> list[Comparison]:
    """The times of export, floor and import, each in turn."""
    floor = Comparison(f"{name}, executemany", target=1.5)
    imported = Comparison(f"{name}, Anki's import", target=1)
    direct, ours = folder / "floor.apkg", folder / "k2quiz.apkg"
    write = partial(write_package, deck, changed(deck), ours)
    rows = stored(deck)
    for run in range(-1, runs):
        times = (seconds(partial(write_rows, rows, direct)), seconds(write), taken_in(ours, folder / f"{run}.anki2"))
        if run >= 0:  # the first one loads what is loaded late
            floor.floor.append(times[0])
            floor.program.append(times[1])
            imported.floor.append(times[2])
            imported.program.append(times[1])
        gc.collect()
    return [floor, imported]


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds that something takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def taken_in(package: Path, path: Path) -> float:
    """Processor seconds that Anki's import of a package takes, in an empty collection."""
    own = Collection(str(path))
    try:
        options = own._backend.get_import_anki_package_presets()  # noqa: SLF001 - as Anki's own dialogue does
        request = ImportAnkiPackageRequest(package_path=str(package), options=options)
        return seconds(partial(own.import_anki_package, request))
    finally:
        own.close()


def changed(deck: Deck) -> dict[ItemId, int]:
    """A time of last change for every item."""
    return {card.item.id: RENDERED_AT for card in deck.cards}


def stored(deck: Deck) -> dict[str, list[Row]]:
    """All rows of a package's database, by table."""
    with TemporaryDirectory() as folder:
        database = Path(folder) / "collection.anki2"
        write_collection(database, deck, ((note, RENDERED_AT) for note in notes_of(deck)), {})
        with closing(sqlite3.connect(database)) as connection:
            select = "SELECT * FROM {}"
            return {table: connection.execute(select.format(table)).fetchall() for table in TABLES}


def write_rows(rows: Mapping[str, Sequence[Row]], target: Path) -> None:
    """The floor: rows that are made already, written to a package."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(APKG_SCHEMA)
        for table, lines in rows.items():
            places = ",".join("?" * len(lines[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({places})", lines)  # noqa: S608 - names of ours
        connection.commit()
        database = connection.serialize()
    target.write_bytes(zipped({"collection.anki2": database, "media": b"{}"}))


def is_small(deck: Deck, name: str, folder: Path) -> bool:
    """Whether a package has at most 30 % of the size that genanki's own way of writing gives it."""
    ours, theirs = folder / "k2quiz.apkg", folder / "genanki.apkg"
    write_package(deck, changed(deck), ours)
    write_by_genanki(list(notes_of(deck)), theirs)
    return told(f"{name}, genanki's file, MB", ours.stat().st_size, theirs.stat().st_size * 0.3)


def write_by_genanki(notes: Sequence[Note], target: Path) -> None:
    """The notes in the way that genanki's documentation gives."""
    models = {note.type: model(note) for note in notes}
    deck = genanki.Deck(1_234_567_890, "A deck to measure with")
    for note in notes:
        deck.add_note(genanki.Note(models[note.type], list(note.values), guid=note.guid, tags=list(note.tags)))
    genanki.Package(deck).write_to_file(target)


def model(note: Note) -> genanki.Model:
    """A note's type, as genanki has it."""
    fields = [{"name": name} for name in note.type.fields]
    templates = [{"name": each.name, "qfmt": each.front, "afmt": each.back} for each in note.type.templates]
    kind = genanki.Model.CLOZE if note.type.cloze else genanki.Model.FRONT_BACK
    return genanki.Model(note.type.id, note.type.name, fields, templates, layout.style(), kind)


def is_frugal(deck: Path) -> bool:
    """Whether writing the largest deck takes at most 250 MB beside the deck itself, in a process of its own."""
    run = subprocess.run([sys.executable, __file__, PEAK, str(deck)], check=True, capture_output=True, text=True)
    before, highest = json.loads(run.stdout)
    print(
        f"{LARGEST:,} notes: {highest / MEGABYTE:.0f} MB at most, {before / MEGABYTE:.0f} MB of them the deck's cards"
    )
    return told(f"{LARGEST:,} notes, peak, MB", highest - before, 250 * MEGABYTE)


def peak(folder: Path) -> tuple[int, int]:
    """Bytes that this process holds with the largest deck, many times the one in that folder, and at most as it writes.

    Linux only: it alone lets the highest figure be set back.
    """
    deck = load_deck(folder)
    cards = deck.banks[0].cards
    banks = tuple(renamed(bank, number, cards) for bank in deck.banks for number in range(LARGEST // SIZES[-1]))
    deck = replace(deck, banks=banks)
    times = changed(deck)
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    before = held("VmRSS")
    write_package(deck, times, folder / "peak.apkg")
    return before, held("VmHWM")


def held(what: str) -> int:
    """Bytes of memory that Linux says this process has, now (`VmRSS`) or at most (`VmHWM`)."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(what))


def renamed(bank: Bank, number: int, cards: Sequence[Card]) -> Bank:
    """The bank with its cards under other names."""
    items = {card.item.id: replace(card.item, id=ItemId(f"{card.item.id}-{number}")) for card in cards}
    return replace(bank, cards=tuple(replace(card, item=items[card.item.id]) for card in cards))


def told(name: str, found: float, most: float) -> bool:
    """Print what was found and the most that it may be; whether it is within that."""
    print(f"{name:30}{most / MEGABYTE:>18.2f}{found / MEGABYTE:>18.2f}{'':21}  {'met' if found <= most else 'MISSED'}")
    return found <= most


if __name__ == "__main__":
    if PEAK in sys.argv:
        gc.disable()
        print(json.dumps(peak(Path(sys.argv[-1]))))
        sys.exit()
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 15))
