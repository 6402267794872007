"""Facts for programs, as JSON on standard output."""

import json
from collections.abc import Mapping


def print_json(facts: Mapping[str, object] | list[dict[str, object]]) -> None:
    """One JSON document, in ASCII, so that no encoding can spoil it."""
    print(json.dumps(facts, indent=2))
