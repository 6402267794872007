"""A learner's collection in the real Anki, and an eye for HTML."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from anki.collection import Collection, ImportAnkiPackageRequest

if TYPE_CHECKING:  # imported before anki.collection they fail, for the modules of anki go in a circle
    from anki.cards import Card
    from anki.notes import Note

_VOID = ("br", "hr", "img")
_ROLLOVER = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody who imports packages with Anki's own settings."""

    collection: Collection

    def imports(self, package: Path) -> dict[str, int]:
        """How many notes were new, updated and so on; outcomes that befell no note are left out."""
        options = self.collection._backend.get_import_anki_package_presets()
        request = ImportAnkiPackageRequest(package_path=str(package), options=options)
        log = self.collection.import_anki_package(request).log
        self.collection.models._clear_cache()
        outcomes = {field.name: getattr(log, field.name) for field in log.DESCRIPTOR.fields if field.is_repeated}
        return {name: len(notes) for name, notes in outcomes.items() if notes}

    def note(self, key: str) -> "Note":
        """The note of an item, found by its Key field."""
        (note_id,) = self.collection.find_notes(f"Key:{key}")
        return self.collection.get_note(note_id)

    def note_type(self, key: str) -> dict[str, object]:
        """The note type of an item's note, as Anki holds it."""
        return dict(self.note(key).note_type() or {})

    def schema_changed_at(self) -> int:
        """When the collection last changed in a way that forces a full sync, in epoch milliseconds."""
        assert self.collection.db is not None
        return int(self.collection.db.scalar("SELECT scm FROM col"))

    def cards(self, key: str = "*") -> "list[Card]":
        """The cards of an item, or of all."""
        return [
            self.collection.get_card(card) for card in self.collection.find_cards(f"Key:{key}", order="c.due, c.ord")
        ]

    def sides(self, key: str = "*") -> list[tuple[str, str]]:
        """Front and back of every card, as HTML."""
        return [(card.question(), card.answer()) for card in self.cards(key)]


@contextmanager
def learner(path: Path) -> Iterator[Learner]:
    """A learner with an empty collection."""
    collection = Collection(str(path))
    try:
        yield Learner(collection)
    finally:
        collection.close()


def today() -> date:
    """The day that it is to Anki and to us, on which people who are up late still are."""
    return (datetime.now().astimezone().replace(tzinfo=None) - _ROLLOVER).date()


class Page(HTMLParser):
    """What a piece of HTML holds: its text, its elements with their attributes, and what is wrong with it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> never ends" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "br":
            self.text += "\n"
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> ends nothing")

    def handle_data(self, data: str) -> None:
        if "script" not in self._open and "style" not in self._open:
            self.text += data

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"a comment: {data}")
