"""Examples of choices that give the answer away, and of questions that can be misread."""

from k2quiz.bank.examples.example import Example

CHOICES = {
    "K2Q301": Example(
        bad="""\
ask: What does vitamin K do for clotting factors?
choices:
  - {right: It helps an enzyme to finish them, why: The enzyme is the carboxylase.}
  - {wrong: It dissolves them, why: They are not dissolved.}
  - {wrong: It stores them, why: They circulate in the blood.}
  - {wrong: It replaces them, why: It is no protein.}
""",
        good="""\
ask: What does vitamin K do for clotting factors?
choices:
  - {right: It helps to finish them, why: It is the cofactor of the carboxylase.}
  - {wrong: It helps to dissolve them, why: They are not dissolved.}
  - {wrong: It keeps them in store, why: They circulate in the blood.}
  - {wrong: It stands in for them, why: It is no protein.}
""",
    ),
    "K2Q302": Example(
        bad="""\
ask: Which food holds vitamin K2?
choices:
  - {right: All of the above, why: Each holds some.}
  - {wrong: Natto and cheese, why: Egg yolk does as well.}
  - {wrong: Egg yolk and natto, why: Cheese does as well.}
""",
        good="""\
ask: Which foods hold vitamin K2? Select every one that applies.
choices:
  - {right: Natto, why: It holds MK-7.}
  - {right: Hard cheese, why: It holds long chains.}
  - {wrong: Olive oil, why: It holds some K1.}
""",
    ),
    "K2Q303": Example(
        bad="""\
ask: Where is osteocalcin made?
choices:
  - {right: By osteoblasts, why: They build bone.}
  - {wrong: By liver, why: The liver makes clotting factors.}
  - {wrong: By gut, why: The gut takes up the vitamin.}
""",
        good="""\
ask: Where is osteocalcin made?
choices:
  - {right: In bone, why: Osteoblasts make it.}
  - {wrong: In the liver, why: The liver makes clotting factors.}
  - {wrong: In the gut, why: The gut takes up the vitamin.}
""",
    ),
    "K2Q304": Example(
        bad="""\
ask: What did the trial show?
choices:
  - {right: Scores rose in both arms, why: They were higher at the end.}
  - {wrong: Scores fell in all men, why: They rose on average.}
  - {wrong: Scores stayed as they were, why: They rose on average.}
""",
        good="""\
ask: What did the trial show?
choices:
  - {right: Scores rose in both arms, why: They were higher at the end.}
  - {wrong: Scores fell in both arms, why: They rose on average.}
  - {wrong: Scores stayed as they were, why: They rose on average.}
""",
    ),
    "K2Q305": Example(
        bad="""\
ask: How is MK-7 taken in the trials?
choices:
  - {right: Usually with a meal, why: Fat helps its uptake.}
  - {wrong: Before going to bed, why: No trial asked for that.}
  - {wrong: By an injection, why: It was swallowed.}
""",
        good="""\
ask: How is MK-7 taken in the trials?
choices:
  - {right: Once a day with a meal, why: Fat helps its uptake.}
  - {wrong: Before going to bed, why: No trial asked for that.}
  - {wrong: By an injection, why: It was swallowed.}
""",
    ),
    "K2Q306": Example(
        bad="""\
ask: Which drug is not a vitamin K antagonist?
choices:
  - {right: Apixaban, why: It inhibits factor Xa.}
  - {wrong: Warfarin, why: It stops recycling.}
  - {wrong: Acenocoumarol, why: It stops recycling.}
""",
        good="""\
ask: Which drug inhibits factor Xa?
choices:
  - {right: Apixaban, why: It binds the factor.}
  - {wrong: Warfarin, why: It stops recycling.}
  - {wrong: Acenocoumarol, why: It stops recycling.}
""",
    ),
    "K2Q307": Example(
        bad="""\
ask: Which drug does NOT act on vitamin K?
choices:
  - {right: Apixaban, why: It inhibits factor Xa.}
  - {wrong: Warfarin, why: It stops recycling.}
  - {wrong: Acenocoumarol, why: It stops recycling.}
""",
        good="""\
ask: Which drug acts without touching vitamin K?
choices:
  - {right: Apixaban, why: It inhibits factor Xa.}
  - {wrong: Warfarin, why: It stops recycling.}
  - {wrong: Acenocoumarol, why: It stops recycling.}
""",
    ),
    "K2Q308": Example(
        bad="""\
ask: Which drug is not unlikely to lower the INR?
choices:
  - {right: Vitamin K, why: It gives back what the drug takes.}
  - {wrong: Warfarin, why: It raises the INR.}
  - {wrong: Apixaban, why: It does not act on vitamin K.}
""",
        good="""\
ask: Which of these lowers the INR?
choices:
  - {right: Vitamin K, why: It gives back what the drug takes.}
  - {wrong: Warfarin, why: It raises the INR.}
  - {wrong: Apixaban, why: It acts on factor Xa.}
""",
    ),
    "K2Q309": Example(
        bad="""\
ask: "In carboxylation vitamin K is a:"
choices:
  - {right: cofactor, why: It enables the enzyme.}
  - {wrong: substrate, why: The protein is.}
  - {wrong: enzyme, why: The carboxylase is.}
""",
        good="""\
ask: "In carboxylation vitamin K serves as:"
choices:
  - {right: a cofactor, why: It enables the enzyme.}
  - {wrong: a substrate, why: The protein is.}
  - {wrong: an enzyme, why: The carboxylase is.}
""",
    ),
}
