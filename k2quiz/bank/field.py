"""Fields: a name, a type that reads it, and what it says; one table gives validation and reference alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Generic, Protocol, TypeVar, overload

from k2quiz.bank import rules
from k2quiz.bank.node import MapNode, Node, TextNode, parts
from k2quiz.bank.rules import Report, Rule
from k2quiz.errors import Place

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
D = TypeVar("D")

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

_MEND_EMPTY = "write it, or take the field out; text that begins with `#` needs quotes"


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
        self._meant: list[str | None] = []

    def __contains__(self, field: Field[object]) -> bool:
        return self.node.get(field.name) is not None

    @overload
    def get(self, field: Field[T]) -> T | None: ...
    @overload
    def get(self, field: Field[T], default: D) -> T | D: ...
    def get(self, field: Field[T], default: D | None = None) -> T | D | None:
        """The field's value; the default where it is missing or, with a finding, unfit."""
        node = self.node.get(field.name)
        if isinstance(node, TextNode) and not node.value.strip():
            report_empty(node, field.name, self.report)
            return default
        value = None if node is None else field.type.read(node, field.name, self.report)
        return default if value is None else value

    def misses(self, *fields: Field[object]) -> bool:
        """Whether none of the fields is there, and no unknown name may have been meant for one of them."""
        names = {field.name for field in fields}
        return not any(field in self for field in fields) and not any(
            meant is None or meant in names for meant in self._meant
        )

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

    def add(self, rule: Rule, field: Field[object], message: str, mend: str) -> None:
        """Note that a field breaks a rule."""
        self.report.add(rule, self.place(field), message, mend)

    def check_names(self, known: Iterable[Field[object]], what: str) -> None:
        """Report every name that is none of the known ones."""
        names = [field.name for field in known]
        for key, _ in self.node:
            if key.value not in names:
                message, mend = f"unknown field `{key.value}` in {what}", suggest(key.value, names)
                self._meant.append(_closest(key.value, names))
                self.report.add(rules.UNKNOWN_FIELD, key.place, message, mend)


def suggest(word: str, known: Iterable[str]) -> str:
    """Which known name was probably meant."""
    names = list(known)
    meant = _closest(word, names)
    return f"did you mean `{meant}`?" if meant else f"known: {', '.join(names)}" if names else "none are known"


def _closest(word: str, names: list[str]) -> str | None:
    if word in _FOREIGN_NAMES:
        return next((name for name in names if name == _FOREIGN_NAMES[word]), None)
    return next(iter(get_close_matches(word, names, n=1, cutoff=0.65)), None)


def report_empty(node: Node, name: str, report: Report) -> None:
    """Note a field that is there without a value."""
    report.add(rules.EMPTY_VALUE, node.place, f"`{name}` is empty", _MEND_EMPTY)
