"""Examples of what shows only when items stand side by side."""

from k2quiz.bank.examples.example import Example, Scope


def _choices(*options: str, kept: bool = False) -> str:
    """A choice for each list of options; the right one is marked by a `*`."""
    lines = []
    for number, texts in enumerate(options, 1):
        sides = [
            f"{{right: {text[1:]}, why: Yes.}}" if text[0] == "*" else f"{{wrong: {text}, why: No.}}"
            for text in texts.split(", ")
        ]
        shuffle = ", shuffle: false" if kept else ""
        ask = f"Which one of lot {'IVXLC'[number - 1]}?"
        lines.append(f"- {{id: q{number}, ask: {ask}{shuffle}, choices: [{', '.join(sides)}]}}\n")
    return "".join(lines)


def _statements(*truths: str) -> str:
    names = ("Natto", "Cheese", "Kale", "Butter", "Egg yolk")
    return "".join(
        f"- {{id: q{number}, ask: {name} holds vitamin K2., truth: {truth}, correction: Look it up.}}\n"
        for number, (name, truth) in enumerate(zip(names, truths, strict=True), 1)
    )


BANKS = {
    "K2Q330": Example(
        bad=_choices(
            "*Cat, Dog, Cow, Hen", "*Oak, Elm, Ash, Fir", "*Red, Tan, Sky, Jet", "*Tin, Ore, Zip, Gem", kept=True
        ),
        good=_choices(
            "*Cat, Dog, Cow, Hen", "Oak, *Elm, Ash, Fir", "Red, Tan, *Sky, Jet", "Tin, Ore, Zip, *Gem", kept=True
        ),
        scope=Scope.ITEMS,
    ),
    "K2Q331": Example(
        bad=_choices(
            "*Tiger, Dog, Cow", "*Maple, Elm, Ash", "*Green, Tan, Sky", "*Steel, Ore, Zip", "*Wheat, Rye, Oat"
        ),
        good=_choices(
            "*Tiger, Horse, Mouse", "*Elm, Maple, Ash", "*Green, Brown, White", "*Ore, Steel, Zip", "*Rye, Wheat, Oat"
        ),
        scope=Scope.ITEMS,
    ),
    "K2Q332": Example(
        bad=_statements("true", "true", "false", "true", "true"),
        good=_statements("true", "true", "false", "false", "true"),
        scope=Scope.ITEMS,
    ),
    "K2Q333": Example(
        bad="""\
- {id: q1, ask: Which circulating marker rises when vitamin status is poor?, answer: ucMGP}
- {id: q2, ask: Which circulating marker rises if the vitamin status is poor?, answer: ucMGP}
""",
        good="""\
- {id: q1, ask: Which circulating marker rises when vitamin status is poor?, answer: ucMGP}
- {id: q2, ask: Which circulating marker rises when calcium status is poor?, answer: PTH}
""",
        scope=Scope.ITEMS,
    ),
}
