"""Mutants of real banks; `scripts/torture/banks.py` makes as many more as one has time for."""

from pathlib import Path

import pytest
from banks import torture
from mutants import chance_of, mutant
from ordeal import WeaknessError, suffer
from seeds import seeds

from k2quiz.bank.checks import check
from k2quiz.errors import Finding, Place, Severity
from tests.bank.authoring import STATEMENT, bank, item, write

COUNT = 2_000


def test_no_mutant_of_a_real_bank_brings_a_weakness_to_light(tmp_path: Path) -> None:
    last = list(torture(COUNT, seed=0, folder=tmp_path))[-1]
    assert last.mutants == COUNT
    assert list(last.failures.values()) == []
    assert list(tmp_path.iterdir()) == []


def test_mutants_break_rules_of_every_layer(tmp_path: Path) -> None:
    broken = {code[:4] for code in list(torture(300, seed=0, folder=tmp_path))[-1].codes}
    assert {"K2Q0", "K2Q1", "K2Q2", "K2Q3"} <= broken


def test_a_number_is_always_the_same_mutant() -> None:
    data = seeds()[0]["bank.yaml"]
    made = {mutant(chance_of(1, 7), data, b"elsewhere") for _ in range(3)}
    assert len(made) == 1
    assert len({mutant(chance_of(1, number), data, b"elsewhere") for number in range(100)}) > 90


def test_seeds_are_sound_but_for_what_a_cut_lacks(tmp_path: Path) -> None:
    found = set()
    for number, files in enumerate(seeds()):
        for name, data in files.items():
            write(tmp_path / str(number), data, name)
        lone = tmp_path / str(number) / "bank.yaml"
        found |= {
            finding.code
            for finding in check(lone if lone.exists() else lone.parent)[1]
            if finding.severity is Severity.ERROR
        }
    assert found == {"K2Q227", "K2Q297"}


@pytest.mark.parametrize(
    "place", [Place("", 0), Place("", 99, 1, 99, 1), Place("", 1, 99, 1, 99), Place("", 2, 2, 2, 1)]
)
def test_a_finding_outside_of_its_file_is_a_weakness(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, bank(item(STATEMENT)))
    assert suffer(path, mending=True) == check(path)[1]
    spot = Place(str(path), place.line, place.column, place.end_line, place.end_column)
    finding = Finding(spot, "K2Q100", Severity.ERROR, "message", "help")
    monkeypatch.setattr("ordeal.check", lambda _: (None, (finding,)))
    with pytest.raises(WeaknessError, match=r"file|begins"):
        suffer(path, mending=False)


def test_a_mutant_that_hangs_is_a_weakness(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(_: Path) -> None:
        while True:
            pass

    monkeypatch.setattr("ordeal.LONGEST", 0.01)
    monkeypatch.setattr("ordeal.check", hang)
    with pytest.raises(WeaknessError, match="too long"):
        suffer(tmp_path, mending=False)
