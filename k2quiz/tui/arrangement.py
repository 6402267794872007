"""Targets being put into slots."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What lies in each slot, as the place of a target among those shown, or None; and the slot that is filled next."""

    held: tuple[int | None, ...]
    slot: int = 0

    @property
    def missing(self) -> tuple[int, ...]:
        """The slots in which nothing lies."""
        return tuple(slot for slot, place in enumerate(self.held) if place is None)

    def put(self, place: int) -> "Arrangement":
        """A target in the current slot, and nowhere else; the next empty slot, around the end, is the current one."""
        held = [None if other == place else other for other in self.held]
        held[self.slot] = place
        after = sorted((slot for slot, other in enumerate(held) if other is None), key=lambda slot: slot < self.slot)
        return Arrangement(tuple(held), after[0] if after else self.slot)

    def taken_out(self) -> "Arrangement":
        """Nothing in the current slot, or where it is empty already, in the last filled one before it, around."""
        filled = [slot for slot, place in enumerate(self.held) if place is not None]
        if not filled:
            return self
        slot = max(filled, key=lambda slot: (slot == self.slot, slot < self.slot, slot))
        return Arrangement((*self.held[:slot], None, *self.held[slot + 1 :]), slot)

    def at(self, slot: int) -> "Arrangement":
        """Another slot as the current one."""
        return replace(self, slot=slot)
