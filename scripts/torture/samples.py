"""Have Anki write the packages that `parcels.py` spoils: `.venv/bin/python scripts/torture/samples.py`.

They are kept, for Anki gives a note another id whenever it is made.
"""

from base64 import b64decode
from pathlib import Path
from tempfile import TemporaryDirectory

from anki.collection import Collection, ExportAnkiPackageOptions
from anki.scheduler.v3 import Scheduler
from parcels import SAMPLES

_NOTES = (
    ("Basic", {"Front": 'What is <b>this</b>?<img src="dot.png">', "Back": "A dot.<br>Small &amp; red."}),
    ("Basic (and reversed card)", {"Front": "MGP", "Back": "matrix Gla protein"}),
    ("Basic (type in the answer)", {"Front": "Which vitamin?", "Back": "K2"}),
    ("Cloze", {"Text": "K2 {{c1::activates}} {{c2::MGP::what}}.", "Back Extra": "By carboxylation."}),
)
_DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="


def main() -> None:
    """One collection with notes of several types, a picture and answers, as packages and backups of either form."""
    SAMPLES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        own = Collection(str(Path(scratch) / "own.anki2"))
        _fill(own)
        for form, legacy in (("old", True), ("new", False)):
            options = ExportAnkiPackageOptions(with_scheduling=True, with_media=True, legacy=legacy)
            own.export_anki_package(out_path=str(SAMPLES / f"{form}.apkg"), options=options, limit=None)
            own.export_collection_package(str(SAMPLES / f"{form}.colpkg"), include_media=True, legacy=legacy)
            own.reopen()
        own.close()


def _fill(own: Collection) -> None:
    own.media.write_data("dot.png", b64decode(_DOT))
    for kind, fields in _NOTES:
        model = own.models.by_name(kind)
        deck = own.decks.id("Heart::Valves")
        if model is None or deck is None:
            raise LookupError(f"Anki has no note type {kind}")
        note = own.new_note(model)
        for name, value in fields.items():
            note[name] = value
        note.tags = ["exam", "body::heart"]
        own.add_note(note, deck)
        own.decks.select(deck)
    scheduler = own.sched
    if not isinstance(scheduler, Scheduler):
        raise TypeError("Anki has another scheduler")
    while card := scheduler.getCard():
        card.start_timer()
        scheduler.answerCard(card, 4)


if __name__ == "__main__":
    main()
