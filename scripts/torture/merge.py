"""Three machines of one learner, 100,000 times over: `python -m scripts.torture.merge [EXAMPLES] [STEPS]`.

Each example is a new story of answers, second thoughts, wrong clocks, copied and lost data folders, torn files and
conflict copies. It ends with all machines exchanging what they have, which must be everything that was not lost with
its only copy, and must mean what a second, independent reading of the files says. Some fifty examples a second, in
memory where the system has a folder for that; tests/journal/test_merging.py has the control, machines that lose a line.
"""

import sys

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.journal.machines import Machines

_ROUND = 1_000
"""Examples at a time: what is remembered of them, lest one be told twice, makes the next ones slower."""


def main() -> None:
    """Run as many stories as asked for, and print how many held."""
    given = [int(word) for word in sys.argv[1:]]
    examples, steps = [*given, *(100_000, 20)[len(given) :]]
    for done in range(0, examples, _ROUND):
        count = min(_ROUND, examples - done)
        run_state_machine_as_test(
            Machines,
            settings=settings(
                max_examples=count,
                stateful_step_count=steps,
                deadline=None,
                database=None,
                phases=(Phase.generate, Phase.shrink),
                suppress_health_check=list(HealthCheck),
            ),
        )
        told = f"{done + count:,} stories of up to {steps} steps"
        print(f"{told}: no event lost, none invented, all machines agree", flush=True)


if __name__ == "__main__":
    main()
