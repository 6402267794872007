"""Losses that are noted, so that they are told once."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from k2quiz.journal.losses import Loss, note_losses, read_losses, unknown_losses

ONE, OTHER = "0123456789ab", "fedcba987654"
LOSSES = st.builds(
    lambda device, first, more: Loss(device, range(first, first + more)),
    st.sampled_from((ONE, OTHER)),
    st.integers(1, 10**6),
    st.integers(1, 100),
)


@given(st.lists(LOSSES, max_size=5))
def test_losses_are_read_as_they_were_noted(losses: list[Loss]) -> None:
    with TemporaryDirectory() as folder:
        note = Path(folder) / "known-losses"
        note_losses(note, losses)
        assert read_losses(note) == tuple(losses)


def test_what_makes_no_sense_in_a_note_is_passed_over(tmp_path: Path) -> None:
    note = tmp_path / "known-losses"
    lines = [
        *(b"nonsense", b"\xff\xfe 1-2", f"{ONE} 3-5".encode(), f"{ONE} 6-7-8".encode(), f"{ONE} 9".encode()),
        f"{ONE} 1-2 3-4".encode(),
    ]
    note.write_bytes(b"\n".join(lines))
    assert read_losses(note) == (Loss(ONE, range(3, 6)),)
    assert read_losses(tmp_path / "none") == ()


def test_a_loss_covers_only_what_lies_within_it_on_its_own_device() -> None:
    known = Loss(ONE, range(5, 10))
    assert known.covers(known)
    assert known.covers(Loss(ONE, range(6, 9)))
    for other in (Loss(ONE, range(4, 9)), Loss(ONE, range(6, 11)), Loss(OTHER, range(6, 9)), Loss(ONE, range(20, 30))):
        assert not known.covers(other)
        assert unknown_losses([other], [known]) == (other,)
    assert unknown_losses([known], [known]) == ()
