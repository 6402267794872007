"""A whole journal as one text."""

from pathlib import Path

from k2quiz.event import Stamp
from k2quiz.journal.codec import read_stamp
from k2quiz.journal.damage import Damage, DamagedLineError
from k2quiz.journal.gather import gather_files
from k2quiz.journal.segment import segments


def everything(folder: Path) -> tuple[tuple[bytes, ...], tuple[Damage, ...]]:
    """Every line of every device in the order of events, once, and what could not be read.

    Raises:
        OSError: the folder cannot be listed.
    """
    gathered = gather_files(segments(folder))
    placed: dict[bytes, Stamp] = {}
    damage = list(gathered.damage)
    for path, lines in gathered.files.items():
        for number, line in enumerate(lines, start=1):
            try:
                placed[line] = read_stamp(line)
            except DamagedLineError as error:
                damage.append(Damage(path, number, str(error)))
    return tuple(sorted(placed, key=lambda line: (placed[line].order, line))), tuple(damage)
