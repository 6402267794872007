"""A deck after an edit, held against the lock from before it."""

from pathlib import Path

import pytest

from k2quiz.bank.checks import check
from k2quiz.bank.load import load_deck
from k2quiz.bank.lock import Lock, lock_path, read_lock, relock, reworded, written
from k2quiz.card import ItemId
from k2quiz.errors import Finding, Severity
from tests.bank.authoring import bank, item, spots, write

NOON = 1_796_000_000
TYPED = "ask: Which food?\nanswer: natto\n"
RECALL = "front: Why K?\nback: From Koagulation.\n"
CLOZE = "cloze: MGP guards {{c1::arteries}}.\n"
GAPS = "cloze: MGP guards {{c1::arteries}} and osteocalcin {{c2::bones}}.\n"


def found(path: Path) -> list[Finding]:
    """What is wrong with the ids and revisions of the deck."""
    return [finding for finding in check(path)[1] if finding.code.startswith("K2Q29")]


def lock(path: Path) -> Lock:
    """The deck's lock after its state was accepted."""
    accepted = relock(load_deck(path), read_lock(lock_path(path)), NOON)
    write(path.parent, written(accepted), lock_path(path).name)
    return accepted


def after(folder: Path, before: str, now: str) -> list[Finding]:
    """The findings once a locked bank was edited."""
    lock(write(folder, before))
    return found(write(folder, now))


def test_a_bank_without_a_lock_and_one_just_locked_have_no_findings(tmp_path: Path) -> None:
    path = write(tmp_path, bank(item(TYPED), item(GAPS, "q2")))
    assert found(path) == []
    lock(path)
    assert found(path) == []


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (TYPED, TYPED.replace("natto", "hard cheese")),
        (TYPED, TYPED.replace("natto", "hard cheese\naccept: [hard cheeses]")),
        (RECALL, RECALL.replace("From", "Not from")),
        (GAPS, GAPS.replace("bones", "bone marrow")),
        (GAPS, GAPS.replace("c1", "c3").replace("c2", "c1").replace("c3", "c2")),
        ("ask: Natto holds K2.\ntruth: true\n", "ask: Natto holds no K2.\ntruth: false\n"),
    ],
)
def test_a_changed_right_answer_asks_for_a_raised_rev(before: str, now: str, tmp_path: Path) -> None:
    (finding,) = after(tmp_path, bank(item(before)), bank(item(now)))
    assert (finding.code, finding.severity) == ("K2Q295", Severity.ERROR)
    assert finding.message == "the right answer of `demo/one/q1` has changed"
    assert "`rev: 2`" in finding.help
    assert "--reworded demo/one/q1" in finding.help
    assert found(write(tmp_path, bank(item(f"{now}rev: 2\n")))) == []
    assert spots(found(write(tmp_path, bank(item(f"rev: 1\n{now}"))))) == ["7:10 K2Q295"]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (TYPED, TYPED.replace("natto", "Nattō")),
        (TYPED, TYPED.replace("Which", "Name a")),
        (TYPED, TYPED.replace("natto", "fermented soybeans\naccept: [natto]")),
        (RECALL, RECALL.replace("From Koagulation", "from  koagulation")),
        (RECALL, f"{RECALL}reverse: true\n"),
        (RECALL, TYPED.replace("natto", "From Koagulation")),
        (CLOZE, GAPS),
        (GAPS, CLOZE),
        (TYPED, f"{TYPED}status: retired\n"),
        (TYPED, f"{TYPED.replace('natto', 'x')}status: draft\n"),
        (TYPED, f"{TYPED.replace('natto', 'x')}rev: 9\n"),
    ],
)
def test_an_edit_that_leaves_the_meaning_needs_no_rev(before: str, now: str, tmp_path: Path) -> None:
    assert after(tmp_path, bank(item(before)), bank(item(now))) == []


def test_a_gap_that_comes_back_with_another_answer_is_a_change(tmp_path: Path) -> None:
    assert after(tmp_path, bank(item(GAPS)), bank(item(CLOZE))) == []
    lock(tmp_path / "bank.yaml")
    assert [f.code for f in found(write(tmp_path, bank(item(GAPS.replace("bones", "teeth")))))] == ["K2Q295"]


