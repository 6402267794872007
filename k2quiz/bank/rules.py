"""Every rule that a bank can break: its code, its weight, and why it is a rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from k2quiz.errors import Finding, Fix, Place, Severity

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
OUTSIDE = Rule("K2Q004", _ERROR, "a deck from elsewhere must not make the program read other files of this computer")

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
NESTED_PASSAGE = Rule("K2Q209", _ERROR, "a learner reads one passage at a time")

# K2Q21x, values
WRONG_TYPE = Rule("K2Q210", _ERROR, "each field has one type")
EMPTY_VALUE = Rule("K2Q211", _ERROR, "an empty field is a forgotten one")
TOO_LONG = Rule("K2Q212", _ERROR, "nobody reads so much in one item")
NOT_A_FLAG = Rule("K2Q213", _ERROR, "the field is true or false")
NOT_IN_RANGE = Rule("K2Q214", _ERROR, "the field is a whole number within bounds")
NOT_A_CHOICE = Rule("K2Q215", _ERROR, "the field takes one of a few words")
UNKNOWN_CODE = Rule("K2Q216", _ERROR, "a misspelt code would silence nothing, and say so to nobody")
UNFILLED_BLANK = Rule("K2Q217", _ERROR, "a template is not a question until its blanks are filled")

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

# K2Q23x, pictures
PICTURE_OUTSIDE = Rule("K2Q230", _ERROR, "a deck from elsewhere must not carry off files that are not its own")
NO_PICTURE = Rule("K2Q231", _ERROR, "a picture that cannot be opened cannot be shown")
NO_ALT = Rule("K2Q232", _ERROR, "in a terminal, and to who cannot see it, the picture is its `alt` text")
NOT_A_PICTURE = Rule("K2Q233", _ERROR, "png, jpg, gif and webp are shown everywhere and run no program")
LARGE_PICTURE = Rule("K2Q234", _ERROR, "learners load the picture over a telephone")

# K2Q24x to K2Q28x, kinds: choices, numbers, typed answers, cloze, match and order, flashcards
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
WRONG_COUNT = Rule("K2Q280", _ERROR, "fewer is no task, and more is too much to hold in mind at once")
SAME_TARGET = Rule("K2Q281", _ERROR, "two targets that read alike cannot belong to different places")
HALF_FLASHCARD = Rule("K2Q282", _ERROR, "a flashcard has a front and a back")

# K2Q29x, ids and revisions
BAD_FORMER_ID = Rule("K2Q290", _ERROR, "`was` moves the history of an id that no item has any more")
FORMER_ID_TWICE = Rule("K2Q291", _ERROR, "a history has one heir")
ITEM_GONE = Rule("K2Q292", _ERROR, "every learner's history of an item hangs on its id")
ID_REUSED = Rule("K2Q293", _ERROR, "one id for two items would mix up their histories, here and in Anki")
REVISION_LOWERED = Rule("K2Q294", _ERROR, "a revision that was used before would not be asked about")
ANSWER_CHANGED = Rule("K2Q295", _ERROR, "who knows the old answer well would be asked the new one only after months")
UNREADABLE_LOCK = Rule("K2Q296", _ERROR, "without its lock nobody can tell what an edit does to a learner's history")
BAD_CONTRAST = Rule("K2Q297", _ERROR, "an item is met close to those that it is easily mixed up with")

# K2Q30x, choices: what gives the answer away, and questions that can be misread
LONGEST_IS_RIGHT = Rule("K2Q301", _ERROR, "learners pick the longest option (Haladyna, Downing & Rodriguez 2002)")
OF_THE_ABOVE = Rule("K2Q302", _ERROR, "“of the above” tests reading and breaks when shuffled (Haladyna et al. 2002)")
LONGER_IS_RIGHT = Rule(
    "K2Q303", _WARNING, "over many items the longest option pays for guessers (Haladyna et al. 2002)"
)
ABSOLUTE_IS_WRONG = Rule("K2Q304", _WARNING, "learners know that options with “always” are wrong (NBME guide)")
VAGUE_FREQUENCY = Rule("K2Q305", _WARNING, "“often” is 30 % to one reader and 70 % to another (NBME guide)")
HIDDEN_NEGATIVE = Rule(
    "K2Q306", _ERROR, "an overlooked “not” tests eyesight (Haladyna, Downing & Rodriguez 2002, rule 17)"
)
NEGATIVE_STEM = Rule(
    "K2Q307", _WARNING, "to know what is not so is not to know what is (Haladyna et al. 2002, rule 17)"
)
TWO_NEGATIVES = Rule("K2Q308", _WARNING, "two negatives are a puzzle of their own (NBME guide)")
ARTICLE_CUE = Rule("K2Q309", _ERROR, "grammar rules options out without knowledge (Haladyna et al. 2002; NBME guide)")

# K2Q31x, teaching
NO_EXPLANATION = Rule("K2Q310", _WARNING, "feedback is where testing teaches (Butler & Roediger 2008)")
NO_REASON = Rule("K2Q311", _WARNING, "a lure that is not refuted is learned (Roediger & Marsh 2005)")
NO_REFERENCE = Rule("K2Q312", _WARNING, "a claim without a source cannot be checked")
NO_CORRECTION = Rule("K2Q313", _WARNING, "a false statement that is not put right is learned (Roediger & Marsh 2005)")

# K2Q32x, grounding
NO_PROVENANCE = Rule("K2Q320", _ERROR, "each number comes from a fact that the item covers, or says where from")
NEEDS_NUANCE = Rule("K2Q321", _ERROR, "a claim that its evidence does not bear out is asked only as a nuance")
ADVICE = Rule("K2Q322", _ERROR, "a quiz is no clinician: what to take is between a person and who treats them")
STRENGTH_WORD = Rule(
    "K2Q323", _WARNING, "an article's strength words are rarely borne out by its sources: they are quoted"
)

# K2Q33x, banks as a whole
KEY_POSITION = Rule(
    "K2Q330", _WARNING, "writers favour a place for the right option, and guessers know it (Attali 2003)"
)
ROBOT = Rule("K2Q331", _ERROR, "a program that knows nothing must not do better than chance (Haladyna et al. 2002)")
TRUE_SHARE = Rule("K2Q332", _WARNING, "where most statements are true, “true” is the best guess")
NEAR_DUPLICATE = Rule(
    "K2Q333", _WARNING, "items that read alike are told apart by their wording (Wozniak 1999, rule 11)"
)

# K2Q34x and K2Q35x, the set of choices, and the question
CLANG = Rule("K2Q340", _WARNING, "a word of the question that returns in one option points to it (NBME guide)")
CONVERGENCE = Rule("K2Q341", _WARNING, "the option that shares most with the others is mostly right (NBME guide)")
OPTION_COUNT = Rule(
    "K2Q342", _WARNING, "three to five options are enough, seven where several are right (Rodriguez 2005)"
)
UNORDERED = Rule("K2Q343", _WARNING, "numbers out of order are hard to find (Haladyna et al. 2002, rule 21)")
RANGES_OVERLAP = Rule("K2Q344", _ERROR, "a number in two ranges has two right answers (Haladyna et al. 2002, rule 22)")
K_TYPE = Rule("K2Q345", _ERROR, "“A and C” breaks when shuffled and tests logic (Haladyna et al. 2002, rule 9)")
CONTAINED = Rule(
    "K2Q346", _WARNING, "an option within another cannot be right without it (Haladyna et al. 2002, rule 22)"
)
ONLY_RIGHT_HAS = Rule("K2Q347", _WARNING, "the option that looks more exact is picked (Haladyna et al. 2002, rule 28)")
UNEVEN_CHOICES = Rule(
    "K2Q348", _WARNING, "lengths that differ draw the eye (Haladyna, Downing & Rodriguez 2002, rule 24)"
)
SAME_OPENING = Rule("K2Q349", _WARNING, "words that all options share belong in the question (Haladyna et al. 2002)")
UNLIKE_FORM = Rule(
    "K2Q350", _WARNING, "options in one form are judged by what they say (Haladyna et al. 2002, rule 23)"
)
ASKS_NOTHING = Rule("K2Q351", _WARNING, "a question can be answered with the options covered (Haladyna et al. 2002)")
LONG_STEM = Rule("K2Q352", _WARNING, "what is not needed is read for nothing (Haladyna et al. 2002, rules 13 and 16)")

# K2Q36x, typed answers and numbers
ANSWER_IN_STEM = Rule("K2Q360", _ERROR, "an answer that can be read off needs no effort (Matuschak 2020)")
LONG_ANSWER = Rule("K2Q361", _WARNING, "the less there is to recall, the longer it stays (Wozniak 1999, rule 4)")
ONE_SPELLING = Rule("K2Q362", _WARNING, "signs and digits are written in several ways, and all of them are right")
BARE_NUMBER = Rule("K2Q363", _ERROR, "a number without a unit or a tolerance is a guess at what is asked (NBME guide)")

# K2Q37x, gaps
MANY_GAPS = Rule("K2Q370", _WARNING, "one sentence carries few gaps (Wozniak 1999, rule 5)")
CONTEXT = Rule("K2Q371", _WARNING, "too few words fit many answers, too many are not read (Matuschak 2020)")
MUCH_HIDDEN = Rule("K2Q372", _WARNING, "a sentence of gaps says nothing (Matuschak 2020)")
ANSWER_VISIBLE = Rule("K2Q373", _ERROR, "an answer that stands elsewhere in the sentence is read, not recalled")
GRAMMAR_GAP = Rule("K2Q374", _WARNING, "grammar fills such a gap")
LONG_GAP = Rule("K2Q375", _WARNING, "nobody types a clause word for word (Wozniak 1999, rule 4)")
HINT_GIVES = Rule("K2Q376", _ERROR, "a hint that holds the answer is the answer")

# K2Q38x and K2Q39x, flashcards, pairs and orders, statements
LONG_BACK = Rule("K2Q380", _WARNING, "a long answer is never recalled whole (Wozniak 1999, rule 4)")
YES_OR_NO = Rule("K2Q381", _WARNING, "yes and no are guessed, and hardly recalled (Matuschak 2020)")
ENUMERATION = Rule("K2Q382", _WARNING, "lists are the hardest thing to remember (Wozniak 1999, rules 9 and 10)")
SEVERAL_QUESTIONS = Rule("K2Q383", _WARNING, "one question a card, or its grade means nothing (Matuschak 2020)")
FEW_PAIRS = Rule("K2Q385", _WARNING, "of two pairs one gives the other (Haladyna, Downing & Rodriguez 2002, rule 9)")
NO_SPARE = Rule("K2Q386", _WARNING, "without a spare side the last pair is left over (Haladyna et al. 2002, rule 9)")
SHARED_WORD = Rule("K2Q387", _WARNING, "a word on both sides makes the pair (Haladyna et al. 2002, rule 28)")
SEQUENCE_WORD = Rule("K2Q388", _WARNING, "“first” and “finally” give the order away")
ALPHABETICAL = Rule("K2Q389", _WARNING, "an order that the alphabet gives is no order to know")
ABSOLUTE_STATEMENT = Rule("K2Q390", _WARNING, "statements with “always” are false (Haladyna et al. 2002, rule 28)")
TWO_CLAIMS = Rule("K2Q391", _WARNING, "of two claims one can be true and the other false (Matuschak 2020)")


def codes() -> frozenset[str]:
    """The code of every rule."""
    return frozenset(rule.code for rule in globals().values() if isinstance(rule, Rule))


class Report:
    """Gathers findings while files are read, so that an author sees all of them at once.

    `drafts` are contents, by path, that stand in for what is saved.
    """

    def __init__(self, drafts: Mapping[str, bytes] | None = None) -> None:
        self.findings: list[Finding] = []
        self.drafts = drafts or {}
        self._closed: set[Place] = set()

    def add(self, rule: Rule, place: Place, message: str, mend: str, fix: Fix | None = None) -> None:
        """Note that a rule is broken at a place, how to mend it, and what would mend it without the author."""
        if place in self._closed:
            return
        self.findings.append(Finding(place, rule.code, rule.severity, message, mend, fix))

    def close(self, text: Place) -> None:
        """Say nothing more of a text: what was found stands behind everything that could be."""
        self._closed.add(text)

    def add_instead(self, rule: Rule, place: Place, message: str, mend: str, fix: Fix | None = None) -> None:
        """Note what stands behind everything that was found on that line so far."""
        self.findings = [
            known for known in self.findings if (known.place.path, known.place.line) != (place.path, place.line)
        ]
        self.add(rule, place, message, mend, fix)

    def in_order(self) -> tuple[Finding, ...]:
        """The findings by file, line and column, each once."""
        return tuple(sorted(set(self.findings)))

    @property
    def has_errors(self) -> bool:
        """Whether any finding so far is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)
