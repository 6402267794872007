from pathlib import Path

from k2quiz.bank.checks import examine
from tests.bank.authoring import bank, item, spots, write

SHORT = "ask: Which?\nanswer: oak\nexplain: Short.\n"
OK = "lint-ok: {K2Q310: said in the passage}\n"


def test_a_warning_is_accepted_for_its_item_alone_and_counted(tmp_path: Path) -> None:
    path = write(tmp_path, bank(item(SHORT, "q1"), item(SHORT + OK, "q2"), item(SHORT, "q3")))
    checked = examine(path)
    assert spots(list(checked.accepted)) == ["13:14 K2Q310"]
    assert [spot for spot in spots(list(checked.findings)) if "K2Q310" in spot] == ["9:14 K2Q310", "18:14 K2Q310"]


def test_only_the_code_that_is_named_is_accepted(tmp_path: Path) -> None:
    checked = examine(write(tmp_path, bank(item(SHORT + OK))))
    assert [finding.code for finding in checked.findings] == ["K2Q312"]


def test_an_error_is_never_accepted(tmp_path: Path) -> None:
    checked = examine(write(tmp_path, bank(item("ask: An oak?\nanswer: oak\nlint-ok: {K2Q360: it must be}\n"))))
    assert "K2Q360" in [finding.code for finding in checked.findings]
    assert checked.accepted == ()


def test_a_warning_found_while_reading_can_be_accepted_too(tmp_path: Path) -> None:
    fields = "ask: An oak bears figs.\ntruth: false\nlint-ok: {K2Q313: the next item does it}\n"
    checked = examine(write(tmp_path, bank(item(fields))))
    assert [finding.code for finding in checked.accepted] == ["K2Q313"]


def test_nothing_is_accepted_in_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    checked = examine(write(tmp_path, ""))
    assert (checked.loaded, checked.accepted) == (None, ())
