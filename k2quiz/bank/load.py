"""A deck from its folder, or a lone bank as a deck of one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from k2quiz.bank import rules
from k2quiz.bank.bank_file import (
    AUTHORS,
    LANGUAGE,
    LICENSE,
    NAMESPACE,
    TITLE,
    TOPICS,
    BankFile,
    open_file,
    open_header,
    read_bank,
)
from k2quiz.bank.collecting import without_collecting
from k2quiz.bank.deck import Bank, Deck
from k2quiz.bank.field import Body, Field
from k2quiz.bank.former import check_former_ids
from k2quiz.bank.item import Authored
from k2quiz.bank.references import read_references
from k2quiz.bank.rules import Report
from k2quiz.bank.source import lies_inside
from k2quiz.bank.values import Mapped, Text
from k2quiz.card import Reference
from k2quiz.errors import FaultyFileError, Place, UsageError

DECK_FILE = "deck.yaml"
REFERENCES_FILE = "references.yaml"
LEDGER_FILE = "facts.yaml"
BANKS_FOLDER = "banks"
MEDIA_FOLDER = "media"

DECK_ID = Field("id", NAMESPACE, "the deck's name, chosen once")
ANKI = Field("anki", Text(100), "the deck's name in Anki")
DISCLAIMER = Field("disclaimer", Text(), "what every learner is told")

_DECK_FIELDS = (DECK_ID, TITLE, LANGUAGE, LICENSE, AUTHORS, ANKI, DISCLAIMER, TOPICS)
DECK = Field("deck", Mapped(fields=_DECK_FIELDS, forms=((DECK_ID, TITLE),)), "what the deck is")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A deck with its items as written; `ledger` is the path of its ledger, where it has one.

    `places` are where banks say what their id is.
    """

    deck: Deck
    items: tuple[Authored, ...]
    ledger: Path | None
    places: Mapping[str, Place] = field(default_factory=dict)


def load_deck(path: Path) -> Deck:
    """The deck at a path, for studying.

    Raises:
        UsageError: there is nothing there.
        FaultyFileError: it has errors.
    """
    report = Report()
    loaded = load(path, report)
    if loaded is None or report.has_errors:
        raise FaultyFileError(report.in_order())
    return loaded.deck


@without_collecting()
def load(path: Path, report: Report) -> Loaded | None:
    """The deck at a path, as far as it can be read; a bank inside a deck's folder keeps that deck's names.

    Raises:
        UsageError: there is nothing there.
    """
    if not path.exists():
        raise UsageError(f"There is no file or folder `{path}`.")
    if not path.is_dir():
        return _file(path, report)
    if not (path / DECK_FILE).exists():
        raise UsageError(f"`{path}` is not a deck: it has no {DECK_FILE}. Name a deck's folder, or one bank file.")
    return _folder(path, sorted((path / BANKS_FOLDER).glob("*.y*ml")), report)


def _file(path: Path, report: Report) -> Loaded | None:
    folder = path.resolve().parent
    if path.name in (DECK_FILE, REFERENCES_FILE, LEDGER_FILE) and (path.parent / DECK_FILE).exists():
        return load(path.parent, report)
    if folder.name == BANKS_FOLDER and (folder.parent / DECK_FILE).exists():
        return _folder(folder.parent, [path], report)
    return _lone_bank(path, report)


def _folder(path: Path, files: list[Path], report: Report) -> Loaded | None:
    if not lies_inside(path / DECK_FILE, path, report):
        return None
    files = [file for file in files if lies_inside(file, path, report)]
    body = open_file(path / DECK_FILE, (DECK,), "a deck", report)
    header = open_header(body, DECK, _DECK_FIELDS) if body else None
    topics = header.get(TOPICS, {}) if header else {}
    references = _references(path / REFERENCES_FILE, report)
    read = (read_bank(file, topics, references, report, path.resolve() / MEDIA_FOLDER) for file in files)
    banks = _distinct([bank for bank in read if bank], report)
    if header is None:
        return None
    if not files:
        mend = f"put bank files into the folder `{BANKS_FOLDER}` beside it"
        report.add(rules.NO_ITEMS, header.node.place, "a deck without banks", mend)
    deck = _deck(path, header, topics, _in_order_of(topics, [bank.bank for bank in banks]))
    ledger = path / LEDGER_FILE
    has_ledger = ledger.exists() and lies_inside(ledger, path, report)
    items = tuple(item for bank in banks for item in bank.items)
    check_former_ids(((entry.item, entry.node) for entry in items), report)
    places = {bank.bank.id: bank.place for bank in banks}
    return Loaded(deck, items, ledger if has_ledger else None, places) if deck else None


def _references(path: Path, report: Report) -> Mapping[str, Reference]:
    return read_references(path, report) if path.exists() and lies_inside(path, path.parent, report) else {}


def _deck(path: Path, header: Body, topics: Mapping[str, str], banks: tuple[Bank, ...]) -> Deck | None:
    deck_id = header.require(DECK_ID, "choose one; it never changes again")
    title = header.require(TITLE, "write what the learner sees")
    if deck_id is None or title is None:
        return None
    return Deck(
        id=deck_id,
        title=title,
        path=path,
        anki=header.get(ANKI, title),
        disclaimer=header.get(DISCLAIMER, ""),
        language=header.get(LANGUAGE, ""),
        license=header.get(LICENSE, ""),
        authors=header.get(AUTHORS, ()),
        topics=topics,
        banks=banks,
    )


def _in_order_of(topics: Iterable[str], banks: Sequence[Bank]) -> tuple[Bank, ...]:
    """The banks in the order in which the deck names the topics that they begin with, the others after them."""
    places = {topic: place for place, topic in enumerate(topics)}
    beginnings = {bank.id: bank.cards[0].item.topic for bank in banks if bank.cards}
    return tuple(sorted(banks, key=lambda bank: places.get(beginnings.get(bank.id, ""), len(places))))


def _lone_bank(path: Path, report: Report) -> Loaded | None:
    file = read_bank(path, {}, {}, report)
    if file is None:
        return None
    bank = file.bank
    deck = Deck(
        id=bank.id,
        title=bank.title,
        path=path,
        anki=bank.title,
        disclaimer="",
        language=file.language,
        license=file.license,
        authors=file.authors,
        topics=file.topics,
        banks=(bank,),
    )
    check_former_ids(((entry.item, entry.node) for entry in file.items), report)
    return Loaded(deck, file.items, None, {bank.id: file.place})


def _distinct(banks: list[BankFile], report: Report) -> list[BankFile]:
    first: dict[str, BankFile] = {}
    for bank in banks:
        known = first.setdefault(bank.bank.id, bank)
        if known is not bank:
            message = f"bank id `{bank.bank.id}` is already used in {known.bank.path}"
            report.add(rules.DUPLICATE_ID, bank.place, message, "give this bank an id of its own")
    return list(first.values())
