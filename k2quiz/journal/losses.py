"""Sequences that were looked for in vain, noted so that a loss is told once as a matter to see to."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from k2quiz.disk import PRIVATE, put_whole
from k2quiz.journal.identity import DEVICE_ID

NOTE: Final = "known-losses"
"""The file's name, in the folder of what was set aside: a line for each stretch, as in `0123456789ab 12-14`."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Sequences of a device that no line has any more."""

    device: str
    sequences: range

    def covers(self, other: "Loss") -> bool:
        """Whether the other loss is a part of this one."""
        mine, its = self.sequences, other.sequences
        return self.device == other.device and mine.start <= its.start and its.stop <= mine.stop


def read_losses(path: Path) -> tuple[Loss, ...]:
    """The losses in a note; what makes no sense in it is passed over."""
    try:
        lines = path.read_text("ascii", "replace").splitlines()
    except OSError:
        return ()
    found: list[Loss] = []
    for line in lines:
        device, _, stretch = line.partition(" ")
        first, _, last = stretch.partition("-")
        with suppress(ValueError):
            if DEVICE_ID.fullmatch(device):
                found.append(Loss(device, range(int(first), int(last) + 1)))
    return tuple(found)


def note_losses(path: Path, losses: Iterable[Loss]) -> None:
    """Write the note anew.

    Raises:
        OSError: the disk refused.
    """
    lines = (f"{loss.device} {loss.sequences[0]}-{loss.sequences[-1]}\n" for loss in losses)
    put_whole(path, "".join(lines).encode(), PRIVATE)


def unknown_losses(losses: Sequence[Loss], known: Sequence[Loss]) -> tuple[Loss, ...]:
    """Those that no known one covers."""
    return tuple(loss for loss in losses if not any(each.covers(loss) for each in known))
