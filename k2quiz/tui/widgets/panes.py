"""Regions that hold others, and paint nothing themselves."""

from typing import Self

from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.widget import Widget


class _Pane(Widget):
    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint anew, but not for a layout alone: it paints what is new or moves."""
        return super().refresh(*regions, repaint=repaint and not layout, layout=layout, recompose=recompose)


class Columns(Horizontal, _Pane):
    """Regions side by side."""


class Stack(Vertical, _Pane):
    """Regions one below the other."""
