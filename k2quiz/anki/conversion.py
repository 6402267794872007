"""Notes of other people's types as items of a bank: flashcards, gaps and typed answers. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from k2quiz.anki.foreign import ForeignNote
from k2quiz.anki.plaintext import Plain, harmless, plain
from k2quiz.bank.kinds.answer import LONGEST_ANSWER
from k2quiz.bank.values import Text

_PLACEHOLDER = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_SPECIAL = {"FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID"}
_OF_ANKI = {"leech", "marked"}
"""Tags that Anki gives and takes itself."""

_GAP = re.compile(r"\{\{c([1-9]\d?)::((?:(?!\{\{|\}\}).)*)\}\}", re.DOTALL)
_LONGEST = Text().longest


@dataclass(frozen=True, slots=True)
class Converted:
    """An item as YAML has it, without its picture's file: `picture` is its name in Anki. `lost` is what it is without.

    `ordinals` are the note's cards that the item has.
    """

    fields: Mapping[str, object]
    ordinals: tuple[int, ...]
    picture: str = ""
    alt: str = ""
    lost: tuple[str, ...] = ()


class UnfitError(ValueError):
    """A note that no item can be made of; the message says why."""


def item_id(guid: str) -> str:
    """The name of the item that a note becomes, the same whatever the note says."""
    return f"anki-{sha256(guid.encode(errors='surrogatepass')).hexdigest()[:12]}"


def converted(note: ForeignNote) -> Converted:
    """The item that a note becomes.

    Raises:
        UnfitError: there is none.
    """
    if not note.type.templates:
        raise UnfitError(f"its type {note.type.name} has no cards")
    fronts = _names(note, note.type.templates[0][0])
    if note.type.cloze:
        return _cloze(note, [name for name, filters in fronts if "cloze" in filters])
    typed = [name for name, filters in fronts if "type" in filters and _can_be_typed(note.fields[name])]
    asked = [name for name, filters in fronts if "type" not in filters]
    told = [name for name, _ in _names(note, note.type.templates[0][1]) if name not in asked]
    return _typed(note, asked, typed[0], told) if typed else _flashcard(note, asked, told or asked)


def _can_be_typed(html: str) -> bool:
    """Whether an answer is short enough; a longer one is asked for by a flashcard."""
    return len(plain(html).text) <= LONGEST_ANSWER


def _names(note: ForeignNote, template: str) -> list[tuple[str, tuple[str, ...]]]:
    """The fields that a side of a template shows, each once, with their filters."""
    found: dict[str, tuple[str, ...]] = {}
    for inside in _PLACEHOLDER.findall(template):
        *filters, name = (part.strip() for part in inside.split(":"))
        if name in note.fields and name not in _SPECIAL and name[:1] not in "#^/":
            found[name] = (*found.get(name, ()), *filters)
    return list(found.items())


def _flashcard(note: ForeignNote, asked: list[str], told: list[str]) -> Converted:
    front, back = _side(note, asked), _side(note, told)
    extra = [ordinal for ordinal in note.ordinals if ordinal]
    both = extra == [1] and _is_reverse(note, told)
    fields = {"front": _whole(front, "front"), "back": _whole(back, "back"), **({"reverse": True} if both else {})}
    lost = () if both or not extra else (f"{len(extra)} more cards of it",)
    return _made(note, fields, (0, 1) if both else (0,), (front, back), lost)


def _is_reverse(note: ForeignNote, told: Iterable[str]) -> bool:
    """Whether the second card of a note asks for the first one's front by its back."""
    return len(note.type.templates) > 1 and [n for n, _ in _names(note, note.type.templates[1][0])][-1:] == list(told)


def _typed(note: ForeignNote, asked: list[str], typed: str, told: list[str]) -> Converted:
    ask, answer = _side(note, asked), plain(note.fields[typed])
    extra = _side(note, [name for name in told if name != typed])
    fields = {"ask": _whole(ask, "question"), "answer": _whole(answer, "answer"), **_explained(extra)}
    more = (f"{len(note.ordinals) - 1} more cards of it",) if len(note.ordinals) > 1 else ()
    return _made(note, fields, (0,), (ask, answer, extra), (*more, *_cut(extra)))


def _cloze(note: ForeignNote, names: list[str]) -> Converted:
    if not names:
        raise UnfitError(f"its type {note.type.name} shows no sentence with gaps")
    text = plain(note.fields[names[0]])
    sentence = " ".join(_whole(text, "sentence").split())
    answers: dict[str, str] = {}
    for number, inside in _GAP.findall(sentence):
        answer = inside.partition("::")[0].strip()
        if not answer or answers.setdefault(number, answer) != answer:
            raise UnfitError(f"gap c{number} hides nothing, or two things")
    if not answers or "{{" in _GAP.sub("", sentence) or "}}" in _GAP.sub("", sentence):
        raise UnfitError("its gaps are nested or not closed")
    extra = _side(note, [name for name, _ in _names(note, note.type.templates[0][1]) if name not in names])
    fields = {"cloze": _GAP.sub(_without_bars, sentence), **_explained(extra)}
    ordinals = tuple(sorted(int(number) - 1 for number in answers))
    return _made(note, fields, ordinals, (text, extra), _cut(extra))


def _without_bars(gap: re.Match[str]) -> str:
    """The gap with `/` for each `|`, which parts answers here."""
    return gap[0].replace("|", "/")


def _explained(extra: Plain) -> Mapping[str, object]:
    return {"explain": extra.text[:_LONGEST]} if extra.text else {}


def _cut(extra: Plain) -> tuple[str, ...]:
    """What is said of an explanation that is longer than one may be."""
    return (f"all but the first {_LONGEST:,} characters of its explanation",) if len(extra.text) > _LONGEST else ()


def _side(note: ForeignNote, names: Iterable[str]) -> Plain:
    """What several fields say together."""
    parts = [plain(note.fields[name]) for name in names]
    return Plain(
        "\n".join(part.text for part in parts if part.text),
        tuple(picture for part in parts for picture in part.pictures),
        tuple(lost for part in parts for lost in part.lost),
    )


def _whole(side: Plain, what: str) -> str:
    text = side.text or ("[picture]" if side.pictures else "")
    if not text:
        raise UnfitError(f"its {what} is empty")
    if len(text) > _LONGEST:
        raise UnfitError(f"its {what} is longer than {_LONGEST:,} characters")
    return text


def _made(
    note: ForeignNote,
    fields: Mapping[str, object],
    ordinals: tuple[int, ...],
    sides: Iterable[Plain],
    lost: tuple[str, ...],
) -> Converted:
    known = list(sides)
    pictures = [picture for side in known for picture in side.pictures]
    tags = [clean for tag in note.tags if (clean := harmless(tag).strip()) and tag.casefold() not in _OF_ANKI]
    short = [tag for tag in tags if len(tag) <= _LONGEST]
    more = (
        *((f"{len(pictures) - 1} more pictures",) if len(pictures) > 1 else ()),
        *((f"tags of more than {_LONGEST:,} characters",) if len(short) < len(tags) else ()),
    )
    name, alt = pictures[0] if pictures else ("", "")
    return Converted(
        fields={"id": item_id(note.guid), **fields, **({"tags": short} if short else {})},
        ordinals=ordinals,
        picture=name,
        alt=alt,
        lost=tuple(dict.fromkeys((*lost, *more, *(what for side in known for what in side.lost)))),
    )
