"""A bad and a good example of each rule; tests run all of them."""

from collections.abc import Mapping

from k2quiz.bank.examples.answers import ANSWERS
from k2quiz.bank.examples.arranged import ARRANGED
from k2quiz.bank.examples.banks import BANKS
from k2quiz.bank.examples.choices import CHOICES
from k2quiz.bank.examples.example import Example
from k2quiz.bank.examples.files import FILES
from k2quiz.bank.examples.folders import FOLDERS
from k2quiz.bank.examples.histories import HISTORIES
from k2quiz.bank.examples.items import ITEMS
from k2quiz.bank.examples.kinds import KINDS
from k2quiz.bank.examples.options import OPTIONS
from k2quiz.bank.examples.pictures import PICTURES
from k2quiz.bank.examples.teaching import TEACHING

EXAMPLES: Mapping[str, Example] = {
    **FOLDERS, **FILES, **ITEMS, **PICTURES, **KINDS, **HISTORIES, **CHOICES, **TEACHING, **BANKS, **OPTIONS, **ANSWERS,
    **ARRANGED,
}  # fmt: skip
"""Examples by the code of their rule."""
