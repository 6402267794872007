"""A disk whose power may fail: what was not synced may be there afterwards, or not, or in part.

A worst case, which promises only what POSIX does: a sync of a file keeps its content, a sync of a folder its names, and
a rename is whole. Sectors of 512 bytes are written whole or not, and the end of a file may come to lie at any byte.
Whatever else was done may be lost in any combination, whatever came before or after it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import PurePosixPath
from random import Random
from typing import Final, assert_never

from operations import Append, Create, Cut, MakeFolder, Operation, Remove, Rename, Say, Sync

SECTOR: Final = 512

_MOST_PIECES: Final = 8
"""Pieces of one write that are kept or lost on their own; beyond, neighbours stay together."""

Choose = Callable[[int], int]
"""One of so many ways, counted from 0."""

Tree = dict[str, bytes | None]
"""What a disk holds: the content of each file, None for a folder, by path."""


@dataclass(slots=True)
class _File:
    lasting: bytes = b""
    changes: list[tuple[int, bytes] | int] = field(default_factory=list)
    """Bytes written at an offset, or a size that the file was cut to."""

    @property
    def size(self) -> int:
        last = self.changes[-1] if self.changes else len(self.lasting)
        return last if isinstance(last, int) else last[0] + len(last[1])

    def left(self, choose: Choose) -> bytes:
        content = self.lasting
        for change in self.changes:
            if isinstance(change, tuple):
                content = _written(content, *change, choose)
            elif choose(2):
                content = content[:change]
        return content

    def sync(self) -> None:
        self.lasting, self.changes = self.left(_everything), []


@dataclass(slots=True)
class _Folder:
    lasting: "dict[str, _Node]" = field(default_factory=dict)
    changes: "list[tuple[tuple[str, _Node | None], ...]]" = field(default_factory=list)
    """Names that were given to a node or to none, those of one change together."""

    @property
    def names(self) -> "dict[str, _Node]":
        return self.left(_everything)

    def left(self, choose: Choose) -> "dict[str, _Node]":
        names = dict(self.lasting)
        for change in self.changes:
            if choose(2):
                names.update({name: node for name, node in change if node})
                for name in [name for name, node in change if node is None]:
                    names.pop(name, None)
        return names

    def sync(self) -> None:
        self.lasting, self.changes = self.names, []


_Node = _File | _Folder


class Disk:
    """What was done to a disk, and every way in which that may be left by a power cut; paths are within the disk."""

    def __init__(self) -> None:
        self._root = _Folder()

    def do(self, operation: Operation) -> None:
        """Do what was done."""
        match operation:
            case MakeFolder(path):
                self._name(path, _Folder())
            case Create(path):
                if self._find(path) is None:
                    self._name(path, _File())
            case Append(path, data):
                file = self._file(path)
                file.changes.append((file.size, data))
            case Cut(path, size):
                self._file(path).changes.append(size)
            case Rename(path, new):
                self._rename(PurePosixPath(path), PurePosixPath(new))
            case Remove(path):
                self._name(path, None)
            case Sync(path):
                self._node(path).sync()
            case Say():
                pass
            case _:
                assert_never(operation)

    def sync(self) -> None:
        """Bring everything to the disk."""
        for node in _below(self._root):
            node.sync()

    def left(self, choose: Choose) -> Tree:
        """What a power cut leaves, with those choices."""
        tree: Tree = {}
        _leave(self._root, PurePosixPath(), tree, choose)
        return tree

    @property
    def now(self) -> Tree:
        """What programs see."""
        return self.left(_everything)

    def states(self, limit: int, chance: Random) -> Iterator[Tree]:
        """Everything that a power cut may leave; where that is more than `limit`, so many of them, by chance."""
        every = [tree for _, tree in zip(range(limit + 1), _each(self.left), strict=False)]
        if len(every) <= limit:
            yield from every
            return
        yield self.left(lambda _: 0)
        yield self.now
        for _ in range(limit - 2):
            yield self.left(lambda ways: _drawn(chance, ways))

    def _find(self, path: str) -> _Node | None:
        node: _Node | None = self._root
        for name in PurePosixPath(path).parts:
            node = node.names.get(name) if isinstance(node, _Folder) else None
        return node

    def _node(self, path: str) -> _Node:
        node = self._find(path)
        if node is None:
            raise LookupError(f"nothing that was recorded has made {path}")
        return node

    def _file(self, path: str) -> _File:
        node = self._node(path)
        if isinstance(node, _Folder):
            raise TypeError(f"{path} is a folder")
        return node

    def _folder(self, path: PurePosixPath) -> _Folder:
        node = self._node(str(path))
        if isinstance(node, _File):
            raise TypeError(f"{path} is a file")
        return node

    def _name(self, path: str, node: _Node | None) -> None:
        place = PurePosixPath(path)
        self._folder(place.parent).changes.append(((place.name, node),))

    def _rename(self, old: PurePosixPath, new: PurePosixPath) -> None:
        if old.parent != new.parent:
            raise LookupError(f"{old} was moved to another folder, which this disk does not know")
        self._folder(old.parent).changes.append(((old.name, None), (new.name, self._node(str(old)))))


def _written(content: bytes, offset: int, data: bytes, choose: Choose) -> bytes:
    """The content after a write that was lost, done, done as to the size alone, cut at a byte, or done in pieces."""
    pieces = _pieces(offset, len(data))
    way = choose(3 + len(data) - 1 + 2 ** len(pieces))
    if way < 3:
        return [content, _put(content, offset, data), _put(content, offset, bytes(len(data)))][way]
    if way < 3 + len(data) - 1:
        return _put(content, offset, data[: way - 2])
    kept = way - 3 - len(data) + 1
    for number, (start, end) in enumerate(pieces):
        if kept >> number & 1:
            content = _put(content, offset + start, data[start:end])
    return content


def _put(content: bytes, offset: int, data: bytes) -> bytes:
    return content[:offset].ljust(offset, b"\0") + data + content[offset + len(data) :]


def _pieces(offset: int, length: int) -> list[tuple[int, int]]:
    """From where to where the pieces of a write go that a disk may write on their own."""
    ends = [*range(SECTOR - offset % SECTOR, length, SECTOR), length]
    step = -(-len(ends) // _MOST_PIECES)
    ends = [*ends[step - 1 : -1 : step], length]
    return list(zip([0, *ends], ends, strict=False))


def _leave(folder: _Folder, path: PurePosixPath, tree: Tree, choose: Choose) -> None:
    for name, node in sorted(folder.left(choose).items()):
        below = path / name
        if isinstance(node, _Folder):
            tree[str(below)] = None
            _leave(node, below, tree, choose)
        else:
            tree[str(below)] = node.left(choose)


def _below(folder: _Folder) -> Iterator[_Node]:
    yield folder
    for node in folder.names.values():
        if isinstance(node, _Folder):
            yield from _below(node)
        else:
            yield node


def _each(left: Callable[[Choose], Tree]) -> Iterator[Tree]:
    """What every series of choices leaves, each once."""
    series: list[int] = []
    ways: list[int] = []
    while True:
        ways.clear()
        turns = count()

        def choose(number: int, turns: Iterator[int] = turns) -> int:
            ways.append(number)
            turn = next(turns)
            if turn == len(series):
                series.append(0)
            return series[turn]

        yield left(choose)
        while series and series[-1] + 1 == ways[len(series) - 1]:
            series.pop()
        if not series:
            return
        series[-1] += 1


def _everything(ways: int) -> int:
    return min(1, ways - 1)


def _drawn(chance: Random, ways: int) -> int:
    """One way by chance; that a write is cut somewhere has more ways than all else, but is not likelier."""
    return chance.randrange(3 if ways > 3 and chance.random() < 0.7 else ways)
