"""One item: the fields that any kind may have, and the cards that it becomes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

from k2quiz.bank import rules
from k2quiz.bank.field import Body, Field, replacement, suggest
from k2quiz.bank.former import WAS, former_ids, in_full
from k2quiz.bank.kind import Kind
from k2quiz.bank.kinds import all_kinds, kinds_by_field
from k2quiz.bank.node import ListNode, MapNode, TextNode, parts
from k2quiz.bank.picture import PICTURE_FIELDS, read_picture
from k2quiz.bank.rules import Report
from k2quiz.bank.values import Flag, Id, Mapped, OneOf, Text, TextList, TextMap, WholeNumber
from k2quiz.card import Card, Item, ItemId, Picture, Reference

LEVELS = ("remember", "understand", "apply", "analyze", "evaluate")
"""Levels of the revised Bloom taxonomy (Anderson & Krathwohl 2001)."""

STANCES = ("evidence", "article")

DRAFT, READY, RETIRED = STATUSES = ("draft", "ready", "retired")
"""A draft is checked and no more; a retired item is asked no more, and told to Anki."""

ID = Field("id", Id(), "the item's name within its bank, chosen once; it holds the learner's history")
ASK = Field("ask", Text(), "the question, or for `truth` the statement")
TOPIC = Field("topic", Text(), "one of the deck's or the bank's topics")
TAGS = Field("tags", TextList(), "free labels")
DIFFICULTY = Field("difficulty", WholeNumber(1, 5), "1 easy … 5 hard")
LEVEL = Field("level", OneOf(LEVELS), "what the item asks of the learner")
EXPLAIN = Field("explain", Text(), "what the learner reads after any answer, 60–600 characters")
CRITICAL = Field("critical", Flag(), "true where a wrong belief can do harm")
COVERS = Field("covers", TextList(), "up to four facts of the ledger; the first is what the item is chiefly about")
REFS = Field("refs", TextList(), "references that bear the item out")
NUANCE = Field("nuance", Flag(), "true where the item teaches how article and evidence part")
STANCE = Field("stance", OneOf(STANCES), "`article` where the item asks what the article says; else `evidence`")
CONTRASTS = Field("contrasts", TextList(), "items easily mixed up with this one; those of another bank in full")
NUMBERS = Field("numbers", TextMap(), "numbers that no covered fact holds, each with where it is from")
HINT = Field("hint", Text(1_000), "what helps a learner who asks for it, without giving the answer away")
IMAGE = Field(
    "image",
    Mapped("write `{file: …, alt: …}`", PICTURE_FIELDS, (PICTURE_FIELDS,)),
    "a picture: `file`, and `alt`, which says what it shows",
)
REV = Field("rev", WholeNumber(1, 9_999), "raised when the right answer changes its meaning; 1 at first")
STATUS = Field("status", OneOf(STATUSES), "`draft`: not studied yet; `retired`: studied no more; else `ready`")
LINT_OK = Field("lint-ok", TextMap(), "findings that are meant to be, `CODE: reason`")

COMMON = (
    *(TOPIC, TAGS, DIFFICULTY, LEVEL, EXPLAIN, HINT, CRITICAL, IMAGE, COVERS, REFS, NUANCE, STANCE, NUMBERS),
    *(CONTRASTS, WAS, REV, STATUS, LINT_OK),
)
"""What any item may have, and what `defaults` may give."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds an item: its bank, the names that it may use, and the passage that it is about.

    None for topics leaves them open; `media` is the real path of the folder that pictures lie in.
    """

    bank: str
    topics: Mapping[str, str] | None
    references: Mapping[str, Reference]
    media: Path
    defaults: MapNode | None = None
    context: str = ""

    def within(self, context: str, defaults: MapNode | None) -> "Frame":
        """The frame of items about one passage, whose defaults go before those of the bank."""
        if defaults is None:
            return replace(self, context=context)
        return replace(self, context=context, defaults=with_defaults(defaults, self.defaults))


@dataclass(frozen=True, slots=True)
class Authored:
    """An item as written, with its cards.

    `numbers` are the provenances that it declares itself; `node` has its fields, those from `defaults` among them;
    `lint_ok` has its author's reasons for what certain rules would find; the cards of a `draft` are shown to nobody.
    """

    item: Item
    cards: tuple[Card, ...]
    numbers: Mapping[str, str]
    node: MapNode
    lint_ok: Mapping[str, str] = field(default_factory=dict)
    draft: bool = False


def read_item(node: MapNode, frame: Frame, report: Report) -> Authored | None:
    """The item; None, with findings, where no cards can be made of it."""
    body = Body(with_defaults(node, frame.defaults), report)
    kind = _kind_of(body)
    if kind is None:
        return None
    stem = (ASK,) if kind.stem or ASK in body else ()
    body.check_names((ID, *stem, *kind.answer, *kind.more, *COMMON), f"an item of kind {kind.name}")
    ask = _stem(body, kind)
    status = body.get(STATUS, READY)
    item = _item(body, kind, frame, retired=status == RETIRED)
    cards = tuple(kind.lower(item, ask, body))
    authored = Authored(item, cards, body.get(NUMBERS, {}), body.node, body.get(LINT_OK, {}), status == DRAFT)
    return authored if cards else None


def _stem(body: Body, kind: Kind) -> str:
    if kind.stem:
        if body.misses(ASK):
            body.report.add(rules.NO_STEM, body.node.place, "no `ask`", "write the question under `ask`")
        return body.get(ASK, "")
    if ask := body.node.key(ASK.name):
        question = kind.answer[0].name
        mend = f"move it into `{question}`, which is all that the learner sees"
        body.report.add(rules.UNKNOWN_FIELD, ask.place, f"an item of kind {kind.name} has no `ask`", mend)
    return ""


def _kind_of(body: Body) -> Kind | None:
    kinds = kinds_by_field()
    answering = [name for name in body.node.names if name in kinds]
    if len(answering) > 1 and len({kinds[name].name for name in answering}) > 1:
        _report_two(body, answering)
        return None
    if answering:
        return kinds[answering[0]]
    answers = [field for kind in all_kinds() for field in kind.answer]
    body.check_names((ID, ASK, *COMMON, *answers, *(field for kind in all_kinds() for field in kind.more)), "an item")
    if body.misses(*answers):
        mend = f"give one of: {', '.join(field.name for field in answers)}"
        body.report.add(rules.NO_ANSWER, body.node.place, "no answer", mend)
    return None


def _report_two(body: Body, answers: Sequence[str]) -> None:
    message = f"two kinds of answer: {' and '.join(f'`{name}`' for name in answers)}"
    last = body.node.key(answers[-1])
    body.report.add(rules.TWO_KINDS, last.place if last else body.node.place, message, "keep one")


def _item(body: Body, kind: Kind, frame: Frame, *, retired: bool) -> Item:
    return Item(
        id=ItemId(f"{frame.bank}/{_own_id(body)}"),
        bank=frame.bank,
        kind=kind.name,
        place=body.node.place,
        topic=_topic(body, frame),
        explain=body.get(EXPLAIN, ""),
        hint=body.get(HINT, ""),
        references=tuple(_references(body, frame)),
        tags=body.get(TAGS, ()),
        level=body.get(LEVEL, ""),
        difficulty=body.get(DIFFICULTY, 0),
        critical=body.get(CRITICAL, default=False),
        covers=body.get(COVERS, ()),
        nuance=body.get(NUANCE, default=False),
        stance=body.get(STANCE, STANCES[0]),
        context=frame.context,
        picture=_picture(body, frame),
        was=tuple(former_ids(body, frame.bank)),
        contrasts=tuple(in_full(name, frame.bank) for name in body.get(CONTRASTS, ())),
        revision=body.get(REV, 1),
        retired=retired,
    )


def _own_id(body: Body) -> str:
    own = body.get(ID)
    if own:
        return own
    if ID not in body:
        mend = "add a short `id:`, such as the point of the question in two or three words"
        body.report.add(rules.NO_ID, body.node.place, "no `id` yet: an edit of the text would lose its history", mend)
    text = "\n".join(entry.value for _, entry in body.node if not isinstance(entry, ListNode | MapNode))
    return f"draft-{blake2b(text.encode(), digest_size=6).hexdigest()}"


def _topic(body: Body, frame: Frame) -> str:
    topic = body.get(TOPIC, "")
    if topic and frame.topics is not None and topic not in frame.topics:
        mend, node = suggest(topic, frame.topics), body.node.get(TOPIC.name)
        fix = replacement(node, frame.topics) if isinstance(node, TextNode) else None
        body.add(rules.UNKNOWN_TOPIC, TOPIC, f"topic `{topic}` is not one of the deck's", mend, fix)
    return topic


def _references(body: Body, frame: Frame) -> Iterable[Reference]:
    for name in body.get(REFS, ()):
        if name in frame.references:
            yield frame.references[name]
        else:
            mend = suggest(name, frame.references) if frame.references else "write it into the deck's references.yaml"
            place = body.place_of(REFS, name)
            body.report.add(rules.UNKNOWN_REFERENCE, place, f"reference `{name}` is not known", mend)


def _picture(body: Body, frame: Frame) -> Picture | None:
    image = body.get(IMAGE)
    return read_picture(Body(image, body.report), frame.media) if image else None


def read_defaults(body: Body, where: Field[MapNode]) -> MapNode | None:
    """The fields that items may inherit; names that are unknown are reported here, once."""
    defaults = body.get(where)
    if defaults is None:
        return None
    Body(defaults, body.report).check_names(COMMON, f"`{where.name}`")
    names = {known.name for known in COMMON}
    fields = {name: entry for name, entry in defaults.fields.items() if name in names}
    return MapNode(*defaults.stretch, fields)


def with_defaults(node: MapNode, defaults: MapNode | None) -> MapNode:
    """The fields over the defaults'; tags add up, everything else replaces."""
    if defaults is None:
        return node
    fields = dict(node.fields)
    for name, entry in defaults.fields.items():
        if fields.setdefault(name, entry) is not entry and name == TAGS.name:
            start, end, own = fields[name]
            fields[name] = (start, end, ListNode(*own.stretch, (*parts(entry[2]), *parts(own))))
    return MapNode(*node.stretch, fields)
