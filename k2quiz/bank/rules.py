"""Every rule that a bank can break: its code, its weight, and why it is a rule."""

from dataclasses import dataclass

from k2quiz.errors import Finding, Place, Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that must hold in a bank; the code never changes its meaning."""

    code: str
    severity: Severity
    reason: str


# K2Q0xx, the file
UNREADABLE = Rule("K2Q001", _ERROR, "a file that cannot be opened holds nothing to study")
NOT_UTF8 = Rule("K2Q002", _ERROR, "one encoding for all banks, so that no letter turns into another")
TOO_LARGE = Rule("K2Q003", _ERROR, "a bank is read whole into memory")

# K2Q1xx, YAML
SYNTAX = Rule("K2Q100", _ERROR, "the rest of the file cannot be understood")
CONTROL_CHARACTER = Rule("K2Q101", _ERROR, "a control character can steer the learner's terminal")
HIDDEN_CHARACTER = Rule("K2Q102", _ERROR, "an invisible character makes text read other than it is")
SECOND_DOCUMENT = Rule("K2Q104", _ERROR, "one bank a file, or the second would be lost")
ANCHOR = Rule("K2Q105", _ERROR, "anchors can grow without bound and hide what an item says; use `defaults`")
TOO_DEEP = Rule("K2Q106", _ERROR, "nothing in a bank is nested so deep; a bracket is open")
TAG = Rule("K2Q107", _ERROR, "a tag asks the reader to make something other than text")
TOO_MANY = Rule("K2Q108", _ERROR, "a bank is read whole into memory")
SWALLOWED = Rule("K2Q118", _WARNING, "YAML drops what follows ` #`, so the learner would see half a sentence")
EATEN_BACKSLASH = Rule("K2Q119", _WARNING, "in double quotes `\\theta` is a tab and `heta`")

# K2Q20x, structure
EMPTY_FILE = Rule("K2Q200", _ERROR, "a file without content is a mistake")
WRONG_SHAPE = Rule("K2Q201", _ERROR, "the parts of a file are found by their names")
DUPLICATE_FIELD = Rule("K2Q203", _ERROR, "YAML would keep one of the two and drop the other")
UNKNOWN_FIELD = Rule("K2Q204", _ERROR, "a misspelt name would be ignored in silence")
NO_VERSION = Rule("K2Q205", _ERROR, "the version says how the file is to be read")
OTHER_VERSION = Rule("K2Q206", _ERROR, "a newer format may mean other things by the same words")
MISSING_FIELD = Rule("K2Q207", _ERROR, "the program cannot guess it")
NO_ITEMS = Rule("K2Q208", _WARNING, "a bank without items has nothing to study")

# K2Q21x, values
WRONG_TYPE = Rule("K2Q210", _ERROR, "each field has one type")
EMPTY_VALUE = Rule("K2Q211", _ERROR, "an empty field is a forgotten one")
TOO_LONG = Rule("K2Q212", _ERROR, "nobody reads so much in one item")
NOT_A_FLAG = Rule("K2Q213", _ERROR, "the field is true or false")
NOT_IN_RANGE = Rule("K2Q214", _ERROR, "the field is a whole number within bounds")
NOT_A_CHOICE = Rule("K2Q215", _ERROR, "the field takes one of a few words")

# K2Q22x, items
NO_ANSWER = Rule("K2Q220", _ERROR, "the answer field says what kind of item it is")
TWO_KINDS = Rule("K2Q221", _ERROR, "an item is answered in one way")
BAD_ID = Rule("K2Q222", _ERROR, "ids are typed, sorted and put into file names")
DUPLICATE_ID = Rule("K2Q223", _ERROR, "the id holds the learner's history")
NO_ID = Rule("K2Q224", _WARNING, "without an id any edit of the text loses the learner's history")
NO_STEM = Rule("K2Q225", _ERROR, "an item asks something")
UNKNOWN_TOPIC = Rule("K2Q226", _ERROR, "topics are a closed list, so that a slip makes no new topic")
UNKNOWN_REFERENCE = Rule("K2Q227", _ERROR, "a citation leads somewhere")
UNKNOWN_FACT = Rule("K2Q228", _ERROR, "coverage counts facts of the ledger")
TOO_MANY_FACTS = Rule("K2Q229", _ERROR, "an item that rests on more than four facts asks for too much at once")

# K2Q24x to K2Q28x, kinds: choices, numbers, typed answers, cloze, flashcards
FEW_CHOICES = Rule("K2Q240", _ERROR, "a choice needs something to choose from")
CHOICE_SIDE = Rule("K2Q242", _ERROR, "each choice says whether it is right or wrong")
NO_RIGHT_CHOICE = Rule("K2Q244", _ERROR, "some choice is right")
NO_WRONG_CHOICE = Rule("K2Q245", _ERROR, "some choice is wrong")
SAME_CHOICE = Rule("K2Q246", _ERROR, "two choices that read alike cannot differ in being right")
NOT_A_NUMBER = Rule("K2Q250", _ERROR, "the answer is compared as a number")
EMPTY_RANGE = Rule("K2Q251", _ERROR, "no number lies in the range")
BAD_TOLERANCE = Rule("K2Q253", _ERROR, "the tolerance is a number or a percentage")
ACCEPTED_AND_REJECTED = Rule("K2Q260", _ERROR, "one answer cannot be both right and wrong")
NO_GAP = Rule("K2Q270", _ERROR, "a cloze hides something")
BAD_GAP = Rule("K2Q271", _ERROR, "a gap is written {{c1::answer}}, {{c1::answer|other}} or {{c1::answer::hint}}")
GAP_ANSWERS_DIFFER = Rule("K2Q273", _ERROR, "gaps of one number are asked for together, by one answer")
HALF_FLASHCARD = Rule("K2Q282", _ERROR, "a flashcard has a front and a back")

# K2Q3xx, teaching
LONGEST_IS_RIGHT = Rule("K2Q301", _WARNING, "learners pick the longest option (Haladyna, Downing & Rodriguez 2002)")
OF_THE_ABOVE = Rule("K2Q302", _WARNING, "“of the above” tests reading and breaks when shuffled (Haladyna et al. 2002)")
NO_EXPLANATION = Rule("K2Q310", _WARNING, "feedback is where testing teaches (Butler & Roediger 2008)")
NO_REASON = Rule("K2Q311", _WARNING, "a lure that is not refuted is learned (Roediger & Marsh 2005)")
NO_REFERENCE = Rule("K2Q312", _WARNING, "a claim without a source cannot be checked")
NO_CORRECTION = Rule("K2Q313", _WARNING, "a false statement that is not put right is learned (Roediger & Marsh 2005)")
NO_PROVENANCE = Rule("K2Q320", _ERROR, "each number comes from a fact that the item covers, or says where from")
NEEDS_NUANCE = Rule("K2Q321", _ERROR, "a claim that its evidence does not bear out is asked only as a nuance")


class Report:
    """Gathers findings while files are read, so that an author sees all of them at once."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def add(self, rule: Rule, place: Place, message: str, mend: str) -> None:
        """Note that a rule is broken at a place, and how to mend it."""
        self.findings.append(Finding(place, rule.code, rule.severity, message, mend))

    def add_instead(self, rule: Rule, place: Place, message: str, mend: str) -> None:
        """Note what stands behind everything that was found on that line so far."""
        self.findings = [
            known for known in self.findings if (known.place.path, known.place.line) != (place.path, place.line)
        ]
        self.add(rule, place, message, mend)

    def in_order(self) -> tuple[Finding, ...]:
        """The findings by file, line and column, each once."""
        return tuple(sorted(set(self.findings)))

    @property
    def has_errors(self) -> bool:
        """Whether any finding so far is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)
