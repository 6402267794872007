"""Examples of files that cannot be read, or not as they were meant."""

from k2quiz.bank.examples.example import Example, Scope

_HEAD = "k2quiz: 1\nbank: {id: demo, title: Demo}\n"
_ITEMS = "items:\n  - {id: q1, front: MGP, back: A protein.}\n"
_GOOD = _HEAD + _ITEMS


def _file(bad: str, good: str = _GOOD) -> Example:
    return Example(bad, good, Scope.FILE)


FILES = {
    "K2Q100": _file(_HEAD + "items:\n  - id: q1\n    front: MGP\n   back: A protein.\n"),
    "K2Q101": _file(_HEAD + 'items:\n  - {id: q1, front: MGP, back: "A\\e[31m protein."}\n'),
    "K2Q102": _file(_HEAD + 'items:\n  - {id: q1, front: MGP, back: "A\\u202E protein."}\n'),
    "K2Q104": _file(_GOOD + "---\n" + _GOOD),
    "K2Q105": _file(
        _HEAD + "items:\n  - {id: q1, front: &mgp MGP, back: A protein.}\n",
        _HEAD + "items:\n  - {id: q1, front: '&mgp MGP', back: A protein.}\n",
    ),
    "K2Q106": _file(
        _HEAD + "items:\n  - {id: q1, front: MGP, back: A protein., tags: " + "[" * 15 + "arteries" + "]" * 15 + "}\n",
        _HEAD + "items:\n  - {id: q1, front: MGP, back: A protein., tags: [arteries]}\n",
    ),
    "K2Q107": _file(
        _HEAD + "items:\n  - {id: q1, front: !MGP what, back: A protein.}\n",
        _HEAD + "items:\n  - {id: q1, front: '!MGP what', back: A protein.}\n",
    ),
    "K2Q119": _file(
        _HEAD + 'items:\n  - {id: q1, front: "$\\theta$", back: An angle.}\n',
        _HEAD + "items:\n  - {id: q1, front: '$\\theta$', back: An angle.}\n",
    ),
    "K2Q200": _file(""),
    "K2Q201": _file("- {id: q1, front: MGP, back: A protein.}\n"),
    "K2Q203": _file(_HEAD + "items:\n  - {id: q1, front: MGP, back: A protein., back: A protein of arteries.}\n"),
    "K2Q205": _file(_GOOD.removeprefix("k2quiz: 1\n")),
    "K2Q206": _file(_GOOD.replace("k2quiz: 1", "k2quiz: 2")),
    "K2Q207": _file(_GOOD.replace(", title: Demo", "")),
    "K2Q208": _file(_HEAD),
    "K2Q209": _file(
        _HEAD
        + "items:\n  - passage: A case.\n    items: [{passage: More., items: [{front: MGP, back: A protein.}]}]\n",
        _HEAD + "items:\n  - passage: A case, and more.\n    items: [{id: q1, front: MGP, back: A protein.}]\n",
    ),
    "K2Q222": _file(_GOOD.replace("q1", "Q 1")),
    "K2Q223": _file(
        _GOOD + "  - {id: q1, front: Osteocalcin, back: Another.}\n",
        _GOOD + "  - {id: q2, front: Osteocalcin, back: Another.}\n",
    ),
    "K2Q224": _file(_GOOD.replace("id: q1, ", "")),
}
