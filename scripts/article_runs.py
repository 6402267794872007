"""The hashes of every seven words in a row of the article that the shipped deck is made from; for maintainers.

The article's words are not ours to use: the hashes let the build see that no item took a sentence over, without the
article being here.

Usage, in the checkout: python -m scripts.article_runs DOCUMENT
"""

import sys
from pathlib import Path

from tests.deck.runs import HASHES, hashed_runs


def main() -> None:
    """Write the hashes of the document named on the command line, sorted, one a line."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    found = sorted({digest for digest, _ in hashed_runs(Path(sys.argv[1]).read_text("utf-8"))})
    HASHES.parent.mkdir(exist_ok=True)
    HASHES.write_text("\n".join(found) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
