"""One bank file: its header, its defaults and its items."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from k2quiz.bank import rules
from k2quiz.bank.deck import Bank
from k2quiz.bank.field import Body, Field
from k2quiz.bank.item import COMMON, ID, Authored, Frame, read_defaults
from k2quiz.bank.naming import offer_ids, put_first
from k2quiz.bank.node import ListNode, MapNode, TextNode
from k2quiz.bank.passage import read_items
from k2quiz.bank.reader import read_yaml
from k2quiz.bank.rules import Report
from k2quiz.bank.values import Id, Mapped, Mappings, Text, TextList, TextMap
from k2quiz.card import Reference
from k2quiz.errors import Place

FORMAT_VERSION = "1"

NAMESPACE = Id(r"[a-z0-9][a-z0-9./-]{0,127}", "a-z 0-9 - . /, at most 128 of them")

VERSION = Field("k2quiz", Text(), "the version of the format: 1")
DEFAULTS = Field("defaults", Mapped(fields=COMMON), "fields that every item has unless it says otherwise")
ITEMS = Field("items", Mappings(), "the items")

BANK_ID = Field("id", NAMESPACE, "the namespace of every id below, chosen once")
TITLE = Field("title", Text(200), "what the learner sees")
DESCRIPTION = Field("description", Text(), "what the bank is for")
LANGUAGE = Field("language", Text(35), "a BCP 47 tag, such as `en`")
LICENSE = Field("license", Text(100), "an SPDX name")
AUTHORS = Field("authors", TextList(), "who wrote it")
EDITION = Field("version", Text(40), "the edition of the content")
TOPICS = Field("topics", TextMap(), "the closed list of topics, `id: title`, in the order in which they are met")

HEADER_FIELDS = (BANK_ID, TITLE, DESCRIPTION, LANGUAGE, LICENSE, AUTHORS, EDITION, TOPICS)
HEADER = Field("bank", Mapped(fields=HEADER_FIELDS, forms=((BANK_ID, TITLE),)), "what the bank is")


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
    if version is not None and version != FORMAT_VERSION:
        mend = f"write {FORMAT_VERSION}, or upgrade k2quiz"
        body.add(rules.OTHER_VERSION, VERSION, f"format version `{version}` is not known to this program", mend)
        return None
    body.check_names((VERSION, *fields), what)
    if body.misses(VERSION):
        fix = put_first(root, VERSION.name, FORMAT_VERSION)
        report.add(rules.NO_VERSION, Place(str(path)), "no `k2quiz: 1`", "write it as the first line", fix)
    return body


def read_bank(
    path: Path,
    topics: Mapping[str, str],
    references: Mapping[str, Reference],
    report: Report,
    media: Path | None = None,
) -> BankFile | None:
    """The bank in a file, within a deck's topics, references and folder of pictures; None without a usable header."""
    body = open_file(path, (HEADER, DEFAULTS, ITEMS), "a bank", report)
    header = open_header(body, HEADER, HEADER_FIELDS) if body else None
    if body is None or header is None:
        return None
    bank_id = header.require(BANK_ID, "choose one, such as `my-course/week-1`; it never changes again")
    title = header.require(TITLE, "write what the learner sees")
    known = {**topics, **header.get(TOPICS, {})}
    pictures = path.parent.resolve() if media is None else media
    defaults = read_defaults(body, DEFAULTS)
    items = _items(body, Frame(bank_id or "unnamed", known or None, references, pictures, defaults))
    return _bank_file(header, _bank(bank_id, title or bank_id, path, items), items, known) if bank_id else None


def _bank(bank_id: str, title: str, path: Path, items: tuple[Authored, ...]) -> Bank:
    shown = [entry for entry in items if not entry.draft]
    ready = tuple(card for entry in shown if not entry.item.retired for card in entry.cards)
    retired = tuple(card for entry in shown if entry.item.retired for card in entry.cards)
    return Bank(bank_id, title, path, ready, retired)


def _bank_file(header: Body, bank: Bank, items: tuple[Authored, ...], topics: Mapping[str, str]) -> BankFile:
    return BankFile(
        bank=bank,
        items=items,
        place=header.place(BANK_ID),
        topics=topics,
        language=header.get(LANGUAGE, ""),
        license=header.get(LICENSE, ""),
        authors=header.get(AUTHORS, ()),
    )


def open_header(body: Body, field: Field[MapNode], known: tuple[Field[object], ...]) -> Body | None:
    """What a file says of its bank or deck, the names checked."""
    node = body.require(field, f"write `{field.name}:` with `id:` and `title:` under it")
    if node is None:
        return None
    header = Body(node, body.report)
    header.check_names(known, f"`{field.name}`")
    return header


def _items(body: Body, frame: Frame) -> tuple[Authored, ...]:
    written = body.node.get(ITEMS.name)
    if body.misses(ITEMS) or (isinstance(written, ListNode) and not written.items):
        mend = "write `items:` with lines beginning with `- `, such as `- id: …`"
        body.add(rules.NO_ITEMS, ITEMS, "no items yet", mend)
    nodes = body.get(ITEMS, ())
    found = _unique(list(read_items(nodes, frame, body.report)), body.report)
    offer_ids(nodes, body.report)
    return tuple(found)


def _unique(items: list[Authored], report: Report) -> list[Authored]:
    first: dict[str, Authored] = {}
    for entry in items:
        known = first.setdefault(entry.item.id, entry)
        if known is not entry:
            node = entry.node.get(ID.name)
            what = f"id `{node.value}` is already used" if isinstance(node, TextNode) else "the same text as the item"
            place = node.place if node else entry.item.place
            message = f"{what} on line {known.item.place.line}"
            report.add(rules.DUPLICATE_ID, place, message, "give this item an id of its own")
    return list(first.values())
