"""Examples of sets of choices, and of what a question says."""

from k2quiz.bank.examples.example import Example

OPTIONS = {
    "K2Q340": Example(
        bad="""\
ask: Which protein keeps arteries free of crystals?
choices:
  - {right: The crystals' binder MGP, why: It holds them back.}
  - {wrong: The bone builder osteocalcin, why: It acts in bone.}
  - {wrong: The clotting factor ten, why: It acts in blood.}
""",
        good="""\
ask: Which protein keeps arteries free of crystals?
choices:
  - {right: The artery's guard MGP, why: It holds them back.}
  - {wrong: The bone builder osteocalcin, why: It acts in bone.}
  - {wrong: The clotting factor ten, why: It acts in blood.}
""",
    ),
    "K2Q341": Example(
        bad="""\
ask: How did the two arms end?
choices:
  - {right: "Higher score, lower marker", why: Both moved.}
  - {wrong: "Higher score, heavier men", why: Weight was not told.}
  - {wrong: "Denser bone, lower marker", why: Bone was not measured.}
""",
        good="""\
ask: How did the two arms end?
choices:
  - {right: "Higher score, lower marker", why: Both moved.}
  - {wrong: "Higher score, higher marker", why: The marker fell.}
  - {wrong: "Lower score, higher marker", why: The score rose.}
""",
    ),
    "K2Q342": Example(
        bad="""\
ask: Which vitamin do clotting factors need?
choices:
  - {right: Vitamin K, why: It is the cofactor.}
  - {wrong: Vitamin D, why: It governs calcium.}
""",
        good="""\
ask: Which vitamin do clotting factors need?
choices:
  - {right: Vitamin K, why: It is the cofactor.}
  - {wrong: Vitamin D, why: It governs calcium.}
  - {wrong: Vitamin C, why: It serves collagen.}
""",
    ),
    "K2Q343": Example(
        bad="""\
ask: How many arms had the trial?
shuffle: false
choices:
  - {wrong: "4", why: There were fewer.}
  - {right: "2", why: Active and placebo.}
  - {wrong: "3", why: There were fewer.}
numbers: {"2": the paper, "3": a wrong choice, "4": a wrong choice}
""",
        good="""\
ask: How many arms had the trial?
shuffle: false
choices:
  - {right: "2", why: Active and placebo.}
  - {wrong: "3", why: There were fewer.}
  - {wrong: "4", why: There were fewer.}
numbers: {"2": the paper, "3": a wrong choice, "4": a wrong choice}
""",
    ),
    "K2Q344": Example(
        bad="""\
ask: Within which range did the doses lie?
choices:
  - {right: 10-20 mg, why: So says the paper.}
  - {wrong: 15-30 mg, why: None was so high.}
  - {wrong: 40-50 mg, why: None was so high.}
numbers: {"10": the paper, "20": the paper, "15": wrong, "30": wrong, "40": wrong, "50": wrong}
""",
        good="""\
ask: Within which range did the doses lie?
choices:
  - {right: 10-20 mg, why: So says the paper.}
  - {wrong: 20-30 mg, why: None was so high.}
  - {wrong: 40-50 mg, why: None was so high.}
numbers: {"10": the paper, "20": the paper, "30": wrong, "40": wrong, "50": wrong}
""",
    ),
    "K2Q345": Example(
        bad="""\
ask: Which foods hold vitamin K2?
choices:
  - {wrong: Natto, why: It is not the only one.}
  - {wrong: Kale, why: It holds K1.}
  - {wrong: Cheese, why: It is not the only one.}
  - {right: A and C, why: Both hold some.}
""",
        good="""\
ask: Which foods hold vitamin K2? Select every one that applies.
choices:
  - {right: Natto, why: It holds MK-7.}
  - {wrong: Kale, why: It holds K1.}
  - {right: Cheese, why: It holds long chains.}
""",
    ),
    "K2Q346": Example(
        bad="""\
ask: What changed in the treated arm?
choices:
  - {right: The marker, why: It fell.}
  - {wrong: The marker and valve, why: The valve calcified as before.}
  - {wrong: The weight, why: It was not told.}
""",
        good="""\
ask: What changed in the treated arm?
choices:
  - {right: The marker alone, why: It fell.}
  - {wrong: The marker and valve, why: The valve calcified as before.}
  - {wrong: The weight, why: It was not told.}
""",
    ),
    "K2Q347": Example(
        bad="""\
ask: What did the scan show?
choices:
  - {right: Growth (in both arms), why: Scores rose.}
  - {wrong: Shrinkage in both arms, why: Scores rose.}
  - {wrong: No change in either arm, why: Scores rose.}
""",
        good="""\
ask: What did the scan show?
choices:
  - {right: Growth in both arms, why: Scores rose.}
  - {wrong: Shrinkage in both arms, why: Scores rose.}
  - {wrong: No change in either arm, why: Scores rose.}
""",
    ),
    "K2Q348": Example(
        bad="""\
ask: Who took part in the trial?
choices:
  - {right: Older men, why: Women were not enrolled.}
  - {wrong: Women on dialysis treatment, why: That was another trial.}
  - {wrong: Rats, why: That was the animal work.}
""",
        good="""\
ask: Who took part in the trial?
choices:
  - {right: Older men, why: Women were not enrolled.}
  - {wrong: Young women, why: That was another trial.}
  - {wrong: Lab rats, why: That was the animal work.}
""",
    ),
    "K2Q349": Example(
        bad="""\
ask: What did the trial show?
choices:
  - {right: In the arteries scores rose, why: In both arms.}
  - {wrong: In the arteries scores fell, why: They rose.}
  - {wrong: In the arteries scores held, why: Scores rose.}
""",
        good="""\
ask: What did the trial show in the arteries?
choices:
  - {right: Scores rose, why: In both arms.}
  - {wrong: Scores fell, why: They rose.}
  - {wrong: Scores held, why: Scores rose.}
""",
    ),
    "K2Q350": Example(
        bad="""\
ask: What did the trial show?
choices:
  - {right: Rising scores, why: In both arms.}
  - {wrong: falling scores, why: They rose.}
  - {wrong: stable plaques, why: Scores rose.}
""",
        good="""\
ask: What did the trial show?
choices:
  - {right: Rising scores, why: In both arms.}
  - {wrong: Falling scores, why: They rose.}
  - {wrong: Stable plaques, why: Scores rose.}
""",
    ),
    "K2Q351": Example(
        bad="""\
ask: The marker of vitamin K status.
choices:
  - {right: Falls on MK-7, why: Trials agree.}
  - {wrong: Rises on MK-7, why: It falls.}
  - {wrong: Stays on MK-7, why: It falls.}
""",
        good="""\
ask: What does the marker of vitamin K status do on MK-7?
choices:
  - {right: It falls, why: Trials agree.}
  - {wrong: It rises, why: It falls.}
  - {wrong: It stays, why: It falls.}
""",
    ),
    "K2Q352": Example(
        bad="""\
ask: >-
  In a trial that was run for two years in men whose aortic valves had begun to calcify, and who were asked to swallow
  tablets of vitamin K2 and vitamin D or tablets that looked and tasted the same and held neither of the two, and who
  came back for scans of the heart at the start, halfway and at the end, which tissue was looked at first of all?
answer: aortic valve
""",
        good="""\
ask: Which tissue did the two-year trial in men look at first of all?
answer: aortic valve
""",
    ),
}
