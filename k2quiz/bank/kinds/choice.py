"""Choice: pick the right option, or every right one."""

from collections.abc import Iterator

from k2quiz.bank import rules
from k2quiz.bank.field import Body, Field, Flag, Mappings, Text, TextList
from k2quiz.bank.kind import Kind
from k2quiz.card import Card, Choose, Item, Option

RIGHT = Field("right", TextList(), "the right choice, or a list of all right ones")
WRONG = Field("wrong", TextList(), "the wrong choices")
CHOICES = Field("choices", Mappings(), "the long form: a list of `right:` or `wrong:` with `why` and `misconception`")
SHUFFLE = Field("shuffle", Flag(), "false keeps the choices in their order")

_ONE_RIGHT = Field("right", Text(), "a right choice")
_ONE_WRONG = Field("wrong", Text(), "a wrong choice")
_WHY = Field("why", Text(), "why it is right or wrong")
_MISCONCEPTION = Field("misconception", Text(), "the name of the mistaken belief behind a wrong choice")


def _lower(item: Item, ask: str, body: Body) -> Iterator[Card]:
    options = _long_form(body) if CHOICES in body else _short_form(body)
    if options and _are_sound(options, body):
        several = sum(option.right for option in options) > 1
        yield Card(item, ask, Choose(tuple(options), several, body.get(SHUFFLE, default=True)))


def _short_form(body: Body) -> list[Option]:
    for field in (RIGHT, WRONG):
        if field not in body:
            mend = "add distractors under `wrong`, or use `answer:` for a typed answer"
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
    return [] if None in options else [option for option in options if option is not None]


def _option(body: Body) -> Option | None:
    body.check_names((_ONE_RIGHT, _ONE_WRONG, _WHY, _MISCONCEPTION), "a choice")
    is_right = _ONE_RIGHT in body
    if is_right == (_ONE_WRONG in body):
        body.report.add(
            rules.CHOICE_SIDE, body.node.place, "a choice is either `right:` or `wrong:`", "write one of the two"
        )
        return None
    text = body.get(_ONE_RIGHT if is_right else _ONE_WRONG)
    return Option(text, is_right, body.get(_WHY, ""), body.get(_MISCONCEPTION, "")) if text else None


def _are_sound(options: list[Option], body: Body) -> bool:
    place = body.place(CHOICES) if CHOICES in body else body.place(RIGHT)
    seen: set[str] = set()
    before = len(body.report.findings)
    for option in options:
        folded = " ".join(option.text.casefold().split()).rstrip(".")
        if folded in seen:
            body.report.add(rules.SAME_CHOICE, place, f"the choice `{option.text}` appears twice", "change one")
        seen.add(folded)
    if not any(option.right for option in options):
        body.report.add(rules.NO_RIGHT_CHOICE, place, "no right choice", "mark one with `right:`")
    if all(option.right for option in options):
        body.report.add(rules.NO_WRONG_CHOICE, place, "no wrong choice", "mark one with `wrong:`")
    return len(body.report.findings) == before


KIND = Kind("choice", (RIGHT, WRONG, CHOICES), _lower, more=(SHUFFLE,))
