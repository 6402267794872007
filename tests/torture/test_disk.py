from random import Random

from disk import SECTOR, Disk, Tree
from operations import Append, Create, Cut, MakeFolder, Operation, Rename, Sync

FILE = (Create("f"), Append("f", b"abc"), Sync("f"), Sync("."))


def left(*operations: Operation) -> list[Tree]:
    """Everything that a power cut may leave after those operations."""
    disk = Disk()
    for operation in operations:
        disk.do(operation)
    return list(disk.states(10_000, Random(1)))  # noqa: S311 - the same in every run


def contents(*operations: Operation) -> set[bytes]:
    return {content for tree in left(*FILE, *operations) if isinstance(content := tree["f"], bytes)}


def test_what_was_synced_with_its_name_is_there_whatever_happens() -> None:
    assert left(*FILE) == [{"f": b"abc"}]


def test_a_synced_file_whose_folder_was_not_synced_may_have_no_name() -> None:
    assert {"f" in tree for tree in left(*FILE[:3])} == {True, False}
    assert {tree.get("f") for tree in left(*FILE[:3])} == {b"abc", None}


def test_a_folder_that_was_not_synced_may_take_what_was_synced_in_it_along() -> None:
    inner = (MakeFolder("d"), Create("d/f"), Append("d/f", b"x"), Sync("d/f"), Sync("d"))
    assert {tuple(tree) for tree in left(*inner)} == {(), ("d", "d/f")}


def test_a_write_that_was_not_synced_may_be_lost_cut_at_any_byte_or_nothing_but_a_size() -> None:
    assert contents(Append("f", b"xyz")) == {b"abc", b"abcx", b"abcxy", b"abcxyz", b"abc\0\0\0"}


def test_sectors_of_a_write_are_kept_or_lost_on_their_own() -> None:
    kept = contents(Append("f", b"x" * SECTOR))
    assert b"abc" + bytes(SECTOR - 3) + b"xxx" in kept
    assert b"abc" + b"x" * (SECTOR - 3) in kept


def test_writes_and_cuts_that_were_not_synced_are_kept_or_lost_in_any_combination() -> None:
    assert contents(Append("f", b"x"), Append("f", b"y"), Cut("f", 4)) >= {
        b"abc",
        b"abcx",
        b"abcxy",
        b"abc\0y",
        b"abc\0",
    }


def test_a_rename_that_was_not_synced_has_happened_or_not() -> None:
    draft = (Create("f.new"), Append("f.new", b"new"), Sync("f.new"))
    trees = left(*FILE, *draft, Sync("."), Rename("f.new", "f"))
    assert sorted(map(str, trees)) == sorted(map(str, [{"f": b"new"}, {"f": b"abc", "f.new": b"new"}]))


def test_where_there_are_too_many_states_some_are_drawn_among_them_nothing_and_everything() -> None:
    disk = Disk()
    operations: list[Operation] = [*FILE, *(Append("f", b"%d" % number) for number in range(8))]
    for operation in operations:
        disk.do(operation)
    drawn = [tree["f"] for tree in disk.states(20, Random(1))]  # noqa: S311 - the same in every run
    assert len(drawn) == 20
    assert {b"abc", b"abc01234567"} <= set(drawn)
