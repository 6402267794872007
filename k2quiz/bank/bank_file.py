"""One bank file: its header, its defaults and its items."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from k2quiz.bank import rules
from k2quiz.bank.deck import Bank
from k2quiz.bank.field import Body, Field, Id, Mapped, Mappings, Text, TextList, TextMap
from k2quiz.bank.item import COMMON, Authored, Frame, read_item
from k2quiz.bank.node import MapNode
from k2quiz.bank.reader import read_yaml
from k2quiz.bank.rules import Report
from k2quiz.card import Reference
from k2quiz.errors import Place

FORMAT_VERSION = "1"

NAMESPACE = Id(r"[a-z0-9][a-z0-9./-]{0,127}", "a-z 0-9 - . /, at most 128 of them")

VERSION = Field("k2quiz", Text(), "the version of the format: 1")
HEADER = Field("bank", Mapped(), "what the bank is")
DEFAULTS = Field("defaults", Mapped(), "fields that every item has unless it says otherwise")
ITEMS = Field("items", Mappings(), "the items")

BANK_ID = Field("id", NAMESPACE, "the namespace of every id below, chosen once")
TITLE = Field("title", Text(200), "what the learner sees")
DESCRIPTION = Field("description", Text(), "what the bank is for")
LANGUAGE = Field("language", Text(35), "a BCP 47 tag, such as `en`")
LICENSE = Field("license", Text(100), "an SPDX name")
AUTHORS = Field("authors", TextList(), "who wrote it")
EDITION = Field("version", Text(40), "the edition of the content")
TOPICS = Field("topics", TextMap(), "the closed list of topics, `id: title`")

_HEADER_FIELDS = (BANK_ID, TITLE, DESCRIPTION, LANGUAGE, LICENSE, AUTHORS, EDITION, TOPICS)


@dataclass(frozen=True, slots=True)
class BankFile:
    """A bank, with its items as written and what its header says of a bank that stands alone."""

    bank: Bank
    items: tuple[Authored, ...]
    place: Place
    topics: Mapping[str, str]
    language: str
    license: str
    authors: tuple[str, ...]


def open_file(path: Path, fields: tuple[Field[object], ...], what: str, report: Report) -> Body | None:
    """The top level of one of our files, its version and names checked."""
    root = read_yaml(path, report)
    if root is None:
        return None
    if not isinstance(root, MapNode):
        mend = f"put `k2quiz: {FORMAT_VERSION}` first, and the rest under its names"
        report.add(rules.WRONG_SHAPE, root.place, f"{what} starts with `k2quiz: 1`, not with {root.what}", mend)
        return None
    body = Body(root, report)
    version = body.get(VERSION)
    if VERSION not in body:
        report.add(rules.NO_VERSION, Place(str(path)), "no `k2quiz: 1`", "write it as the first line")
    elif version is not None and version != FORMAT_VERSION:
        mend = f"write {FORMAT_VERSION}, or upgrade k2quiz"
        body.add(rules.OTHER_VERSION, VERSION, f"format version `{version}` is not known to this program", mend)
        return None
    body.check_names((VERSION, *fields), what)
    return body


def read_bank(
    path: Path, topics: Mapping[str, str], references: Mapping[str, Reference], report: Report
) -> BankFile | None:
    """The bank in a file, within a deck's topics and references; None where it has no usable header."""
    body = open_file(path, (HEADER, DEFAULTS, ITEMS), "a bank", report)
    node = body.require(HEADER, "write `bank:` with `id:` and `title:` under it") if body else None
    if body is None or node is None:
        return None
    header = Body(node, report)
    header.check_names(_HEADER_FIELDS, "`bank`")
    bank_id = header.require(BANK_ID, "choose one, such as `my-course/week-1`; it never changes again")
    title = header.require(TITLE, "write what the learner sees")
    known = {**topics, **header.get(TOPICS, {})}
    frame = Frame(bank_id or "unnamed", known or None, references, _defaults(body))
    items = _items(body, frame, report)
    if bank_id is None:
        return None
    cards = tuple(card for item in items for card in item.cards)
    return BankFile(
        Bank(bank_id, title or bank_id, path, cards),
        items,
        header.place(BANK_ID),
        known,
        header.get(LANGUAGE, ""),
        header.get(LICENSE, ""),
        header.get(AUTHORS, ()),
    )


def _defaults(body: Body) -> MapNode | None:
    defaults = body.get(DEFAULTS)
    if defaults is not None:
        Body(defaults, body.report).check_names(COMMON, "`defaults`")
    return defaults


def _items(body: Body, frame: Frame, report: Report) -> tuple[Authored, ...]:
    if ITEMS not in body:
        report.add(rules.NO_ITEMS, body.node.place, "no items yet", "write `items:` with lines beginning with `- `")
    read = (read_item(node, frame, report) for node in body.get(ITEMS, ()))
    return tuple(_unique([item for item in read if item], report))


def _unique(items: list[Authored], report: Report) -> list[Authored]:
    first: dict[str, Authored] = {}
    for entry in items:
        known = first.setdefault(entry.item.id, entry)
        if known is not entry:
            name = entry.item.id.rsplit("/", 1)[1]
            message = f"id `{name}` is already used on line {known.item.place.line}"
            report.add(rules.DUPLICATE_ID, entry.item.place, message, "give this item an id of its own")
    return list(first.values())
