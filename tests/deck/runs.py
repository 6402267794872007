"""Hashes of seven words in a row, by which a copied sentence is known without the text that it was copied from."""

import re
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

HASHES = Path(__file__).parents[1] / "data" / "article_runs.txt"
"""The runs of the article that the shipped deck is made from; `python -m scripts.article_runs` writes them."""

LENGTH = 7
"""Words in a row from which a likeness is a copy."""

_WORD = re.compile(r"[^\W_]+")


def hashed_runs(text: str) -> Iterator[tuple[str, str]]:
    """Each run of seven words of a text, without case and punctuation, after its hash (BLAKE2b, 6 bytes, in hex)."""
    words = _WORD.findall(text.casefold())
    for start in range(len(words) - LENGTH + 1):
        run = " ".join(words[start : start + LENGTH])
        yield blake2b(run.encode(), digest_size=6).hexdigest(), run
