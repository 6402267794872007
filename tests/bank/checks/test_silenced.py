from pathlib import Path

from k2quiz.bank.rules import codes
from tests.bank.authoring import STATEMENT, bank, findings, item, only, spots


def test_a_code_that_no_rule_has_is_a_finding_where_it_stands(tmp_path: Path) -> None:
    finding = only(tmp_path, bank(item(STATEMENT + "lint-ok:\n  K2Q301: On purpose.\n  K2Q999: On purpose.\n")))
    assert spots([finding]) == ["11:7 K2Q216"]
    assert finding.message == "no rule has the code `K2Q999`"


def test_the_code_of_every_rule_may_be_written(tmp_path: Path) -> None:
    reasons = "".join(f"  {code}: On purpose.\n" for code in sorted(codes()))
    assert findings(tmp_path, bank(item(STATEMENT + "lint-ok:\n" + reasons))) == []