def test_a_rewording_is_accepted_in_the_lock_and_the_next_change_found_again(tmp_path: Path) -> None:
    path = write(tmp_path, bank(item(RECALL)))
    before = lock(path)
    write(tmp_path, bank(item(RECALL.replace("From", "After the word"))))
    write(tmp_path, written(reworded(load_deck(path), before, [ItemId("demo/one/q1")])), lock_path(path).name)
    assert found(path) == []
    lock(path)
    assert [f.code for f in found(write(tmp_path, bank(item(RECALL.replace("From", "Against")))))] == ["K2Q295"]


def test_a_rev_that_goes_down_is_found_where_it_stands(tmp_path: Path) -> None:
    found_now = after(tmp_path, bank(item(f"{TYPED}rev: 3\n")), bank(item(f"{TYPED}rev: 2\n")))
    assert spots(found_now) == ["9:10 K2Q294"]
    assert found_now[0].help == "write `rev: 3`, or more"
    assert spots(found(write(tmp_path, bank(item(TYPED))))) == ["6:5 K2Q294"]


def test_an_item_that_is_gone_is_named_where_the_lock_has_it(tmp_path: Path) -> None:
    (finding,) = after(tmp_path, bank(item(TYPED), item(RECALL, "q2")), bank(item(TYPED)))
    lines = lock_path(tmp_path / "bank.yaml").read_text("utf-8").splitlines()
    place = finding.place
    assert finding.code == "K2Q292"
    assert place.path == str(lock_path(tmp_path / "bank.yaml"))
    assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == '"demo/one/q2"'
    assert "`status: retired`" in finding.help


def test_an_item_that_is_gone_is_told_even_where_the_lock_spells_it_in_escapes(tmp_path: Path) -> None:
    path = write(tmp_path, bank(item(TYPED)))
    lock(path)
    text = lock_path(path).read_text("utf-8")
    lock_path(path).write_text(text.replace("demo/one/q1", "demo/one/q\\u0031"), "utf-8")
    assert spots(found(write(tmp_path, bank(item(TYPED, "food"))))) == ["1:1 K2Q292"]


@pytest.mark.parametrize("status", ["retired", "draft"])
def test_an_item_that_is_kept_back_is_not_gone(status: str, tmp_path: Path) -> None:
    both = bank(item(TYPED), item(f"{RECALL}status: {status}\n", "q2"))
    assert after(tmp_path, bank(item(TYPED), item(RECALL, "q2")), both) == []
    lock(tmp_path / "bank.yaml")
    assert [f.code for f in found(write(tmp_path, bank(item(TYPED))))] == ["K2Q292"]


def test_a_renamed_item_needs_was_and_is_guessed_by_its_right_answer(tmp_path: Path) -> None:
    (finding,) = after(tmp_path, bank(item(TYPED)), bank(item(TYPED, "food"), item(RECALL, "q2")))
    assert finding.code == "K2Q292"
    assert finding.help == "add `demo/one/q1` to the `was` of `demo/one/food`, if that is what it has become"
    now = write(tmp_path, bank(item(f"{TYPED}was: q1\n", "food"), item(RECALL, "q2")))
    assert found(now) == []
    assert lock(now)[ItemId("demo/one/food")].was == ("demo/one/q1",)
    assert found(now) == []


def test_a_renamed_item_is_held_against_what_it_was(tmp_path: Path) -> None:
    changed = TYPED.replace("natto", "cheese")
    (finding,) = after(tmp_path, bank(item(TYPED)), bank(item(f"{changed}was: q1\n", "food")))
    assert finding.code == "K2Q295"


