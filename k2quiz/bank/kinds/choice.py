"""Choice: pick the right option, or every right one."""

from collections.abc import Iterator

from k2quiz.bank import rules
from k2quiz.bank.field import Body, Field
from k2quiz.bank.kind import Kind
from k2quiz.bank.node import MapNode, Node, parts
from k2quiz.bank.values import Flag, Mappings, Text, TextList
from k2quiz.card import Card, Choose, Item, Option

RIGHT = Field("right", TextList(), "the right choice, or a list of all right ones")
WRONG = Field("wrong", TextList(), "the wrong choices")
SHUFFLE = Field("shuffle", Flag(), "false keeps the choices in their order")

_ONE = Text(for_list="give each choice a `- ` line of its own, with `right:` or `wrong:`")
_ONE_RIGHT = Field("right", _ONE, "a right choice")
_ONE_WRONG = Field("wrong", _ONE, "a wrong choice")
_WHY = Field("why", Text(), "why it is right or wrong")
_MISCONCEPTION = Field("misconception", Text(), "the name of the mistaken belief behind a wrong choice")
_OPTION_FIELDS = (_ONE_RIGHT, _ONE_WRONG, _WHY, _MISCONCEPTION)

CHOICES = Field(
    "choices",
    Mappings("- right: …", _OPTION_FIELDS, ((_ONE_RIGHT,), (_ONE_WRONG,))),
    "the long form: a list of `right:` or `wrong:` with `why` and `misconception`",
)


def _lower(item: Item, ask: str, body: Body) -> Iterator[Card]:
    shuffle = body.get(SHUFFLE, default=True)
    before = len(body.report.findings)
    options = _long_form(body) if CHOICES in body else _short_form(body)
    nodes = choice_nodes(body.node)
    is_whole = len(options) == len(nodes)  # the blank in `- ‹right›: …` is all that is told of it
    if is_whole and len(body.report.findings) == before and _are_sound(options, nodes, body):
        several = sum(option.right for option in options) > 1
        yield Card(item, ask, Choose(tuple(options), several, shuffle))


def _short_form(body: Body) -> list[Option]:
    for field in (RIGHT, WRONG):
        if body.misses(field):
            mend = f"write them under `{field.name}`, or use `answer:` for a typed answer"
            body.report.add(rules.FEW_CHOICES, body.node.place, f"no `{field.name}` choices", mend)
            return []
    right, wrong = body.get(RIGHT, ()), body.get(WRONG, ())
    return [Option(text, right=True) for text in right] + [Option(text, right=False) for text in wrong]


def _long_form(body: Body) -> list[Option]:
    for field in (RIGHT, WRONG):
        if field in body:
            body.add(rules.TWO_KINDS, field, f"`{field.name}` beside `choices`", "move it into the list of choices")
            return []
    options = [_option(Body(node, body.report)) for node in body.get(CHOICES, ())]
    return [option for option in options if option is not None]


def _option(body: Body) -> Option | None:
    body.check_names(_OPTION_FIELDS, "a choice")
    is_right = _ONE_RIGHT in body
    if is_right == (_ONE_WRONG in body) and (is_right or body.misses(_ONE_RIGHT, _ONE_WRONG)):
        message = "a choice is either `right:` or `wrong:`"
        body.report.add(rules.CHOICE_SIDE, body.node.place, message, "write one of the two")
        return None
    text = body.get(_ONE_RIGHT if is_right else _ONE_WRONG)
    return Option(text, is_right, body.get(_WHY, ""), body.get(_MISCONCEPTION, "")) if text else None


def _are_sound(options: list[Option], nodes: tuple[Node, ...], body: Body) -> bool:
    before = len(body.report.findings)
    seen: set[str] = set()
    for option, node in zip(options, nodes, strict=True):
        folded = " ".join(option.text.casefold().split()).rstrip(".")
        if folded in seen:
            body.report.add(rules.SAME_CHOICE, node.place, f"the choice `{option.text}` appears twice", "change one")
        seen.add(folded)
    sides = {option.right for option in options}
    if True not in sides:
        place = body.place(CHOICES if CHOICES in body else RIGHT)
        body.report.add(rules.NO_RIGHT_CHOICE, place, "no right choice", "write one under `right:`")
    elif False not in sides:
        place = body.place(CHOICES if CHOICES in body else WRONG)
        body.report.add(rules.NO_WRONG_CHOICE, place, "no wrong choice", "write one under `wrong:`")
    return len(body.report.findings) == before


def choice_nodes(item: MapNode) -> tuple[Node, ...]:
    """Where the choices of an item stand, in the order of its options."""
    choices = item.get(CHOICES.name)
    return parts(choices) if choices else (*parts(item.get(RIGHT.name)), *parts(item.get(WRONG.name)))


_TEMPLATE = """\
ask: ‹the question›
choices:
  - right: ‹the right choice›
    why: ‹why it is right›
  - wrong: ‹a wrong choice›
    why: ‹why it is wrong, and what leads to it›
  - wrong: ‹another wrong choice›
    why: ‹why that is wrong›
"""

KIND = Kind(
    "choice", (RIGHT, WRONG, CHOICES), _lower, more=(SHUFFLE,), forms=((RIGHT, WRONG), (CHOICES,)), template=_TEMPLATE
)
