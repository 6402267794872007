"""What holds for every test."""

from hypothesis import settings

# A shared machine stalls now and then; whether code is fast is for the benchmarks to say.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
# Every mutant is tried on the same few examples: what survives them lacks a test that names its case.
settings.register_profile("mutants", deadline=None, max_examples=25, derandomize=True, database=None)
