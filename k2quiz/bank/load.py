"""A deck from its folder, or a lone bank as a deck of one."""

from collections.abc import Mapping
from dataclasses import dataclass
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
    read_bank,
)
from k2quiz.bank.deck import Bank, Deck
from k2quiz.bank.field import Body, Field, Mapped, Text
from k2quiz.bank.item import Authored
from k2quiz.bank.references import read_references
from k2quiz.bank.rules import Report
from k2quiz.card import Reference
from k2quiz.errors import FaultyFileError, UsageError

DECK_FILE = "deck.yaml"
REFERENCES_FILE = "references.yaml"
LEDGER_FILE = "facts.yaml"
BANKS_FOLDER = "banks"

DECK = Field("deck", Mapped(), "what the deck is")
DECK_ID = Field("id", NAMESPACE, "the deck's name, chosen once")
ANKI = Field("anki", Text(100), "the deck's name in Anki")
DISCLAIMER = Field("disclaimer", Text(), "what every learner is told")

_DECK_FIELDS = (DECK_ID, TITLE, LANGUAGE, LICENSE, AUTHORS, ANKI, DISCLAIMER, TOPICS)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A deck with its items as written; `ledger` is the path of its ledger, where it has one."""

    deck: Deck
    items: tuple[Authored, ...]
    ledger: Path | None


def load_deck(path: Path) -> Deck:
    """The deck at a path, for studying.

    Raises:
        UsageError: there is nothing there.
        FaultyFileError: it has errors.
    """
    report = Report()
    loaded = load(path, report)
    if loaded is None or report.has_errors:
        raise FaultyFileError(sorted(report.findings))
    return loaded.deck


def load(path: Path, report: Report) -> Loaded | None:
    """The deck at a path, as far as it can be read; a bank inside a deck's folder keeps that deck's names.

    Raises:
        UsageError: there is nothing there.
    """
    if not path.exists():
        raise UsageError(f"There is no file or folder `{path}`.")
    if not path.is_dir():
        home = path.resolve().parent.parent
        in_deck = path.parent.name == BANKS_FOLDER and (home / DECK_FILE).exists()
        return _folder(home, [path], report) if in_deck else _lone_bank(path, report)
    if not (path / DECK_FILE).exists():
        raise UsageError(f"`{path}` is not a deck: it has no {DECK_FILE}. Name a deck's folder, or one bank file.")
    return _folder(path, sorted((path / BANKS_FOLDER).glob("*.y*ml")), report)


def _folder(path: Path, files: list[Path], report: Report) -> Loaded | None:
    header = _header(path / DECK_FILE, report)
    topics = header.get(TOPICS, {}) if header else {}
    references: Mapping[str, Reference] = {}
    if (path / REFERENCES_FILE).exists():
        references = read_references(path / REFERENCES_FILE, report)
    read = (read_bank(file, topics, references, report) for file in files)
    banks = _distinct([bank for bank in read if bank], report)
    deck = _deck(path, header, topics, tuple(bank.bank for bank in banks)) if header else None
    ledger = path / LEDGER_FILE
    items = tuple(item for bank in banks for item in bank.items)
    return Loaded(deck, items, ledger if ledger.exists() else None) if deck else None


def _header(path: Path, report: Report) -> Body | None:
    body = open_file(path, (DECK,), "a deck", report)
    node = body.require(DECK, "write `deck:` with `id:` and `title:` under it") if body else None
    if node is None:
        return None
    header = Body(node, report)
    header.check_names(_DECK_FIELDS, "`deck`")
    return header


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
    return Loaded(deck, file.items, None)


def _distinct(banks: list[BankFile], report: Report) -> list[BankFile]:
    first: dict[str, BankFile] = {}
    for bank in banks:
        known = first.setdefault(bank.bank.id, bank)
        if known is not bank:
            message = f"bank id `{bank.bank.id}` is already used in {known.bank.path}"
            report.add(rules.DUPLICATE_ID, bank.place, message, "give this bank an id of its own")
    return list(first.values())
