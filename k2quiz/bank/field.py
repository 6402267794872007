"""Fields: a name, a type that reads it, and what it says; one table gives validation and reference alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Generic, Protocol, TypeAlias, TypeVar, overload

from k2quiz.bank import rules
from k2quiz.bank.node import MapNode, Node, TextNode, parts
from k2quiz.bank.rules import Report, Rule
from k2quiz.errors import Edit, Fix, Place

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
D = TypeVar("D")

Schema: TypeAlias = Mapping[str, object]
"""A JSON Schema, as an editor reads it: what `json.dumps` writes."""

_FOREIGN_NAMES: dict[str, str | None] = {
    "type": None,
    "question": "ask",
    "stem": "ask",
    "prompt": "ask",
    "options": "choices",
    "explanation": "explain",
    "sources": "refs",
    "references": "refs",
    "questions": "items",
    "text": "cloze",
    "correct": "right",
    "incorrect": "wrong",
    "distractors": "wrong",
    "lang": "language",
}
"""What other tools call our fields; None is none of ours."""

_NEAR = 0.65
"""How much of two names must agree for one to be meant by the other (`difflib`'s ratio)."""

_MEND_EMPTY = "write it, or take the field out; text that begins with `#` needs quotes"


class FieldType(Protocol[T_co]):
    """How a node becomes a value; a node that does not fit is reported and gives None."""

    def read(self, node: Node, name: str, report: Report) -> T_co | None:
        """The value of a field of that name."""
        ...

    def schema(self) -> Schema:
        """What an editor may know of it: nothing that reads here without a finding is against it."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Field(Generic[T_co]):
    """One field that an author may write; it is like no other, so that sets of fields are found fast."""

    name: str
    type: FieldType[T_co]
    says: str

    def schema(self) -> Schema:
        """What an editor may know of the field."""
        return {**self.type.schema(), "description": self.says, "markdownDescription": self.says}


Forms: TypeAlias = tuple[tuple[Field[object], ...], ...]
"""Sets of fields, exactly one of which a mapping has, and that one whole; without any, every field may be missing."""


def mapping_schema(fields: Iterable[Field[object]], forms: Forms = ()) -> Schema:
    """What an editor may know of a mapping that has these fields and no other."""
    properties = {field.name: field.schema() for field in fields}
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    required = [{"required": [field.name for field in form]} for form in forms]
    if len(required) < 2:
        return {**schema, **(required[0] if required else {})}
    return {**schema, "anyOf": required, "allOf": [_excluded(form, forms) for form in forms]}


def _excluded(form: tuple[Field[object], ...], forms: Forms) -> Schema:
    """What a mapping may not have beside one of its forms."""
    foreign = {field.name: False for other in forms for field in other if field not in form}
    message = f"not beside `{form[0].name}`: keep one of the two"
    return {
        "if": {"required": [field.name for field in form]},
        "then": {"properties": foreign, "errorMessage": message},
    }


class Body:
    """The fields of one mapping, read by type."""

    __slots__ = ("_meant", "node", "report")

    def __init__(self, node: MapNode, report: Report) -> None:
        self.node = node
        self.report = report
        self._meant: tuple[str | None, ...] = ()

    def __contains__(self, field: Field[object]) -> bool:
        return field.name in self.node.fields

    @overload
    def get(self, field: Field[T]) -> T | None: ...
    @overload
    def get(self, field: Field[T], default: D) -> T | D: ...
    def get(self, field: Field[T], default: D | None = None) -> T | D | None:
        """The field's value; the default where it is missing or, with a finding, unfit."""
        name = field.name
        entry = self.node.fields.get(name)
        if entry is None:
            return default
        node = entry[2]
        if isinstance(node, TextNode) and not node.value.strip():
            report_empty(node, name, self.report)
            return default
        value = field.type.read(node, name, self.report)
        return default if value is None else value

    def misses(self, *fields: Field[object]) -> bool:
        """Whether none of the fields is there, and no unknown name may have been meant for one of them."""
        for field in fields:
            if field.name in self.node.fields or field.name in self._meant:
                return False
        return None not in self._meant

    def require(self, field: Field[T], mend: str) -> T | None:
        """The field's value; missing is a finding."""
        if self.misses(field):
            self.report.add(rules.MISSING_FIELD, self.node.place, f"no `{field.name}`", mend)
        return self.get(field)

    def place(self, field: Field[object]) -> Place:
        """Where the field's value stands, or the whole mapping where it is missing."""
        node = self.node.get(field.name)
        return self.node.place if node is None else node.place

    def place_of(self, field: Field[object], text: str) -> Place:
        """Where a text stands in the field's list."""
        found = (node for node in parts(self.node.get(field.name)) if isinstance(node, TextNode))
        return next((node.place for node in found if node.value.strip() == text), self.place(field))

    def add(self, rule: Rule, field: Field[object], message: str, mend: str, fix: Fix | None = None) -> None:
        """Note that a field breaks a rule."""
        self.report.add(rule, self.place(field), message, mend, fix)

    def check_names(self, known: tuple[Field[object], ...], what: str) -> None:
        """Report every name that is none of the known ones."""
        if self.node.names <= _names(known):
            return
        names = [field.name for field in known]
        free = [name for name in names if name not in self.node.names]
        for key, _ in self.node:
            if key.value not in names:
                message, mend = f"unknown field `{key.value}` in {what}", suggest(key.value, names)
                self._meant += (_closest(key.value, names),)
                self.report.add(rules.UNKNOWN_FIELD, key.place, message, mend, replacement(key, free, names))


@cache
def _names(fields: tuple[Field[object], ...]) -> frozenset[str]:
    return frozenset(field.name for field in fields)


def suggest(word: str, known: Iterable[str]) -> str:
    """Which known name was probably meant."""
    names = list(known)
    meant = _closest(word, names)
    return f"did you mean `{meant}`?" if meant else f"known: {', '.join(names)}" if names else "none are known"


def replacement(node: TextNode, known: Iterable[str], rivals: Iterable[str] = ()) -> Fix | None:
    """The one known name that a text was meant for, written in its place; None where a rival is as close."""
    meant = _closest(node.value, list(known))
    near = get_close_matches(node.value, {*known, *rivals}, n=2, cutoff=_NEAR)
    clear = node.value in _FOREIGN_NAMES or len(near) == 1
    return Fix((Edit(node.place, meant),)) if meant and clear else None


def _closest(word: str, names: list[str]) -> str | None:
    if word in _FOREIGN_NAMES:
        return next((name for name in names if name == _FOREIGN_NAMES[word]), None)
    return next(iter(get_close_matches(word, names, n=1, cutoff=_NEAR)), None)


def report_empty(node: Node, name: str, report: Report) -> None:
    """Note a field that is there without a value."""
    report.add(rules.EMPTY_VALUE, node.place, f"`{name}` is empty", _MEND_EMPTY)
