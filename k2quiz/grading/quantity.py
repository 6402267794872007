"""Whether a typed number, with or without its unit, is the answer."""

import re
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from k2quiz.card import Quantity
from k2quiz.grading.normal import LONGEST_TYPED, folded
from k2quiz.grading.units import measure_of
from k2quiz.grading.verdict import Verdict, right, wrong
from k2quiz.text import printable

_EXACT = Context(prec=4 * LONGEST_TYPED)
"""Room for every digit that can be typed, so that nothing is rounded into or out of a range."""

_AMOUNT = re.compile(
    r"""(?P<sign>[-+]?)\s*
        (?P<whole>[1-9]\d{0,2}(?:,\d{3})+(?![\d,]) | [1-9]\d{0,2}(?:\ \d{3})+(?!\d) | \d+)?
        (?P<fraction>[.,]\d+)?
        \s*(?P<unit>.*)""",
    re.VERBOSE | re.DOTALL,
)
_ALONE = (("share",), ("international units",))
"""What has one unit only."""

_PER_DAY = re.compile(r"(?:once\s*)?(?:(?:/|\b(?:per|a|each|every)\b)\s*d(?:ay)?|\bdaily)\Z")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as typed, with its unit in normal form, which may be empty."""

    number: Decimal
    unit: str


def match_quantity(quantity: Quantity, typed: str) -> Verdict:
    """The verdict on an answer in numbers; a bare number takes the unit that is asked for."""
    amount = _read(quantity, typed)
    if amount is None:
        unit = f", with or without its unit ({quantity.unit})" if quantity.unit else " without a unit"
        return wrong("unreadable", f"Type one number{unit}.")
    scaled = _on_one_scale(quantity, amount)
    if scaled is None:
        return wrong("unit", f"“{printable(typed.strip())}” cannot be {_shown(quantity)}: the unit is of another kind.")
    low, number, high = scaled
    if low <= number <= high:
        return right()
    if quantity.low <= amount.number <= quantity.high:
        return minding_unit(typed, _shown(quantity))
    if low <= -number <= high:
        return wrong("number", "Mind the sign.")
    return wrong("number", "That is another number.")


def is_readable(quantity: Quantity, typed: str) -> bool:
    """Whether the text is one number, alone or with a unit that can be compared; if not, it is worth asking again."""
    return _read(quantity, typed) is not None


def has_other_units(quantity: Quantity) -> bool:
    """Whether an answer can as well be given in another unit than the quantity's own, as µg in mg."""
    measure = measure_of(unit_form(quantity.unit))
    return measure is not None and measure.dimension not in _ALONE


def is_other_unit(answer: str, typed: str) -> bool:
    """Whether two texts are the same number with two units."""
    ours, theirs = _with_unit(answer), _with_unit(typed)
    return ours is not None and theirs is not None and ours.number == theirs.number and ours.unit != theirs.unit


def minding_unit(typed: str, shown: str) -> Verdict:
    """The verdict on the right number with another unit."""
    return wrong("unit", f"Mind the unit: “{printable(typed.strip())}” is not {shown}.")


def unit_form(unit: str) -> str:
    """What matters of a unit: lower case, no spaces, `/` for per, no plural, and nothing of `a day` at its end."""
    form = _PER_DAY.sub("", folded(unit).strip())
    for pattern, replacement in ((r"\bper\s?cent\b", "%"), (r"\s*\bper\b\s*", "/"), (r"\s+|\.(?!\d)", "")):
        form = re.sub(pattern, replacement, form)
    return form if measure_of(form) else form.removesuffix("s")


def _read(quantity: Quantity, typed: str) -> Amount | None:
    """The one number that was typed, with its unit; None where there is more, or a unit that nobody knows."""
    amount, asked = _amount(typed), unit_form(quantity.unit)
    if amount and (amount.unit in ("", asked) or (asked and measure_of(amount.unit))):
        return amount
    return None


def _with_unit(text: str) -> Amount | None:
    """The number and unit that a text is; None where it is anything else."""
    amount = _amount(text)
    return amount if amount and amount.unit and measure_of(amount.unit) else None


def _amount(text: str) -> Amount | None:
    """The number that a text begins with, and the rest of it as a unit."""
    said = folded(text).translate(_DASHES).strip().rstrip(".!? ")
    match = _AMOUNT.fullmatch(said) if len(text) <= LONGEST_TYPED else None
    if match is None or not (match["whole"] or match["fraction"]):
        return None
    whole = re.sub("[ ,]", "", match["whole"] or "0")
    number = Decimal(match["sign"] + whole + (match["fraction"] or "").replace(",", "."))
    return Amount(number, unit_form(match["unit"]))


def _on_one_scale(quantity: Quantity, amount: Amount) -> tuple[Decimal, Decimal, Decimal] | None:
    """The lowest right number, the typed one and the highest, made comparable; None where the units are not."""
    asked = unit_form(quantity.unit)
    if amount.unit in ("", asked):
        return quantity.low, amount.number, quantity.high
    theirs, ours = measure_of(amount.unit), measure_of(asked)
    if theirs is None or ours is None or theirs.dimension != ours.dimension:
        return None
    scale, other_scale = ours.size * theirs.per, theirs.size * ours.per
    low, high = _EXACT.multiply(quantity.low, scale), _EXACT.multiply(quantity.high, scale)
    return low, _EXACT.multiply(amount.number, other_scale), high


def _shown(quantity: Quantity) -> str:
    ends = f"{quantity.low}" if quantity.low == quantity.high else f"{quantity.low}–{quantity.high}"
    return replace(quantity, shown=quantity.shown or ends).with_unit
