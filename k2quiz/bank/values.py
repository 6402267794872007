"""Types of fields: how a node becomes a value, and what is said of one that does not fit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from k2quiz.bank import rules
from k2quiz.bank.field import Field, Forms, Schema, mapping_schema, report_empty, suggest
from k2quiz.bank.node import ListNode, MapNode, Node, TextNode, parts
from k2quiz.bank.rules import Report

SCALAR = ("string", "number", "boolean")
"""What a scalar is to an editor, which types `53` and `true`; to us each is text."""


@dataclass(frozen=True, slots=True)
class Text:
    """Text, kept as written but for white space around it; `for_list` says where a list of them belongs."""

    longest: int = 4_000
    for_list: str = "write one text without brackets or `- `, or quote it if it begins with such a sign"

    def read(self, node: Node, name: str, report: Report) -> str | None:
        """The text."""
        if not isinstance(node, TextNode):
            mend = self.for_list if isinstance(node, ListNode) else _as_one_text(node)
            report.add(rules.WRONG_TYPE, node.place, f"`{name}` must be text, not {node.what}", mend)
            return None
        text = node.value.strip()
        if not text:
            report_empty(node, name, report)
            return None
        if len(text) > self.longest:
            message = f"`{name}` has {len(text):,} characters (limit {self.longest:,})"
            report.add(rules.TOO_LONG, node.place, message, "shorten it")
            return None
        return text

    def schema(self) -> Schema:
        """A scalar that is not empty."""
        empty = "write it, or take the field out"
        return {"type": SCALAR, "maxLength": self.longest, "pattern": r"\S", "patternErrorMessage": empty}


_ANY_TEXT = Text()


def _as_one_text(node: MapNode) -> str:
    """How to mend text that a `: ` has turned into a mapping."""
    entries = [f"{key.value}: {value.value}" for key, value in node if isinstance(value, TextNode)]
    if len(entries) == len(node.entries) == 1:
        return "quote it, because of its `: `: '" + entries[0].strip().replace("'", "''") + "'"
    return "quote the text if it contains `: ` or begins with `{`"


@dataclass(frozen=True, slots=True)
class Id:
    """A name made of a few characters that are safe everywhere."""

    pattern: str = r"[a-z0-9][a-z0-9._-]{0,63}"
    allowed: str = "a-z 0-9 - . _, at most 64 of them"

    def read(self, node: Node, name: str, report: Report) -> str | None:
        """The id."""
        text = _ANY_TEXT.read(node, name, report)
        if text is not None and not re.fullmatch(self.pattern, text):
            slug = re.sub(r"[^a-z0-9._/-]+", "-", text.lower()).strip("-./")[:64] or "my-id"
            report.add(rules.BAD_ID, node.place, f"`{text}` is not a valid {name}", f"use {self.allowed}: `{slug}`")
            return None
        return text

    def schema(self) -> Schema:
        """A scalar of those characters."""
        return {"type": SCALAR, "pattern": rf"^\s*{self.pattern}\s*$", "patternErrorMessage": f"use {self.allowed}"}


@dataclass(frozen=True, slots=True)
class TextList:
    """A list of texts; a single text is a list of one."""

    def read(self, node: Node, name: str, report: Report) -> tuple[str, ...] | None:
        """The texts."""
        if isinstance(node, MapNode):
            mend = "write `[one, two]` or lines beginning with `- `; quote text that contains `: `"
            report.add(rules.WRONG_TYPE, node.place, f"`{name}` must be a list of texts", mend)
            return None
        members = parts(node)
        texts = [text for member in members if (text := _ANY_TEXT.read(member, name, report)) is not None]
        return tuple(texts) if len(texts) == len(members) else None

    def schema(self) -> Schema:
        """A scalar or a list of scalars."""
        return {**Text().schema(), "type": (*SCALAR, "array"), "items": Text().schema()}


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

    def schema(self) -> Schema:
        """A truth value, or a word that stands for one; the pattern holds words only."""
        words = "|".join(_in_any_case(word) for word in ("true", "yes", "on", "false", "no", "off"))
        return {"type": ("boolean", "string"), "pattern": f"^({words})$", "patternErrorMessage": "write true or false"}


def _in_any_case(word: str) -> str:
    """The pattern of a word, in a language of patterns that has no flags."""
    return "".join(f"[{letter}{letter.upper()}]" for letter in word)


_FIGURES = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A whole number within bounds, both included."""

    low: int
    high: int

    def read(self, node: Node, name: str, report: Report) -> int | None:
        """The number."""
        if isinstance(node, TextNode) and _FIGURES.fullmatch(node.value) and (self.low <= int(node.value) <= self.high):
            return int(node.value)
        said = f"`{node.value}`" if isinstance(node, TextNode) else node.what
        message = f"`{name}` must be a whole number from {self.low} to {self.high}, not {said}"
        report.add(rules.NOT_IN_RANGE, node.place, message, f"write one of {self.low} to {self.high}")
        return None

    def schema(self) -> Schema:
        """An integer; the pattern holds one in quotes only."""
        bounds = {"minimum": self.low, "maximum": self.high}
        mend = f"write one of {self.low} to {self.high}"
        return {"type": ("integer", "string"), **bounds, "pattern": r"^[0-9]{1,9}$", "patternErrorMessage": mend}


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, node: Node, name: str, report: Report) -> str | None:
        """The word."""
        text = _ANY_TEXT.read(node, name, report)
        if text is None or text in self.words:
            return text
        mend = f"{suggest(text, self.words)} (one of {', '.join(self.words)})"
        report.add(rules.NOT_A_CHOICE, node.place, f"`{name}` cannot be `{text}`", mend)
        return None

    def schema(self) -> Schema:
        """One of the words."""
        return {"enum": self.words}


