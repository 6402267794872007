"""Examples of what an edit does to the histories of learners, which hang on ids and right answers."""

from k2quiz.bank.examples.example import Example, Scope

_ONE = "- {id: letter, front: Why K?, back: From Koagulation.}\n"
_TWO = "- {id: protein, front: What is MGP?, back: A protein.}\n"
_BOTH = _ONE + _TWO

HISTORIES = {
    "K2Q290": Example(
        bad=_ONE.replace("}", ", was: [letter]}"), good=_ONE.replace("}", ", was: [name]}"), scope=Scope.ITEMS
    ),
    "K2Q291": Example(
        bad=_BOTH.replace("}", ", was: [name]}"), good=_ONE.replace("}", ", was: [name]}") + _TWO, scope=Scope.ITEMS
    ),
    "K2Q292": Example(
        locked=_BOTH,
        bad=_ONE + _TWO.replace("protein,", "mgp,"),
        good=_ONE + _TWO.replace("protein,", "mgp, was: [protein],"),
        scope=Scope.ITEMS,
    ),
    "K2Q293": Example(
        locked=_ONE.replace("letter,", "name, was: [letter],"),
        bad=_ONE.replace("letter,", "name,") + _TWO.replace("protein,", "letter,"),
        good=_ONE.replace("letter,", "name, was: [letter],") + _TWO,
        scope=Scope.ITEMS,
    ),
    "K2Q294": Example(
        locked=_ONE.replace("}", ", rev: 2}"),
        bad=_ONE,
        good=_ONE.replace("}", ", rev: 2}"),
        scope=Scope.ITEMS,
    ),
    "K2Q295": Example(
        locked=_ONE,
        bad=_ONE.replace("Koagulation", "a Danish word"),
        good=_ONE.replace("Koagulation", "a Danish word").replace("}", ", rev: 2}"),
        scope=Scope.ITEMS,
    ),
    "K2Q296": Example(
        bad='<<<<<<< HEAD\n{"version": 2, "items": {}}\n=======\n',
        good='{"version": 2, "items": {}}\n',
        scope=Scope.LOCK,
    ),
    "K2Q297": Example(
        bad=_BOTH.replace("protein.}", "protein., contrasts: [leter]}"),
        good=_BOTH.replace("protein.}", "protein., contrasts: [letter]}"),
        scope=Scope.ITEMS,
    ),
}
