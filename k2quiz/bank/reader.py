"""YAML as a stream of events, turned into positioned nodes; what a bank may not hold ends the reading.

`yaml.load` is never used: it types scalars, follows aliases, and a deeply nested file makes it crash the process.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, chain, islice
from pathlib import Path
from typing import NoReturn

import yaml

from k2quiz.bank import rules
from k2quiz.bank.node import Entry, ListNode, MapNode, Mark, Node, TextNode
from k2quiz.bank.quoting import in_quotes, with_comment
from k2quiz.bank.rules import Report, Rule
from k2quiz.bank.source import read_source, report_character
from k2quiz.bank.syntax import explain
from k2quiz.errors import Fix, Place, UsageError
from k2quiz.text import is_harmful

DEEPEST = 16
"""Levels of nesting."""

MOST_EVENTS = 1_000_000
LONGEST_TEXT = 20_000
"""Characters of one scalar."""

_SHOWN = 30
"""Characters of a comment that are shown."""

_BLANK = re.compile("‹[^‹›]*›")
"""What a template leaves to its author."""

_SIGN = re.compile(r"#(?=\S)")
"""What begins a comment of which its author may have meant it as text."""

_EATEN = re.compile(r"\t[a-z]|\$[^$\n]*\n[a-z][^$]*\$")
"""What is left of LaTeX such as `\\theta` or `$\\nu$` in double quotes."""


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
        said = explain(error, text, path)
        report.add_instead(rules.SYNTAX, said.place, said.message, said.mend, said.fix)
        return None


class _StoppedError(Exception):
    """The rest of the file is not worth reading; a finding says why."""


class _Reader:
    """Walks one event stream; recursion is bounded by `DEEPEST`.

    Half a million events of a large bank go through `_node` and `_judged`: what is rare is told apart there, and judged
    elsewhere.
    """

    def __init__(self, path: Path, text: str, report: Report) -> None:
        self._path = str(path)
        self._written = text
        self._report = report
        events = _events(text)
        self._events = chain(islice(events, MOST_EVENTS + 1), self._beyond(events))
        self._has_blanks = "‹" in text
        self._has_sign = frozenset(accumulate(before.count("\n") for before in _SIGN.split(text)[:-1]))

    @cached_property
    def _lines(self) -> list[str]:
        return self._written.split("\n")

    def document(self) -> Node | None:
        """The root of the first document, once the stream has no second."""
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._stop(rules.SECOND_DOCUMENT, event, "a second `---` document", "one bank a file")
                root = self._node(next(self._events), 0)
        if root is None or (isinstance(root, TextNode) and not root.value):
            self._report.add(rules.EMPTY_FILE, Place(self._path), "the file is empty", "start it with `k2quiz: 1`")
            return None
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if depth > DEEPEST:
            self._refuse_depth(event)
        if isinstance(event, yaml.ScalarEvent):
            start, end = self._judged(event)
            return TextNode(self._path, start, end, event.value)
        self._refuse_yaml_features(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._map(event, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(event, depth)
        raise TypeError(f"no place in a YAML stream for {event!r}")

    def _list(self, start: yaml.SequenceStartEvent, depth: int) -> ListNode:
        items: list[Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return ListNode(*self._stretch(start), tuple(items))

    def _map(self, start: yaml.MappingStartEvent, depth: int) -> MapNode:
        fields: dict[str, Entry] = {}
        while isinstance(event := next(self._events), yaml.ScalarEvent):
            begin, end = self._judged(event)
            entry = begin, end, self._node(next(self._events), depth + 1)
            if fields.setdefault(event.value, entry) is not entry:
                self._report_second(event, fields[event.value])
        if not isinstance(event, yaml.MappingEndEvent):
            self._refuse_key(start, event)
        return MapNode(*self._stretch(start), fields)

    def _report_second(self, key: yaml.ScalarEvent, first: Entry) -> None:
        message = f"`{key.value}` is given twice, first on line {first[0].line + 1}"
        self._report.add(rules.DUPLICATE_FIELD, self._place(key), message, "keep one of the two")

    def _judged(self, event: yaml.ScalarEvent) -> tuple[Mark, Mark]:
        """Where a text begins and ends, once it is known to be sound."""
        if event.anchor is not None or event.tag is not None:
            self._refuse_yaml_features(event)
        if len(event.value) > LONGEST_TEXT:
            message = f"{len(event.value):,} characters of text (limit {LONGEST_TEXT:,})"
            self._stop(rules.TOO_LONG, event, message, "look for a quote that is never closed, or shorten it")
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            raise TypeError(f"no marks at {event!r}")
        if event.style == '"' or self._has_blanks or (self._has_sign and end.line in self._has_sign):
            self._look_closer(self._place(event), event.value, event.style)
        return start, end

    def _look_closer(self, place: Place, value: str, style: str | None) -> None:
        """Look at a text that is not sound for certain; the file has no harmful character but by a `"` escape."""
        if harmful := next(filter(is_harmful, value), None) if style == '"' else None:
            report_character(harmful, place, self._report)
        if "‹" in value:
            self._look_for_blanks(place)
        if not style and value:
            self._look_for_swallowed_text(place)
        elif style == '"' and _EATEN.search(value):
            message = 'in "double quotes" a backslash before `t` or `n` makes a tab or a line break'
            self._report.add(rules.EATEN_BACKSLASH, place, message, "use 'single quotes', or new lines after `>-`")

    def _look_for_blanks(self, text: Place) -> None:
        has_blank = False
        for number in range(text.line, min(text.end_line, len(self._lines)) + 1):
            line = self._lines[number - 1]
            start = text.column - 1 if number == text.line else 0
            end = text.end_column - 1 if number == text.end_line else len(line)
            for match in _BLANK.finditer(line, start, end):
                place = Place(self._path, number, match.start() + 1, number, match.end() + 1)
                message = f"the blank `{match.group()}` is not filled"
                mend = "write what it asks for in its place, or take the field out if the item needs none"
                self._report.add(rules.UNFILLED_BLANK, place, message, mend)
                has_blank = True
        if has_blank:
            self._report.close(text)

    def _look_for_swallowed_text(self, place: Place) -> None:
        line = self._lines[place.end_line - 1]
        rest = line[place.end_column - 1 :].lstrip()
        if len(rest) > 1 and rest[0] == "#" and not rest[1].isspace():
            shown = rest if len(rest) <= _SHOWN else f"{rest[:_SHOWN]}…"
            column = len(line) - len(rest) + 1
            spot = Place(self._path, place.end_line, column, place.end_line, len(line) + 1)
            mend = "quote the text, or write `# ` with a space for a comment"
            message = f"`{shown}` is a YAML comment and not part of the text"
            self._report.add(rules.SWALLOWED, spot, message, mend, with_comment(self._lines, place))

    def _beyond(self, events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
        """What follows the most events: the end of the reading, if there is anything."""
        for event in events:
            yield self._stop(rules.TOO_MANY, event, f"more than {MOST_EVENTS:,} values", "split it into several banks")

    def _refuse_depth(self, event: yaml.Event) -> NoReturn:
        self._refuse_yaml_features(event)
        self._stop(rules.TOO_DEEP, event, f"nested more than {DEEPEST} levels deep", "look for a stray `[` or `{`")

    def _refuse_yaml_features(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            mend = "quote the text if the sign belongs to it; shared fields go into `defaults`"
            what = "alias" if sign == "*" else "anchor"
            self._stop(rules.ANCHOR, event, f"`{sign}{event.anchor}` is a YAML {what}, which no bank has", mend)
        tag: str | None = getattr(event, "tag", None)
        if tag is not None:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            mend = "quote the text if the `!` belongs to it"
            self._stop(rules.TAG, event, f"`{shown}` is a YAML tag, which no bank has", mend)

    def _refuse_key(self, start: yaml.MappingStartEvent, key: yaml.Event) -> NoReturn:
        self._refuse_yaml_features(key)
        if start.flow_style:
            mend = "quote the text, or put it on new lines after `>-`"
            spot = self._place(start)
            braces = self._lines[spot.line - 1].startswith("{{", spot.column - 1)
            fix = in_quotes(self._lines, spot.line - 1, spot.column - 1, self._path) if braces else None
            self._stop(rules.SYNTAX, start, "unquoted text cannot begin with `{`", mend, fix)
        self._stop(rules.SYNTAX, key, "a name must be text", "write `name: value`")

    def _stop(self, rule: Rule, event: yaml.Event, message: str, mend: str, fix: Fix | None = None) -> NoReturn:
        self._report.add(rule, self._place(event), message, mend, fix)
        raise _StoppedError

    def _stretch(self, event: yaml.Event) -> tuple[str, Mark, Mark]:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            raise TypeError(f"no marks at {event!r}")
        return self._path, start, end

    def _place(self, event: yaml.Event) -> Place:
        return ListNode(*self._stretch(event), ()).place


def _events(text: str) -> Iterator[yaml.Event]:
    try:
        loader = yaml.CSafeLoader
    except AttributeError:
        raise UsageError(
            "This PyYAML was built without libyaml, and reads another language. Install one with it: "
            "`pip install --force-reinstall --only-binary :all: pyyaml`."
        ) from None
    return iter(loader(text).get_event, None)
