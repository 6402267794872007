"""Fields: a name, a type that reads it, and what it says; one table gives validation and reference alike."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Generic, Protocol, TypeVar, overload

from k2quiz.bank import rules
from k2quiz.bank.node import ListNode, MapNode, Node, TextNode
from k2quiz.bank.rules import Report, Rule
from k2quiz.errors import Place

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
D = TypeVar("D")

_FOREIGN_NAMES = {
    "question": "ask",
    "stem": "ask",
    "prompt": "ask",
    "options": "choices",
    "explanation": "explain",
    "sources": "refs",
    "references": "refs",
    "questions": "items",
    "text": "cloze",
}
"""What other tools call our fields."""


class FieldType(Protocol[T_co]):
    """How a node becomes a value; a node that does not fit is reported and gives None."""

    def read(self, node: Node, name: str, report: Report) -> T_co | None:
        """The value of a field of that name."""
        ...


@dataclass(frozen=True, slots=True)
class Field(Generic[T_co]):
    """One field that an author may write."""

    name: str
    type: FieldType[T_co]
    says: str


class Body:
    """The fields of one mapping, read by type."""

    def __init__(self, node: MapNode, report: Report) -> None:
        self.node = node
        self.report = report

    def __contains__(self, field: Field[object]) -> bool:
        return self.node.get(field.name) is not None

    @overload
    def get(self, field: Field[T]) -> T | None: ...
    @overload
    def get(self, field: Field[T], default: D) -> T | D: ...
    def get(self, field: Field[T], default: D | None = None) -> T | D | None:
        """The field's value; the default where it is missing or, with a finding, unfit."""
        node = self.node.get(field.name)
        value = None if node is None else field.type.read(node, field.name, self.report)
        return default if value is None else value

    def require(self, field: Field[T], mend: str) -> T | None:
        """The field's value; missing is a finding."""
        if field not in self:
            self.report.add(rules.MISSING_FIELD, self.node.place, f"no `{field.name}`", mend)
        return self.get(field)

    def place(self, field: Field[object]) -> Place:
        """Where the field's value stands, or the whole mapping where it is missing."""
        node = self.node.get(field.name)
        return self.node.place if node is None else node.place

    def add(self, rule: Rule, field: Field[object], message: str, mend: str) -> None:
        """Note that a field breaks a rule."""
        self.report.add(rule, self.place(field), message, mend)

    def check_names(self, known: Iterable[Field[object]], what: str) -> None:
        """Report every name that is none of the known ones."""
        names = [field.name for field in known]
        for key, _ in self.node:
            if key.value not in names:
                self.report.add(
                    rules.UNKNOWN_FIELD, key.place, f"unknown field `{key.value}` in {what}", suggest(key.value, names)
                )


def suggest(word: str, known: Iterable[str]) -> str:
    """Which known name was probably meant."""
    names = list(known)
    meant = _FOREIGN_NAMES.get(word)
    close = [meant] if meant in names else get_close_matches(word, names, n=1, cutoff=0.6)
    return f"did you mean `{close[0]}`?" if close else f"known: {', '.join(names)}" if names else "none are known"


@dataclass(frozen=True, slots=True)
class Text:
    """Text, kept as written but for white space around it."""

    longest: int = 4_000

    def read(self, node: Node, name: str, report: Report) -> str | None:
        """The text."""
        if not isinstance(node, TextNode):
            mend = "quote the text if it contains `: ` or begins with `- `, `[` or `{`"
            report.add(rules.WRONG_TYPE, node.place, f"`{name}` must be text, not {node.what}", mend)
            return None
        text = node.value.strip()
        if not text:
            report.add(rules.EMPTY_VALUE, node.place, f"`{name}` is empty", "write it, or take the field out")
            return None
        if len(text) > self.longest:
            message = f"`{name}` has {len(text):,} characters (limit {self.longest:,})"
            report.add(rules.TOO_LONG, node.place, message, "shorten it")
            return None
        return text


