"""A deck as text that Anki imports: one line a note, which it finds again by its guid.

Such a file makes no note types and brings no pictures, so it is for collections that have had the package before.
"""

import csv
from collections.abc import Iterable
from io import StringIO

from k2quiz.anki.notes import Note

_HEAD = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:4\n"
_FORMULA = frozenset("=+-@")


def tsv(notes: Iterable[Note]) -> str:
    """The lines of the notes, behind the headers that tell Anki what the columns are."""
    lines = StringIO()
    writer = csv.writer(lines, csv.excel_tab, lineterminator="\n")
    for note in notes:
        writer.writerow((note.guid, note.type.name, note.deck, " ".join(note.tags), *map(_inert, note.values)))
    return _HEAD + lines.getvalue()


def _inert(html: str) -> str:
    """The same HTML, not beginning with a sign that a spreadsheet takes for a formula."""
    return f"&#{ord(html[0])};{html[1:]}" if html[:1] in _FORMULA else html
