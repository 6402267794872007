"""What a proof has found, and its exit code."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """How often something was tried, what was called saved, what is lost of it, and what else is not as it must be."""

    tried: int = 0
    saved: int = 0
    lost: int = 0
    faults: int = 0

    @property
    def bad(self) -> bool:
        """Whether the proof has failed."""
        return self.lost > 0 or self.faults > 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            self.tried + other.tried, self.saved + other.saved, self.lost + other.lost, self.faults + other.faults
        )


def finish(proofs: Mapping[str, Figures], controls: Mapping[str, Figures]) -> int:
    """Print a line for each; 1 where a proof has failed, was never tried, or a control has not failed."""
    print()
    for name, figures in proofs.items():
        print(f"{name}: {_told(figures)}: {'FAILED' if figures.bad or not figures.saved else 'none lost'}")
    for name, figures in controls.items():
        print(f"control, {name}: {_told(figures)}: {'fails, as it must' if figures.bad else 'PROVES NOTHING'}")
    proved = all(figures.saved and not figures.bad for figures in proofs.values())
    return 0 if proved and all(figures.bad for figures in controls.values()) else 1


def progress(text: str) -> None:
    """Say how far it is to one who watches."""
    if sys.stderr.isatty():
        print(f"\r{text}", end="", file=sys.stderr, flush=True)


def _told(figures: Figures) -> str:
    return f"{figures.tried} tried, {figures.saved} saved, {figures.lost} lost, {figures.faults} other faults"