@dataclass(frozen=True, slots=True)
class Id:
    """A name made of a few characters that are safe everywhere."""

    pattern: str = r"[a-z0-9][a-z0-9._-]{0,63}"
    allowed: str = "a-z 0-9 - . _, at most 64 of them"

    def read(self, node: Node, name: str, report: Report) -> str | None:
        """The id."""
        text = Text().read(node, name, report)
        if text is not None and not re.fullmatch(self.pattern, text):
            slug = re.sub(r"[^a-z0-9._/-]+", "-", text.lower()).strip("-./")[:64] or "my-id"
            report.add(rules.BAD_ID, node.place, f"`{text}` is not a valid {name}", f"use {self.allowed}: `{slug}`")
            return None
        return text


@dataclass(frozen=True, slots=True)
class TextList:
    """A list of texts; a single text is a list of one."""

    def read(self, node: Node, name: str, report: Report) -> tuple[str, ...] | None:
        """The texts."""
        if isinstance(node, MapNode):
            mend = "write `[one, two]` or lines beginning with `- `; quote text that contains `: `"
            report.add(rules.WRONG_TYPE, node.place, f"`{name}` must be a list of texts", mend)
            return None
        nodes = node.items if isinstance(node, ListNode) else (node,)
        texts = [Text().read(item, name, report) for item in nodes]
        return None if None in texts else tuple(text for text in texts if text is not None)


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def read(self, node: Node, name: str, report: Report) -> bool | None:
        """Whether it is true."""
        word = node.value.lower() if isinstance(node, TextNode) else ""
        if word in ("true", "yes", "on"):
            return True
        if word in ("false", "no", "off"):
            return False
        said = f"`{node.value}`" if isinstance(node, TextNode) else node.what
        report.add(rules.NOT_A_FLAG, node.place, f"`{name}` must be true or false, not {said}", "write true or false")
        return None


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A whole number within bounds, both included."""

    low: int
    high: int

    def read(self, node: Node, name: str, report: Report) -> int | None:
        """The number."""
        if (
            isinstance(node, TextNode)
            and re.fullmatch(r"\d{1,9}", node.value)
            and (self.low <= int(node.value) <= self.high)
        ):
            return int(node.value)
        said = f"`{node.value}`" if isinstance(node, TextNode) else node.what
        message = f"`{name}` must be a whole number from {self.low} to {self.high}, not {said}"
        report.add(rules.NOT_IN_RANGE, node.place, message, f"write one of {self.low} to {self.high}")
        return None


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, node: Node, name: str, report: Report) -> str | None:
        """The word."""
        text = Text().read(node, name, report)
        if text is None or text in self.words:
            return text
        mend = f"{suggest(text, self.words)} (one of {', '.join(self.words)})"
        report.add(rules.NOT_A_CHOICE, node.place, f"`{name}` cannot be `{text}`", mend)
        return None


@dataclass(frozen=True, slots=True)
class TextMap:
    """Texts by name, such as topic titles by topic id."""

    def read(self, node: Node, name: str, report: Report) -> Mapping[str, str] | None:
        """The texts."""
        if not isinstance(node, MapNode):
            message = f"`{name}` must be `name: value` lines, not {node.what}"
            report.add(rules.WRONG_TYPE, node.place, message, "write one `name: value` line for each")
            return None
        pairs = {key.value: Text().read(value, key.value, report) for key, value in node}
        return {key: value for key, value in pairs.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Mappings:
    """A list of mappings, each read by its owner."""

    def read(self, node: Node, name: str, report: Report) -> tuple[MapNode, ...] | None:
        """The mappings."""
        if not isinstance(node, ListNode):
            mend = "write a list: lines beginning with `- `"
            report.add(rules.WRONG_TYPE, node.place, f"`{name}` must be a list, not {node.what}", mend)
            return None
        found: list[MapNode] = []
        for item in node.items:
            if isinstance(item, MapNode):
                found.append(item)
            else:
                mend = "is the `- ` followed by a field name, such as `- ask: …`?"
                report.add(rules.WRONG_SHAPE, item.place, f"one of `{name}` is {item.what}, not fields", mend)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Mapped:
    """One mapping, read by its owner."""

    def read(self, node: Node, name: str, report: Report) -> MapNode | None:
        """The mapping."""
        if isinstance(node, MapNode):
            return node
        mend = "indent its fields under it"
        report.add(rules.WRONG_TYPE, node.place, f"`{name}` must be `name: value` lines, not {node.what}", mend)
        return None
