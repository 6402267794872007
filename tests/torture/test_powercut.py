import pytest
from powercut import Scenario, cut_all, sessions, without_syncs

STATES = 1500


@pytest.fixture(scope="module")
def scenarios(strace: str, tmp_path_factory: pytest.TempPathFactory) -> list[Scenario]:
    assert strace
    return list(sessions(tmp_path_factory.mktemp("recorded"), lines=16, kills=4))


def test_a_power_cut_at_any_moment_takes_nothing_that_was_saved(scenarios: list[Scenario]) -> None:
    figures = cut_all(scenarios, limit=200)
    assert figures.tried >= STATES
    assert (figures.lost, figures.faults) == (0, 0)


@pytest.mark.parametrize("of_folders", [True, False])
def test_a_program_that_leaves_out_syncs_is_found_out(*, scenarios: list[Scenario], of_folders: bool) -> None:
    first = without_syncs(scenarios[0], of_folders=of_folders)
    assert cut_all([first], limit=10).lost > 0


def test_recorded_sessions_make_a_device_and_two_months_and_say_what_was_saved(scenarios: list[Scenario]) -> None:
    told = "\n".join(map(str, scenarios[0].operations))
    assert told.count("Rename(") == 1
    assert "-2026-11.jsonl" in told
    assert "-2026-12.jsonl" in told
    assert told.count("Say(") >= 10
