"""What holds for every test."""

from hypothesis import Phase, settings

# A shared machine stalls now and then; whether code is fast is for the benchmarks to say.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
# Every mutant is tried on the same few examples: what survives them lacks a test that names its case. An example that
# fails is not made smaller, for nobody reads it.
settings.register_profile(
    "mutants",
    deadline=None,
    max_examples=25,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    report_multiple_bugs=False,
)
