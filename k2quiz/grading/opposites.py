"""Words that one affix or one letter turns into other words: tables, and the rule that reads them.

A beginning or ending is listed beside those that give the same stem another meaning; `-` alone is the bare stem.
"""

from collections.abc import Iterable, Mapping

from k2quiz.grading.edits import shared_start

_SHORTEST_STEM = 3

_PREFIXES = (
    "- un in im il ir non dis mis mal a an ant anti ante contra counter",
    "- un de re dis pre pro per post ante ex e im com con op sup se trans",
    "- hyper hypo normo eu dys",
    "- inter intra intro infra supra super sub ultra extra trans per",
    "- ab ad ob ap ac al as",
    "- en in em im ef af of e",
    "- endo ento ecto exo epi peri para meta hemi semi",
    "micro macro mega nano pico milli centi kilo",
    "- mono uni bi di tri tetra penta hexa poly oligo multi",
    "homo hetero homeo allo auto iso aniso",
    "tachy brady",
    "- over under up down out un fore",
)

_SUFFIXES = (
    "ase ose ate ite ide ine",
    "ol al yl il",
    "ane ene yne ine one",
    "blast clast cyte cyst plast",
    "itis osis oma asis",
    "ic is in id ia al ous us um",
    "ful less",
    "er ee",
    "ist ism",
    "tomy stomy ectomy",
    "emia uria penia philia",
    "aemia uria penia philia",
    "phil phobe",
    "gram graph",
)

_LOOKALIKES = """
ablati/oblati absor/adsor action/auction action/cation acyl/aryl adapt/adopt addict/addit adverse/averse affect/effect
ailmen/alimen alkyl/allyl allusi/illusi amidat/aminat amide/amine amine/imine angular/annular aphagia/aphakia
aphagia/aphasia aphakia/aphasia arter/arthr article/particle assum/assur bacteria/bacterial billion/million
blast/clast blast/plast blaster/plaster bleed/blend bleed/breed blend/blind blow/slow breadth/breath calcine/calcite
callous/callus calves/valves cancel/cancer carbon/carton carbonyl/carboxyl carnal/carpal carotid/parotid carpus/corpus
casual/causal caudal/causal censor/sensor central/ventral chang/charg citrate/nitrate citric/nitric clast/plast
clothing/clotting coastal/costal cohort/cohost collision/collusion complement/compliment concept/concert
consent/content contact/contract content/contest content/context contract/contrast cooper/copper copul/popul
costal/postal created/treated crustal/crystal cystein/cystin deaths/depths decease/decrease deception/reception
decree/degree dedicat/delicat dedicat/medicat defeat/defect defect/deflect defect/detect defend/depend defer/deter
defi/deni deject/reject dental/mental deprav/depriv depress/repress detain/retain detect/detest device/devise
dieresis/diuresis dilat/dilut dismal/distal distract/district dosing/dozing drained/trained dysphagia/dysphasia
eighth/eighty eject/elect elastic/plastic elastin/plastin enable/unable endur/ensur ensur/insur equalities/qualities
equality/quality eternal/external eternal/sternal ethan/methan ethology/etiology ethyl/methyl expan/expen
expend/extend facial/racial faction/fraction failing/falling fails/falls falter/filter farmer/former farther/further
fasting/lasting fecal/fetal fibril/fibrin fibrin/fibroin fission/mission flow/slow flower/slower formal/normal
formally/normally founded/funded fraction/friction fraction/traction function/junction future/suture gastric/gastrin
gender/render generic/genetic glow/slow glowing/growing glucan/glycan glucos/glycos glutam/glutar halves/valves
heal/heat health/wealth height/weight hemat/hepat hemo/homo human/humane humane/humans humor/tumor humour/tumour
hydrog/hydrox ileum/ilium indic/induc infarct/infract infect/infest infect/inflect infect/inject inferior/interior
infest/ingest ingest/invest inhab/inhib inject/insect insert/inset insert/invert insolat/isolat insulin/inulin
intend/intent intensi/intenti internal/interval issue/tissue keratan/keratin keton/ketos lactam/lactim latent/patent
lateral/literal lean/learn leaner/learner leather/weather legion/lesion lighter/tighter limen/lumen linger/longer
lowered/powered lowering/powering lowest/slowest lumbar/lumber marital/martial marked/masked marker/market
marker/masker marrow/narrow martial/partial massive/passive material/maternal maternal/paternal maternity/paternity
mature/nature medial/median medial/medical medial/menial medication/meditation meiosis/miosis mental/rental
months/mouths moral/mortal mortal/portal motion/notion myel/pyel myogen/pyogen nasal/natal nation/ration
national/rational necro/neuro neural/neutral neuron/neutron nitrat/nitrit nuclear/unclear nucleosid/nucleotid
nucleoside/nucleotide oncology/ontology palat/pilat palpat/palpit parent/patent parietal/varietal patent/patient
patent/potent pediatr/podiatr pension/tension peptic/septic perineal/peroneal phenol/phenyl phosphat/phosphit
plague/plaque plantar/planter plasmid/plasmin plasmin/plastin pleural/plural podium/sodium pole/poly police/policy
portal/postal precious/previous prescri/proscri present/prevent preserv/reserv president/resident preview/review
project/protect projection/protection prostat/prostrat protean/protein protect/protest purge/surge qualify/quality
radial/radical radiat/radicat random/ransom rapture/rupture reason/season recent/resent refract/retract regain/retain
regard/retard regard/reward regress/repress remain/retain remot/remov report/resort require/requite
resolution/revolution resolv/revolv restrain/retrain revere/reverse revers/revert safely/safety saline/valine
salves/valves sample/simple scared/scarred score/spore score/store sebum/serum secret/secrete secretin/secretion
section/suction sector/vector serene/serine serious/serous seventh/seventy show/slow shower/slower spacial/special
spinal/spiral splint/sprint sprain/strain stable/staple states/status stationary/stationery statue/status
stranger/stronger stricture/structure strike/stroke subset/sunset sulfat/sulfit sulfid/sulfit sulphat/sulphit
sulphid/sulphit tables/tablet tendon/tenon thorough/through thrombi/thrombin thymo/thyro tonic/toxic topical/tropical
topical/typical tracks/tracts tract/trait trail/trial treaded/treated triad/trial turbid/turgid value/valve valv/vulv
vector/victor venous/vinous vertical/vortical viral/vital volume/volute weakly/weekly
"""
"""Stems one letter apart that make two words."""

