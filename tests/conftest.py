"""What holds for every test."""

from hypothesis import settings

# A shared machine stalls now and then; whether code is fast is for the benchmarks to say.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