def test_a_former_id_that_is_left_out_later_is_gone(tmp_path: Path) -> None:
    lock(write(tmp_path, bank(item(TYPED))))
    lock(write(tmp_path, bank(item(f"{TYPED}was: q1\n", "q2"))))
    for now in (item(TYPED, "q2"), item(f"{TYPED}was: q2\n", "q3")):
        (finding,) = found(write(tmp_path, bank(now)))
        assert finding.code == "K2Q292"
        assert finding.message == "no item is called `demo/one/q1` any more"
        assert "add `demo/one/q1` to the `was` of `demo/one/q" in finding.help


def test_an_item_that_is_gone_with_its_former_ids_is_told_once(tmp_path: Path) -> None:
    lock(write(tmp_path, bank(item(TYPED), item(RECALL, "other"))))
    lock(write(tmp_path, bank(item(f"{TYPED}was: q1\n", "q2"), item(RECALL, "other"))))
    (finding,) = found(write(tmp_path, bank(item(RECALL, "other"))))
    assert finding.message == "no item is called `demo/one/q2` any more"


def test_a_former_id_given_to_another_item_is_found_at_that_item(tmp_path: Path) -> None:
    lock(write(tmp_path, bank(item(TYPED))))
    lock(write(tmp_path, bank(item(f"{TYPED}was: q1\n", "q2"))))
    (finding,) = found(write(tmp_path, bank(item(RECALL), item(TYPED, "q2"))))
    assert spots([finding]) == ["6:9 K2Q293"]
    assert "was the id of `demo/one/q2` before" in finding.message


def test_an_item_may_get_its_first_id_back(tmp_path: Path) -> None:
    lock(write(tmp_path, bank(item(TYPED))))
    lock(write(tmp_path, bank(item(f"{TYPED}was: q1\n", "q2"))))
    path = write(tmp_path, bank(item(f"{TYPED}was: q2\n")))
    assert found(path) == []
    assert lock(path).keys() == {"demo/one/q1"}
    assert found(path) == []


def test_nothing_counts_as_gone_from_a_file_with_errors(tmp_path: Path) -> None:
    faulty = bank(item(TYPED), item("front: Why K?\n", "q2"))
    assert after(tmp_path, bank(item(TYPED), item(RECALL, "q2")), faulty) == []


def test_an_item_moved_to_another_bank_is_gone_only_if_the_whole_deck_says_so(tmp_path: Path) -> None:
    write(tmp_path, "k2quiz: 1\ndeck: {id: d, title: D}\n", "deck.yaml")
    one = write(tmp_path, bank(item(TYPED), item(RECALL, "q2")), "banks/one.yaml")
    two = bank(item(CLOZE)).replace("demo/one", "demo/two")
    write(tmp_path, two, "banks/two.yaml")
    accepted = relock(load_deck(tmp_path), {}, NOON)
    write(tmp_path, written(accepted), "deck.lock.json")
    write(tmp_path, bank(item(TYPED)), "banks/one.yaml")
    assert found(one) == []
    assert [finding.code for finding in found(tmp_path)] == ["K2Q292"]
    assert [finding.code for finding in found(tmp_path / "deck.yaml")] == ["K2Q292"]
    write(tmp_path, two + item(f"{RECALL}was: demo/one/q2\n", "moved"), "banks/two.yaml")
    assert found(tmp_path) == []
    assert relock(load_deck(one), accepted, NOON) == accepted


def test_a_lock_that_cannot_be_read_is_found_beside_everything_else(tmp_path: Path) -> None:
    path = write(tmp_path, bank(item(TYPED), item(f"{RECALL}was: q1\n", "q2")))
    write(tmp_path, "<<<<<<< ours", lock_path(path).name)
    told = {finding.code: finding for finding in found(path)}
    assert told.keys() == {"K2Q296", "K2Q290"}
    assert "Restore it from version control" in told["K2Q296"].help


def test_a_lock_that_was_written_otherwise_is_no_stumbling_block(tmp_path: Path) -> None:
    path = write(tmp_path, bank(item(TYPED)))
    text = written(lock(path)).replace("demo/one/q1", "demo\\u002fone\\u002fq2").replace("\n", "")
    write(tmp_path, text, lock_path(path).name)
    assert spots(found(path)) == ["1:1 K2Q292"]
