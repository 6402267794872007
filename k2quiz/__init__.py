"""A spaced-repetition quiz for the terminal, with banks in YAML and decks for Anki."""

__version__ = "0.1.0"
