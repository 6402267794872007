"""What a file says, event by event, so that two versions of it can be compared whatever their layout."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from k2quiz.bank.page import Page
from k2quiz.errors import Edit

_MOST_EVENTS = 1_000_000
_WORD = "x"

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Event:
    """One event of a YAML stream: what it is, and the stretch of text that it comes from."""

    what: tuple[str, str | None]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Outline:
    """The events of a text; `whole` where the parser got to its end."""

    events: tuple[_Event, ...]
    whole: bool


def says_the_same_elsewhere(text: str, edits: list[Edit]) -> bool:
    """Whether a text says after some edits what it said before, but for the stretches that are edited.

    Where the text could not be parsed before, it is compared with one that has a mere word in each edited stretch, and
    at least the part before the fault must say the same.
    """
    page = Page(text)
    edits = sorted(edits, key=lambda edit: edit.place)
    after, after_spans = _edited(page, edits, [edit.text for edit in edits])
    before, before_spans = text, [page.span(edit.place) for edit in edits]
    old = _outline(before)
    if not old.whole:
        before, before_spans = _edited(page, edits, [_stand_in(edit) for edit in edits])
        old = _outline(before)
    new = _outline(after)
    added = [_adds(edit) for edit in edits]
    said, says = list(_said(old, before_spans, added)), list(_said(new, after_spans, added))
    return said == says[: len(said)]


def _adds(edit: Edit) -> bool:
    """Whether an edit writes where nothing stood."""
    place = edit.place
    return (place.line, place.column) == (place.end_line, place.end_column)


def _stand_in(edit: Edit) -> str:
    """A word for what an edit puts in the place of text; white space is what it is, and what is added is left out."""
    if not edit.text.strip():
        return edit.text
    return "" if _adds(edit) else _WORD


def _edited(page: Page, edits: list[Edit], texts: list[str]) -> tuple[str, list[_Span]]:
    """The text with each edit's stretch replaced, and where the replacements stand."""
    spans: list[_Span] = []
    shift = 0
    for edit, text in zip(edits, texts, strict=True):
        start, end = page.span(edit.place)
        spans.append((start + shift, start + shift + len(text)))
        shift += len(text) - (end - start)
    changed = [Edit(edit.place, text) for edit, text in zip(edits, texts, strict=True)]
    return page.edited(changed), spans


def _said(outline: _Outline, spans: list[_Span], added: list[bool]) -> Iterator[tuple[str, str | None]]:
    """What an outline says, but for the values in edited stretches and for what was added."""
    first = 0
    for event in outline.events:
        while first < len(spans) and spans[first][1] < event.start:
            first += 1
        touching = [at for at in range(first, min(first + 3, len(spans))) if spans[at][0] <= event.end]
        if event.what[0] != "Scalar" or not touching:
            yield event.what
        elif any(added[at] and _lies_in(event, spans[at]) for at in touching):
            continue
        else:
            yield event.what if all(added[at] for at in touching) else ("Scalar", None)


def _lies_in(event: _Event, span: _Span) -> bool:
    return span[0] <= event.start < event.end <= span[1]


def _outline(text: str) -> _Outline:
    events: list[_Event] = []
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            events.append(_event(event))
            if len(events) > _MOST_EVENTS:
                return _Outline(tuple(events), whole=False)
    except yaml.YAMLError:
        return _Outline(tuple(events), whole=False)
    return _Outline(tuple(events), whole=True)


def _event(event: yaml.Event) -> _Event:
    what = type(event).__name__.removesuffix("Event")
    start = event.start_mark.index if event.start_mark else 0
    end = event.end_mark.index if event.end_mark else start
    return _Event((what, getattr(event, "value", None)), start, end)
