"""Kinds of words in what was agreed: verbs of doing, their gerunds, adjectives; told by lists and endings, since no tagger is at hand."""

from __future__ import annotations

import functools
import re

from briefgen.lexicon.scan import rule

# Verbs that say that something is to be done with the thing, and nothing about it; shorn off before it.
DOING = (
    "continue commence expand promote strengthen deepen enhance boost maintain increase step implement advance broaden intensify explore facilitate accelerate "
    "develop establish set launch hold convene organise organize sign conclude finalise finalize complete start begin open resume create ensure "
    "foster build form work cooperate collaborate further encourage pursue seek strive consider bring put carry make take keep undertake provide "
    "give offer conduct initiate activate reactivate operationalise operationalize fast-track expedite speed move push uphold study look examine "
    "identify discuss negotiate reach achieve agree strengthen upgrade raise elevate lift widen extend reinforce consolidate improve prioritise "
    "prioritize focus engage address tackle coordinate support redouble sustain preserve respect realise realize commission adopt ink initial "
    "introduce grow nurture cultivate cement enrich revive renew invest act stand remain help allow enable try aim intend need leverage join contribute draw "
    "host mark jointly do see get have be serve include cover relaunch restart scale ramp stay endeavor endeavour tap harness unleash revitalise revitalize re-establish reinvigorate"
).split()
# Verbs that belong to what was agreed ("lift the obstacles", "simplify visas"): they begin a proposition, and stay in its words.
TELLING = (
    "address combat counter fight tackle prevent reduce remove lift cut eliminate simplify recognise recognize share exchange protect safeguard "
    "modernise modernize reform restore settle resolve end stop curb double triple train send deploy invest export import connect link "
    "integrate harmonise harmonize liberalise liberalize transfer return release repatriate rebuild reconstruct monitor enforce defend "
    "support assist finance fund consult meet visit celebrate commemorate mobilise mobilize unlock drive attract diversify respond ease "
    "convert waive grant ratify transform streamline align stabilise stabilize manage mitigate adapt participate hand appoint revise update "
    "review overcome eradicate condemn investigate prosecute preserve reopen produce supply purchase buy sell procure design test "
    "operate run designate nominate invite inform notify refrain abide comply honour honor fulfil fulfill generate deliver replace "
    "limit freeze ban allow permit accept apply use serve represent ensure bolster spur synchronise synchronize agree recall note report raise "
    "guarantee detect track trace deter disrupt degrade dismantle defeat isolate halt draft repair pay curtail contain punish clear search decontaminate fight overhaul steer shape secure"
).split()

# More of the same, none of which is a noun or an adjective, too.
MORE_TELLING = (
    "find entrust dispatch render pool treat cure teach lay pave prolong reconnect resettle reconvene revisit quadruple treble unfreeze narrow cancel forgive reschedule merge instruct heal mend "
    "abolish accomplish acquire adhere adjust administer allocate alleviate amend assess assign attain attend authorise authorize avert avoid broker capitalise capitalize cease certify clarify "
    "collect compensate compile confront conserve construct criminalise criminalize curtail decarbonise decarbonize dedicate de-escalate defuse delimit demarcate denuclearise denuclearize deny deport "
    "devise devote digitise digitize digitalise digitalize diminish disarm discourage disseminate dissuade distribute divert educate embrace empower enact endorse enlarge enlist equip evacuate "
    "exempt execute expose extradite fill formalise formalize gather govern halve hasten heighten hire impose incentivise incentivize incorporate inspect inspire install intercept interdict invigorate "
    "legalise legalize legislate lessen liberate urge localise localize maximise maximize minimise minimize neutralise neutralize normalise normalize obtain optimise optimize oppose "
    "outlaw oversee penalise penalize perform persuade prepare prohibit publish reconcile recruit rectify redress reduce refine refurbish regain regulate rehabilitate reinstate reject relieve "
    "relocate renounce renovate repay repel replenish reshape resist restrain restrict retain revamp reverse shorten simplify soften solve stimulate standardise standardize submit subsidise "
    "subsidize supervise suppress surmount suspend tailor terminate thwart tighten translate undermine unify unite utilise utilize vaccinate validate verify withdraw withhold"
).split()


