"""Units of measurement, as data: what they measure, and how much of it."""

from dataclasses import dataclass
from decimal import Decimal

_PREFIXES = (
    (("p", "pico"), -12),
    (("n", "nano"), -9),
    (("u", "mc", "micro"), -6),
    (("m", "milli"), -3),
    (("c", "centi"), -2),
    (("d", "deci"), -1),
    (("", ""), 0),
    (("k", "kilo"), 3),
)
"""Symbols, then the spelled prefix last; then the power of ten."""

_METRIC = (
    ("mass", "g", "gram gramme"),
    ("volume", "l", "litre liter"),
    ("amount", "mol", "mole"),
    ("length", "m", "metre meter"),
    ("time", "s", "second"),
    ("pressure", "pa", "pascal"),
    ("energy", "j", "joule"),
    ("calories", "cal", "calorie"),
)
"""What is measured; the symbol; its names."""

_OTHERS = (
    ("time", 1, "sec"),
    ("time", 60, "min minute"),
    ("time", 3_600, "h hr hour"),
    ("time", 86_400, "d day"),
    ("time", 604_800, "w wk week"),
    ("calendar", 1, "mo mth month"),
    ("calendar", 12, "y yr year"),
    ("share", 1, "% percent pct"),
    ("international units", 1, "iu"),
)
"""What is measured; how much of its base unit; the symbols and names. Months are no fixed number of days."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a unit measures, and how many base units it is: `size` over `per`."""

    dimension: tuple[str, ...]
    size: Decimal = Decimal(1)
    per: Decimal = Decimal(1)


def measure_of(unit: str) -> Measure | None:
    """The measure of a unit in lower case without spaces (`ug/ml`); None where it is not in the table."""
    parts = [_UNITS.get(part) for part in unit.split("/")]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    per = Decimal(1)
    for _, size in known[1:]:
        per *= size
    return Measure(tuple(dimension for dimension, _ in known), known[0][1], per)


def _spellings() -> dict[str, tuple[str, Decimal]]:
    """Every symbol and name of the tables, and every plural of a name, with its dimension and size."""
    units: dict[str, tuple[str, Decimal]] = {}
    for dimension, symbol, names in _METRIC:
        for spelled, power in _PREFIXES:
            short = [f"{prefix}{symbol}" for prefix in spelled[:-1]]
            long = [f"{spelled[-1]}{name}{plural}" for name in names.split() for plural in ("", "s")]
            units.update(dict.fromkeys((*short, *long), (dimension, Decimal(1).scaleb(power))))
    for dimension, size, names in _OTHERS:
        spellings = [f"{name}{plural}" for name in names.split() for plural in ("", "s")]
        units.update(dict.fromkeys(spellings, (dimension, Decimal(size))))
    return units


_UNITS = _spellings()
