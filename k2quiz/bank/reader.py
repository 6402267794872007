"""YAML as a stream of events, turned into positioned nodes; what a bank may not hold ends the reading.

`yaml.load` is never used: it types scalars, follows aliases, and a deeply nested file makes it crash the process.
"""

from collections.abc import Iterator
from pathlib import Path

import yaml

from k2quiz.bank import rules
from k2quiz.bank.node import ListNode, MapNode, Node, TextNode
from k2quiz.bank.rules import Report, Rule
from k2quiz.bank.source import read_source, report_character
from k2quiz.bank.syntax import explain
from k2quiz.errors import Place, UsageError
from k2quiz.text import is_harmful

DEEPEST = 16
"""Levels of nesting."""

MOST_EVENTS = 1_000_000
LONGEST_TEXT = 20_000
"""Characters of one scalar."""


def read_yaml(path: Path, report: Report) -> Node | None:
    """The file's only document; None, with findings, where it has none or breaks a rule of YAML or of ours."""
    text = read_source(path, report)
    if text is None:
        return None
    reader = _Reader(path, text, report)
    try:
        return reader.document()
    except _StoppedError:
        return None
    except yaml.MarkedYAMLError as error:
        message, mend, place = explain(error, text, path)
        report.add(rules.SYNTAX, place, message, mend)
        return None


class _StoppedError(Exception):
    """The rest of the file is not worth reading; a finding says why."""


class _Reader:
    """Walks one event stream; recursion is bounded by `DEEPEST`."""

    def __init__(self, path: Path, text: str, report: Report) -> None:
        self._path = str(path)
        self._lines = text.split("\n")
        self._report = report
        self._events = self._checked(_events(text))

    def document(self) -> Node | None:
        """The root of the first document, once the stream has no second."""
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._stop(rules.SECOND_DOCUMENT, event, "a second `---` document", "one bank a file")
                root = self._node(next(self._events), 0)
        if root is None:
            self._report.add(rules.EMPTY_FILE, Place(self._path), "the file is empty", "start it with `k2quiz: 1`")
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if depth > DEEPEST:
            self._stop(rules.TOO_DEEP, event, f"nested more than {DEEPEST} levels deep", "look for a stray `[` or `{`")
        if isinstance(event, yaml.SequenceStartEvent):
            items = tuple(self._node(inner, depth + 1) for inner in self._until(yaml.SequenceEndEvent))
            return ListNode(self._place(event), items)
        if isinstance(event, yaml.MappingStartEvent):
            return self._map(event, depth)
        return self._text(event)

    def _map(self, start: yaml.Event, depth: int) -> MapNode:
        entries: dict[str, tuple[TextNode, Node]] = {}
        for event in self._until(yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._stop(
                    rules.WRONG_SHAPE, event, "a name is text", "write `name: value`; quote text that has braces"
                )
            key = self._text(event)
            value = self._node(next(self._events), depth + 1)
            if key.value in entries:
                first = entries[key.value][0].place.line
                message = f"`{key.value}` is given twice, first on line {first}"
                self._report.add(rules.DUPLICATE_FIELD, key.place, message, "keep one of the two")
            else:
                entries[key.value] = (key, value)
        return MapNode(self._place(start), tuple(entries.values()))

    def _text(self, event: yaml.Event) -> TextNode:
        if not isinstance(event, yaml.ScalarEvent):
            raise TypeError(f"no place in a YAML stream for {event!r}")
        place, value = self._place(event), event.value
        if len(value) > LONGEST_TEXT:
            message = f"{len(value):,} characters of text (limit {LONGEST_TEXT:,})"
            self._report.add(rules.TOO_LONG, place, message, "split it into several items")
        if not (value.isascii() and value.isprintable()):
            for character in filter(is_harmful, value):
                report_character(character, place, self._report)
                break
        if event.style is None:
            self._look_for_swallowed_text(place)
        return TextNode(place, value)

    def _look_for_swallowed_text(self, place: Place) -> None:
        rest = self._lines[place.end_line - 1][place.end_column - 1 :].lstrip()
        if len(rest) > 1 and rest[0] == "#" and not rest[1].isspace():
            message = f"`{rest[:20]}` is a YAML comment and not part of the text"
            self._report.add(
                rules.SWALLOWED, place, message, "quote the text, or write `# ` with a space for a comment"
            )

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        for event in self._events:
            if isinstance(event, end):
                return
            yield event

    def _checked(self, events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
        """The events, as long as none has what no bank may have."""
        for number, event in enumerate(events):
            if number > MOST_EVENTS:
                self._stop(rules.TOO_MANY, event, f"more than {MOST_EVENTS:,} values", "split it into several banks")
            if isinstance(event, yaml.NodeEvent):
                self._refuse_yaml_features(event)
            yield event

    def _refuse_yaml_features(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            mend = "quote the text if the sign belongs to it; shared fields go into `defaults`"
            self._stop(rules.ANCHOR, event, f"`{sign}{event.anchor}` is a YAML anchor or alias", mend)
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._stop(rules.TAG, event, f"YAML tag `{tag}`", "quote the text if the `!` belongs to it")

    def _stop(self, rule: Rule, event: yaml.Event, message: str, mend: str) -> None:
        self._report.add(rule, self._place(event), message, mend)
        raise _StoppedError

    def _place(self, event: yaml.Event) -> Place:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            return Place(self._path)
        return Place(self._path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _events(text: str) -> Iterator[yaml.Event]:
    try:
        loader = yaml.CSafeLoader
    except AttributeError:
        raise UsageError(
            "This PyYAML was built without libyaml, and reads another language. Install one with it: "
            "`pip install --force-reinstall --only-binary :all: pyyaml`."
        ) from None
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=loader)
    return events
