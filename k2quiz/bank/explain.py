"""What a code means: the page of a rule, made of the rule and its examples."""

from textwrap import fill, indent

from k2quiz.bank import rules
from k2quiz.bank.examples import EXAMPLES
from k2quiz.bank.examples.example import Scope
from k2quiz.bank.field import suggest
from k2quiz.bank.rules import Rule
from k2quiz.errors import Severity, UsageError

_WIDTH = 100
_WHERE = {
    Scope.FIELDS: "in the fields of an item",
    Scope.ITEMS: "in the items of a bank",
    Scope.FILE: "in a file",
    Scope.LOCK: "in `deck.lock.json`",
    Scope.SHELL: "made by commands in the folder of a deck with banks/one.yaml and banks/two.yaml",
}
_WEIGHT = {
    Severity.ERROR: "Errors must be mended before the deck can be exported, and cannot be accepted.",
    Severity.WARNING: "Warnings are advice; `lint-ok: {CODE: reason}` in an item accepts one for it.",
}


def explanation(code: str) -> str:
    """The page of the rule with that code: why it is a rule, and a bad and a good example.

    Raises:
        UsageError: no rule has that code.
    """
    known = {rule.code: (name, rule) for name, rule in vars(rules).items() if isinstance(rule, Rule)}
    if code.upper() not in known:
        meant = suggest(code.upper(), known).partition(":")[0]
        raise UsageError(f"No rule has the code `{code}` ({meant}). `k2quiz check` prints the codes of its findings.")
    name, rule = known[code.upper()]
    return "\n".join([_head(name, rule), *_examples(rule)])


def _head(name: str, rule: Rule) -> str:
    title = f"{rule.code} ({rule.severity}): {name.lower().replace('_', ' ')}"
    reason = f"{rule.reason[0].upper()}{rule.reason[1:]}."
    weight = _WEIGHT[rule.severity].replace("CODE", rule.code)
    return "\n\n".join([title, fill(reason, _WIDTH), fill(weight, _WIDTH)]) + "\n"


def _examples(rule: Rule) -> list[str]:
    example = EXAMPLES[rule.code]
    parts = {f"What it finds, {_WHERE[example.scope]}": example.bad, "The same, mended": example.good}
    if example.locked:
        parts = {"What `deck.lock.json` remembers": example.locked, **parts}
    told = [f"{title}:\n\n" + indent(text or "(an empty file)\n", "    ") for title, text in parts.items()]
    return [*told[:-1], told[-1].rstrip("\n")]
