"""The words of the filter language, each with what it means."""

from enum import StrEnum


class Field(StrEnum):
    """What a `name:text` term looks at."""

    BANK = "bank"
    TOPIC = "topic"
    TAG = "tag"
    KIND = "kind"
    LEVEL = "level"
    ID = "id"
    COVERS = "covers"
    FLAG = "flag"


class State(StrEnum):
    """What an `is:` term asks."""

    NEW = "new"
    SEEN = "seen"
    DUE = "due"
    LEARNING = "learning"
    MATURE = "mature"
    LEECH = "leech"
    MISSED = "missed"
    PRACTISED = "practised"
    SUSPENDED = "suspended"
    BURIED = "buried"
    FLAGGED = "flagged"
    CRITICAL = "critical"
    NUANCE = "nuance"


class Number(StrEnum):
    """What a term such as `lapses>2` compares."""

    LAPSES = "lapses"
    INTERVAL = "interval"
    EASE = "ease"
    ANSWERS = "answers"
    DUE = "due"
    SEEN = "seen"
    DIFFICULTY = "difficulty"


class Sign(StrEnum):
    """How it compares; of two that begin alike the longer comes first."""

    AT_MOST = "<="
    AT_LEAST = ">="
    BELOW = "<"
    ABOVE = ">"
    EQUAL = "="


IS = "is"
"""The name before a state."""

ALIASES = {"ivl": Number.INTERVAL}
"""Other names of numbers."""

FIELDS = {
    Field.BANK: "the bank's id, or its end",
    Field.TOPIC: "the topic's id",
    Field.TAG: "a tag",
    Field.KIND: "how the item is written: choice, truth, number, answer, cloze, match, order, flashcard",
    Field.LEVEL: "what it asks of the learner, such as understand",
    Field.ID: "the card's or the item's id, or its end",
    Field.COVERS: "a fact of the ledger",
    Field.FLAG: "any part of the note on a card that you flagged",
}

STATES = {
    State.NEW: "never answered",
    State.SEEN: "answered at least once",
    State.DUE: "waits for a review today",
    State.LEARNING: "answered, and with an interval of less than 21 days",
    State.MATURE: "with an interval of 21 days or more",
    State.LEECH: "forgotten six times or more",
    State.MISSED: "last answered wrong",
    State.PRACTISED: "answered in practice at least once",
    State.SUSPENDED: "asked no more, until it is brought back",
    State.BURIED: "not asked until a later day",
    State.FLAGGED: "marked for its author",
    State.CRITICAL: "on what matters for safety",
    State.NUANCE: "on a fine point",
}

NUMBERS = {
    Number.LAPSES: "how often it was forgotten",
    Number.INTERVAL: "days from its last review to the next (or `ivl`)",
    Number.EASE: "per cent; a card begins with 250",
    Number.ANSWERS: "how often it was answered, practice included",
    Number.DUE: "days from today until it is due; below 0 where it is late",
    Number.SEEN: "days since its last answer",
    Number.DIFFICULTY: "1 to 5, as its author sees it",
}
