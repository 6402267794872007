"""The kinds of items, one file each; a file put here is a kind."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from k2quiz.bank.field import Field
from k2quiz.bank.kind import Kind

_REGISTERED: list[Kind] = []


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Every kind, by the name of its file, then those that were registered."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return (*(module.KIND for module in modules), *_REGISTERED)


@cache
def kinds_by_field() -> Mapping[str, Kind]:
    """The kind that each answer field makes an item one of, by the name of the field."""
    return {field.name: kind for kind in all_kinds() for field in kind.answer}


def register(kind: Kind) -> None:
    """Let items be of one more kind from now on.

    Raises:
        ValueError: its name, or a field of it, is another kind's.
    """
    for known in all_kinds():
        shared = {field.name for field in _fields(kind)} & {field.name for field in _fields(known)}
        if kind.name == known.name or shared:
            raise ValueError(f"kind {kind.name} cannot stand beside {known.name}: {', '.join(shared) or 'one name'}")
    _REGISTERED.append(kind)
    _forget()


def unregister(kind: Kind) -> None:
    """Forget a kind that was registered."""
    _REGISTERED.remove(kind)
    _forget()


def _forget() -> None:
    all_kinds.cache_clear()
    kinds_by_field.cache_clear()


def _fields(kind: Kind) -> tuple[Field[object], ...]:
    return (*kind.answer, *kind.more)
