"""What the rules of teaching find in a bank, but for explanations, reasons and references."""

from pathlib import Path

from k2quiz.bank.checks import check
from tests.bank.authoring import HEADER, bank, item, spots, write

ASIDE = {"K2Q310", "K2Q311", "K2Q312", "K2Q313"}


def found(folder: Path, *fields: str, language: str = "en") -> list[str]:
    """The findings as `line:column code`, in a bank of items with these fields."""
    items = [item(text, f"q{number}") for number, text in enumerate(fields, 1)]
    text = bank(*items).replace("  title: One\n", f"  title: One\n  language: {language}\n")
    return spots([finding for finding in check(write(folder, text))[1] if finding.code not in ASIDE])


def codes(folder: Path, *fields: str, language: str = "en") -> list[str]:
    """The codes of what is found."""
    return [spot.split()[1] for spot in found(folder, *fields, language=language)]


FIRST = HEADER.count("\n") + 2
"""The line of the first item, where a language is given."""
