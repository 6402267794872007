"""What holds other widgets, and paints nothing itself."""

from typing import Self

from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.widget import Widget


class Pane(Widget):
    """What is not painted again whenever Textual lays out what it holds."""

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint anew, but not for a layout alone: it paints what is new or moves."""
        return super().refresh(*regions, repaint=repaint and not layout, layout=layout, recompose=recompose)


class Columns(Horizontal, Pane):
    """Regions side by side."""


class Stack(Vertical, Pane):
    """Regions one below the other."""
