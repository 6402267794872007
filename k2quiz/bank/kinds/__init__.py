"""The kinds of items, one file each; a file put here is a kind."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from k2quiz.bank.kind import Kind


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Every kind, by the name of its file."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return tuple(module.KIND for module in modules)
