"""The JSON Schemas that editors use, made anew from the fields of the format; for maintainers.

Usage, in the checkout: python -m scripts.schema
"""

from pathlib import Path

from k2quiz.bank.schema import schema_files

FOLDER = Path(__file__).parent.parent / "decks"


def main() -> None:
    """Write every schema."""
    for name, text in schema_files().items():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
