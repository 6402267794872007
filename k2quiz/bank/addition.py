"""One more item in a bank file, with everything else as its author left it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from k2quiz.bank.bank_file import ITEMS
from k2quiz.bank.node import ListNode, MapNode, Node, TextNode
from k2quiz.bank.page import Page
from k2quiz.bank.reader import read_yaml
from k2quiz.bank.rules import Report
from k2quiz.bank.source import read_bytes
from k2quiz.errors import Edit, FaultyFileError, Place, UsageError

_NESTING = 2
"""Spaces before the items of a bank that has none yet."""


def with_item(path: Path, item: Callable[[int], str]) -> tuple[bytes, bytes]:
    """The bytes of a bank file before and after an item, made for the list's indentation, is added to its list.

    Raises:
        FaultyFileError: the file cannot be read.
        UsageError: it has no list of lines that begin with `- `.
    """
    report = Report()
    root = read_yaml(path, report)
    if root is None:
        raise FaultyFileError(report.in_order())
    items = root.get(ITEMS.name) if isinstance(root, MapNode) else None
    if not isinstance(root, MapNode) or items is None:
        raise UsageError(f"{path} has no `{ITEMS.name}:`. Write that line at its end, and try again.")
    before = read_bytes(path)
    page = Page(before.decode("utf-8"))
    text = item(items.place.column - 1 if isinstance(items, ListNode) else _NESTING)
    for line in _spots(root, page):
        for gap in (_gap(page, line), ""):
            data = _inserted(page, line, gap + text)
            if _is_one_more(root, read_yaml(path, Report({str(path): data}))):
                return before, data
    raise UsageError(f"The items of {path} are not lines that begin with `- `. Write them so, and try again.")


def _spots(root: MapNode, page: Page) -> Iterator[int]:
    """Lines before which the item may belong: at the end of the file, or behind the list and before what follows."""
    own = next(key.place.line for key, _ in root if key.value == ITEMS.name)
    end = len(page.starts) + bool(page.line(len(page.starts)))
    following = min((key.place.line for key, _ in root if key.place.line > own), default=end)
    if following == end:
        yield end
    before = following
    while before > own + 1 and _is_between(page.line(before - 1).strip()):
        before -= 1
    yield from (before, following)


def _is_between(line: str) -> bool:
    """Whether a line may part the list from what follows it: a comment, the end of the document, or nothing."""
    return not line or line.startswith("#") or line == "..."


def _gap(page: Page, line: int) -> str:
    """An empty line above the item, unless there is one or the list begins here."""
    above = page.line(line - 1).strip()
    return "\n" if above and not above.endswith(":") else ""


def _inserted(page: Page, line: int, text: str) -> bytes:
    at_open_end = line > len(page.starts)
    return page.edited([Edit(Place("", line, 1, line, 1), "\n" * at_open_end + text)]).encode()


def _is_one_more(before: MapNode, after: Node | None) -> bool:
    """Whether nothing has changed but for one more item at the end of the list."""
    if not isinstance(after, MapNode):
        return False
    said, says = dict(_entries(before)), dict(_entries(after))
    old, new = said.pop(ITEMS.name), says.pop(ITEMS.name, "")
    return said == says and isinstance(new, list) and new[:-1] == (old or []) and isinstance(new[-1], list)


def _entries(node: MapNode) -> Iterator[tuple[str, object]]:
    yield from ((key.value, _plain(value)) for key, value in node)


def _plain(node: Node) -> object:
    """What a node says, wherever it stands."""
    match node:
        case TextNode(value=value):
            return value
        case ListNode(items=items):
            return [_plain(item) for item in items]
        case MapNode():
            return [list(entry) for entry in _entries(node)]