_PAIRS = tuple(pair.partition("/")[::2] for pair in _LOOKALIKES.split())


def _groups_by_affix(groups: Iterable[str]) -> dict[str, frozenset[int]]:
    """Each affix with the numbers of its groups."""
    numbers: dict[str, frozenset[int]] = {}
    for number, group in enumerate(groups):
        for affix in group.split():
            bare = affix.strip("-")
            numbers[bare] = numbers.get(bare, frozenset()) | {number}
    return numbers


_BEGINNINGS = _groups_by_affix(_PREFIXES)
_ENDINGS = _groups_by_affix(group[::-1] for group in _SUFFIXES)
"""Spelled backwards, so that one rule reads both."""


def opposed(one: str, other: str) -> bool:
    """Whether two words in normal form look alike, and are known to be different ones."""
    if one == other:
        return False
    pairs = {(one, other), (one.removesuffix("s"), other.removesuffix("s"))}
    return any(_by_affix(*pair) or _by_letter(*pair) for pair in pairs)


def _by_affix(one: str, other: str) -> bool:
    forwards, backwards = (one, other), (one[::-1], other[::-1])
    return _share_a_stem(*forwards, shared_start(*backwards), _BEGINNINGS) or _share_a_stem(
        *backwards, shared_start(*forwards), _ENDINGS
    )


def _share_a_stem(one: str, other: str, longest: int, groups: Mapping[str, frozenset[int]]) -> bool:
    """Whether two words are one stem, at most so long, behind two affixes of a group."""
    none: frozenset[int] = frozenset()
    return any(
        groups.get(one[: len(one) - stem], none) & groups.get(other[: len(other) - stem], none)
        for stem in range(_SHORTEST_STEM, longest + 1)
    )


def _by_letter(one: str, other: str) -> bool:
    return any(other in (one.replace(stem, twin), one.replace(twin, stem)) for stem, twin in _PAIRS)