@dataclass(frozen=True, slots=True)
class TextMap:
    """Texts by name, such as topic titles by topic id."""

    def read(self, node: Node, name: str, report: Report) -> Mapping[str, str] | None:
        """The texts."""
        if not isinstance(node, MapNode):
            message = f"`{name}` must be `name: value` lines, not {node.what}"
            report.add(rules.WRONG_TYPE, node.place, message, "write one `name: value` line for each")
            return None
        pairs = {key.value: _ANY_TEXT.read(value, key.value, report) for key, value in node}
        return {key: value for key, value in pairs.items() if value is not None}

    def schema(self) -> Schema:
        """A mapping of any names to scalars."""
        mend = "write one `name: value` line for each"
        return {"type": "object", "additionalProperties": Text().schema(), "errorMessage": mend}


@dataclass(frozen=True, slots=True)
class Mappings:
    """A list of mappings, each read by its owner; `example` is how one begins, `fields` are what each may have."""

    example: str = "- id: …"
    fields: tuple[Field[object], ...] = ()
    forms: Forms = ()

    def read(self, node: Node, name: str, report: Report) -> tuple[MapNode, ...] | None:
        """The mappings."""
        if not isinstance(node, ListNode):
            mend = f"write a list: lines beginning with `- `, such as `{self.example}`"
            report.add(rules.WRONG_TYPE, node.place, f"`{name}` must be a list, not {node.what}", mend)
            return None
        found: list[MapNode] = []
        for item in node.items:
            if isinstance(item, MapNode):
                found.append(item)
            else:
                what = "empty" if isinstance(item, TextNode) and not item.value else item.what
                mend = f"begin it with a field name and a colon, such as `{self.example}`"
                report.add(rules.WRONG_SHAPE, item.place, f"one of `{name}` is {what}, not fields", mend)
        return tuple(found)

    def schema(self) -> Schema:
        """A list of mappings."""
        return {"type": "array", "items": Mapped(fields=self.fields, forms=self.forms).schema()}


@dataclass(frozen=True, slots=True)
class Mapped:
    """One mapping, read by its owner; `fields` are what it may have."""

    mend: str = "indent its fields under it"
    fields: tuple[Field[object], ...] = ()
    forms: Forms = ()

    def read(self, node: Node, name: str, report: Report) -> MapNode | None:
        """The mapping."""
        if isinstance(node, MapNode):
            return node
        report.add(rules.WRONG_TYPE, node.place, f"`{name}` must be `name: value` lines, not {node.what}", self.mend)
        return None

    def schema(self) -> Schema:
        """A mapping."""
        return mapping_schema(self.fields, self.forms) if self.fields else {"type": "object"}


@dataclass(frozen=True, slots=True)
class NamedMappings(Mapped):
    """Mappings by name, each read by its owner; `fields` are what each may have."""

    def schema(self) -> Schema:
        """A mapping of any names to mappings."""
        return {"type": "object", "additionalProperties": Mapped.schema(self)}