def gerund(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    if re.fullmatch(r"[a-z]*[^aeiou][aeiou][bdgmnpt]", verb) and verb not in {
        "open",
        "deepen",
        "strengthen",
        "widen",
        "broaden",
        "visit",
        "develop",
        "monitor",
        "limit",
    }:
        return verb + verb[-1] + "ing"
    return verb + "ing"


BASE = frozenset([*DOING, *TELLING, *MORE_TELLING])
GERUNDS = frozenset(map(gerund, [*DOING, *TELLING])) - {"meeting", "training", "funding", "building"}
# These are nouns as often as verbs: a verb only where no preposition follows ("support for", "exchange of").
NOUN_TOO = frozenset(
    (
        "support exchange share transfer return release work study review increase start launch visit import export supply design test use "
        "report limit ban help focus invest end cut fight grant link step move push respect host mark form act aim need draw purchase search "
        "raise joint waive reform finance fund train land answer drive run counter look cover set put keep open clear secure complete free scale ramp draft repair pay"
    ).split()
)
PREPOSITIONS = frozenset("of for to in on with from between and or at by against under within among towards toward into over".split())
_ADJECTIVE = rule(
    r"\w{3,}(?:able|ible|ial|ical|onal|eral|tal|cal|nal|ral|tic|mic|fic|[^e]ed|ive|ous|ful|ary|less|ent|ant|ese|ian|ern)|\w+-(?:term|based|led|scale|wide|level|quality|standard|reaching|range|depth)|nuclear|solar|strategic|sovereign|regular|swift|severe|robust|steady|harsh|rapid|massive|joint|legal|civil|global|clean|free|open|fair|safe|secure|strong|close|green|stable|sound|good|small|better|new|old|private|public|early|high|deep|just|wide|broad|prompt|full|swift|closer|deeper|stronger|respective|special|unimpeded|rules-based|illegal|illicit|irregular|balanced|diversified|frank|candid|direct|warm|immediate|adequate|appropriate|legitimate|accurate|dignified|unified|lasting|enduring|growing|emerging|pressing|binding|far-reaching|wide-ranging|timely|viable|smooth|orderly|in-depth",
    re.I,
)
_NO_ADJECTIVE = rule(
    r"\w*(?:ment|tourism|initiative|capital|hospital|president|agent|music|traffic|pandemic|epidemic|topic|clinic|clinic|fabric|patent|talent|plant|festival|proposal|approval|arrival|event|continent|student|agreement|incentive|objective|executive|survival|removal|renewal|denial|trial|signal|journal|material|mineral|potential|restaurant|grant|parent|archive|narrative|library|secretary|boundary|aviation|content|accident|incident|disposal|withdrawal|criminal|chemical|pharmaceutical)s?",
    re.I,
)


def is_verb(word: str, following: str) -> bool:
    return word in BASE and not (word in NOUN_TOO and (following in PREPOSITIONS or following.strip(",.;") == ""))


def is_adjective(words: str) -> bool:
    parts = words.split()
    return 0 < len(parts) <= 2 and _is_adjective(parts[-1])


@functools.lru_cache(maxsize=20_000)
def _is_adjective(word: str) -> bool:
    return (
        (word[0].islower() or word.endswith(("ese", "ian", "ish")))
        and bool(_ADJECTIVE.fullmatch(word))
        and not _NO_ADJECTIVE.fullmatch(word)
    )


_STATES = frozenset({"remain", "stay", "keep", "be", "stand"})  # "to remain engaged" waits for nothing


def describes(words: str) -> bool:
    """ "access to affordable, | clean and | reliable energy": the words end in an adjective, which waits for its noun."""
    *before, last = words.split() or [""]
    if not is_adjective(last) or (last == "possible" and "as" in before[-3:]):
        return False  # "as soon as possible" waits for nothing
    return (
        not before
        or before[-1].lower() in _BEFORE_ADJECTIVE
        or is_adjective(before[-1].rstrip(","))
        or before[-1].lower() in GERUNDS
        or (before[-2:-1] == ["to"] and before[-1].lower() in BASE - _STATES)  # "to impose swift, | ..."
    )


_BEFORE_ADJECTIVE = frozenset(
    "a an the their our its of to in for on with by from at into about regarding against under between and or more most very fully mutually equally be as towards toward through via across within including".split()
)


_STRIPPED = ' ,;:.“”"()–—-'


def ends_open(words: str) -> bool:
    """Whether the last word is a verb of doing that has no object yet ("upholding | and strengthening the order", "establish | and uphold rules")."""
    parts = words.split()
    last = parts[-1].strip(_STRIPPED).lower() if parts else ""
    if last not in BASE and last not in GERUNDS:
        return False
    if last in BASE and parts[-2:-1] == ["to"]:
        return True
    before = parts[-2].strip(_STRIPPED).lower() if len(parts) > 1 else ""
    if last in GERUNDS:  # "health security financing" is a noun
        return (
            not before
            or before in PREPOSITIONS
            or before.endswith("ly")
            or before in {"also", "further", "both", "by", "importance", "as", "through", "including"}
        )
    return last in BASE and last not in NOUN_TOO and len(parts) <= 3


FINITE = frozenset(
    "will would shall should must can could may might is are was were has have had does did do remains remain need needs "
    "who whom whose which when while whether because although though".split()
)
MANNER = frozenset(
    "through via by under at during before after as directly bilaterally regionally globally throughout beyond within amid".split()
)
