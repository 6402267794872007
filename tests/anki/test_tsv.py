from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from anki.collection import ImportCsvRequest

from k2quiz.anki.notes import notes_of
from k2quiz.anki.tsv import tsv
from k2quiz.bank.deck import Deck
from tests.anki.conftest import Export
from tests.anki.learner import Learner, Page
from tests.anki.sample import HOSTILE, deck, every_kind

if TYPE_CHECKING:  # imported before anki.collection it fails, for the modules of anki go in a circle
    from anki.notes import Note


def imported(anki: Learner, sample: Deck, folder: Path) -> dict[str, int]:
    """Import the text of a deck with Anki's own settings; how many notes were new, updated and so on."""
    target = folder / "k2.tsv"
    target.write_text(tsv(notes_of(sample)), "utf-8")
    metadata = anki.collection.get_csv_metadata(str(target), None)
    log = anki.collection.import_csv(ImportCsvRequest(path=str(target), metadata=metadata)).log
    outcomes = {field.name: getattr(log, field.name) for field in log.DESCRIPTOR.fields if field.is_repeated}
    return {name: len(notes) for name, notes in outcomes.items() if notes}


def test_the_text_of_a_deck_holds_what_its_package_does(anki: Learner, export: Export, tmp_path: Path) -> None:
    for text in ("", HOSTILE):
        sample = deck(*every_kind(text))
        anki.imports(export(sample, {card.item.id: bool(text) for card in sample.cards}))
        before = {note.guid: (note.fields, note.tags) for note in notes(anki)}
        assert "new" not in imported(anki, sample, tmp_path)
        assert {note.guid: (note.fields, note.tags) for note in notes(anki)} == before


def test_an_edit_reaches_its_note_and_keeps_the_progress_on_it(anki: Learner, export: Export, tmp_path: Path) -> None:
    sample = deck(*every_kind())
    anki.imports(export(sample))
    anki.collection.sched.set_due_date([anki.cards("demo/one/one")[0].id], "9")
    studied = anki.cards("demo/one/one")[0]
    edited = deck(replace(sample.cards[0], prompt="Which outcome was named first?"), *sample.cards[1:])
    imported(anki, edited, tmp_path)
    assert anki.note("demo/one/one")["Prompt"] == "Which outcome was named first?"
    after = anki.cards("demo/one/one")[0]
    assert (after.id, after.ivl, after.due) == (studied.id, studied.ivl, studied.due)


@pytest.mark.parametrize("sign", list("=+-@"))
def test_no_cell_begins_as_a_formula(anki: Learner, export: Export, tmp_path: Path, sign: str) -> None:
    sample = deck(*every_kind(f"{sign}1"))
    cells = [cell for line in tsv(notes_of(sample)).splitlines()[6:] for cell in line.split("\t")[1:]]
    assert not [cell for cell in cells if cell.startswith(sign)]
    anki.imports(export(sample))
    imported(anki, sample, tmp_path)
    front, _ = anki.sides("demo/one/one")[0]
    assert f"{sign}1" in Page(front).text


def notes(anki: Learner) -> list["Note"]:
    return [anki.collection.get_note(note) for note in anki.collection.find_notes("")]
