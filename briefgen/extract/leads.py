"""What leads up to the thing in what was agreed: "to strengthen their cooperation in | fisheries"."""

from __future__ import annotations

import functools
import re

from briefgen.extract.asides import HOW
from briefgen.extract.words import DOING, MORE_TELLING, NOUN_TOO, TELLING, gerund
from briefgen.lexicon.scan import one_of, rule
from briefgen.prepare.days import MONTH

_ADVERB = r"(?:(?!supply|family|assembly|italy|early|reply|monthly|friendly|july)\w{2,}ly|also|further|together|closely|jointly|more|better|well|again|thereby|even|then|both|up|out|forward|ahead|already|fully|as a priority|hand in (?:hand|glove)|side by side|in (?:tandem|concert|lockstep)|\w{3,}ly and \w{3,}ly)"
WEAK_ADJECTIVE = (
    "bilateral|mutual|mutually beneficial|existing|existing and new|ongoing|closer|close|greater|enhanced|strengthened|increased|deeper|stronger|broader|"
    "continued|continuing|continuous|unwavering|unfaltering|enduring|ironclad|longstanding|long-standing|unequivocal|robust|great|utmost|vital|urgent|further|wider|expanded|practical|concrete|effective|full|early(?! childhood| warning| detection| education| marriage)|swift|timely|constructive|active|"
    "respective|various|other|shared|strong|firm|sustained|potential|possible|overall|steadfast|important|common|specific|necessary|additional|growing|pending|outstanding"
)
_HEAD = (
    "cooperation|collaboration|interaction|ties|relations|relationship|efforts?|work|partnerships?|steps|measures|ways|action|opportunities|possibilities|potential|progress|"
    "discussions|new areas|areas|activities|initiatives|projects|agreements?|(?:\\w+ )?(?:instruments|documents|memoranda(?: of understanding)?|mous|protocols)|letters? of intent|accords|deals|pacts|treaties|contracts|approaches|scope|consensus|a range|a number|all aspects|the full range|issues|matters"
)
_FIELDS = r"(?:(?:key |priority |such |various |new |newer |many |several |a (?:wide )?range of |strategic |the |following |diverse |different |other |these |all |emerging |agreed |mutual |traditional |non-traditional |specific |promising |concrete |certain |practical |important |potential |additional |further |novel |high-tech |frontier |critical ){0,3}(?:fields?|areas?|domains?|sectors?|spheres?|issues|topics|priorities|directions|ones)(?: (?:(?:which|that) are )?of (?:mutual |common |shared )?(?:interest|concern|cooperation|convergence))?(?:\s+(?:of|like|such as|including|in)|,\s*(?:such as|including|notably|namely|among them|particularly))?|such (?:aspects|areas|fields|sectors|spheres|issues|matters|domains) as)"
_MONEY = r"(?:(?:US|NZ|HK|[ACS])?\s?[$£€¥]\s?[\d.,]+(?:\s(?:million|billion|trillion))?|[\d.,]+ (?:million|billion) (?:\w+ )?(?:dollars|euros?|pounds|yen|won|dirhams|riyals|USD|EUR))"
_TOUCH = r"(?:(?:close|closer|regular|policy|strategic|political) )?(?:consultations?|communication|coordination|dialogue|exchanges?|engagement|interaction|cooperation|collaboration|contacts)"
_DO = one_of(sorted({*DOING, *TELLING, *MORE_TELLING}, key=len, reverse=True))
_DONE = one_of(sorted({*set(DOING) - NOUN_TOO, *map(gerund, DOING)}, key=len, reverse=True))
_DONE_OR_NOUN = one_of(sorted(set(DOING) & NOUN_TOO, key=len, reverse=True))
_SUBJECTS = (
    r"(?:they|we|both sides|both countries|both parties|(?:all )?(?:(?:the|their|our) )?(?:(?:two|three|four) )?(?:(?:countries|sides|nations)['’]s? )?"
    r"(?:foreign |defen[cs]e |respective |relevant |competent ){0,2}"
    r"(?:sides|countries|parties|nations|governments|ministers|ministries|leaders|officials|teams|experts|delegations|agencies|authorities|departments)"
    r"|their (?:two )?countries|the parties|the sides|both governments)"
)
_SOMEBODY = (
    r"(?:(?:(?!(?:with|and|of|in|to|for)\b)[\w-]+ ){0,2}?(?:partners|stakeholders)|chambers? of commerce|business councils?|airlines|carriers|banks|operators|think tanks|cities|provinces|localities|parliaments|central banks|enterprises|companies|businesses|firms|investors|institutions|universities|experts|teams|officials|ministries|agencies|authorities|public and private sectors|"
    r"business communities|private sectors?)"
)
# What leads up to the thing, from the verb on.
_WHOSE = r"(?:(?:(?:the|our|their|both)\s+)?(?:two\s+)?(?:countries|nations|sides|governments|peoples|parties|presidents|leaders|ministers)['’]s?\s+)?(?-i:(?:(?:[Tt]he|[Oo]ur|[Tt]heir|[Ii]ts)\s+)?(?:[A-Z][\w.-]*\s+){0,3}?[A-Z][\w.-]*(?:['’]s?)?,?\s+(?:and\s+)?){0,3}(?:the\s+|their\s+|our\s+)?"
_THEIRS = r"(?-i:(?:[A-Z][\w.-]*\s+){1,3}and\s+(?:the\s+)?(?:[A-Z][\w.-]*\s+){0,2}[A-Z][\w.-]*['’]s?\s+)"  # "Peru and Chile's | strong cooperation on"
_LEAD = rule(
    rf"^\W*(?:in principle (?:to |on )?|(?:at once|as soon as possible|without delay) (?=\w)|of [^,;]{{1,30}}? to (?=(?:{_DO})\b)|\(?(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})\)\s+|(?!in charge of )(?:that|to|on|in|for|of|with|against|by|about|upon|towards?|the|a|an|their|its|our|his|her|both|all|through|across|as|at|into|as regards|(?:in )?(?:relation|regard|respect) to|each other's support for)\s+"
    rf"|(?:the\s+)?(?:(?:critical|great|vital|particular|paramount|central|urgent|crucial|key|pressing|immediate|strategic|economic|growing|enduring|continued|continuing|fundamental|special|utmost|high|overriding) )?(?:\w+ and )?(?:importance|need|necessity|urgency|significance|value|priority|benefits?|desirability|advisability|imperative|possibilit(?:y|ies)|feasibility|use|aim|goal|objective|role|principles?) (?:of|for|to|in)\s+"
    rf"|for (?:the |all |an? |both )?(?:[\w’-]+ ){{0,4}}?(?:group|countries|states|parties|community|governments?|sides|compan(?:y|ies)|commission|committee|council|actors|nations|partners|stakeholders|institutions|ministers|teams|experts) to (?=(?:\w+ly )?(?:{_DO})\b)"
    rf"|(?:themselves|itself|ourselves)\s+to\s+"
    rf"|mutually (?:beneficial|advantageous)\s+|{_ADVERB}\s+"
    rf"|{_TOUCH}(?:(?:,| and|, and) {_TOUCH})+ (?:in|on|for|regarding) (?=\w)(?!(?-i:(?:the )?[A-Z]))|committ?(?:ing)? (?:themselves |ourselves )?to (?=\w)"
    r"|[–—-]\s[^–—]{3,60}\s[–—-]\s+"
    r"|(?:put(?:ting)?|bring(?:ing)?) into (?:practice|effect|operation|force)\s+"
    r"|(?:in )?(?:close |regular |constant )*(?:touch|contact|communication) (?:on|regarding|about|over)\s+"
    rf"|(?:[\w.–-]+ ){{0,3}}?(?:cooperation|coordination|collaboration|consultations?|dialogue|engagement|discussions|talks|exchanges) to (?=(?:\w+ly )?(?:{_DO})\b)"
    rf"|(?:[\w.–-]+ ){{0,3}}?(?:cooperation|coordination|collaboration) (?:in|on|for|towards?) (?=\w+ing\b)"
    rf"|making progress (?:towards?|on|in) |stand(?:ing)? up to "
    r"|(?:[\w’'-]+ ){1,5}?(?:demonstrate[sd]?|show(?:s|ed|n)?|underline[sd]?|underscore[sd]?) (?:the|an?) (?:\w+ )?(?:need|importance|urgency|value|necessity) (?:for|of|to) (?:the )?"
    rf"|(?:(?:an? )?(?:\w+ )?(?:funding|funds?|grants?|package|contribution|investment|loan|credit line) (?:of|worth) )?{_MONEY}(?: over \w+ (?:years|months))? (?:for|in|to|towards?)\s+"
    rf"|look(?:s|ing)? to (?=(?:{_DO})\b)"
    r"|(?:(?:calls?|appeals?|demands?|requests?) (?:on|upon|to|for) (?:the )?(?=[^,;]{2,60}? to \w))"
    rf"|(?:task|charge|entrust|instruct|direct|order|mandate|authori[sz]e)(?:ing)? (?:the |their |our |both |its )[^,;]{{2,50}}? (?:with (?=\w+ing\b|the\b)|to (?=(?:\w+ly )?(?:{_DO})\b))"
    rf"|(?:{_DO}){HOW} (?=(?:the|an?|their|its|this|all|every|any|those|these|new|joint) )"
    r"|(?:each other|one another) (?:of|that|on) |(?:the )?(?:congruence|convergence|similarity|identity|concurrence|unity|closeness|proximity|coincidence|commonality|alignment) (?:of|in|between) (?:(?:the|their|both|our|its) )?(?:(?:two |both )?(?:countries|sides)['’] )?(?:points of view|views|viewpoints|positions|visions|opinions|approaches|stances|assessments|stands) (?:regarding|on|about|concerning|as to|towards?|to|with regard to) "
    r"|(?:that )?there (?:is|was|remains|exists) (?:also )?(?:an? |the )?(?:[\w-]+ )?(?:need|necessity|urgency|room|scope) (?:to|for|of) "
    rf"|(?:giv(?:e|ing)|issu(?:e|ing)) (?:[\w-]+ )?(?:instructions?|directives?|orders?|directions?|mandates?|guidance) to [^;:]{{2,140}}? to (?={_DO}\b)"
    r"|(?:elevat|upgrad|rais|lift|transform|promot|turn)(?:e|ing)? (?:the |their |our |its )?(?:[\w-]+ )?(?:relationship|relations|ties|partnership|cooperation|links) (?:in)?to (?:the (?:level|status|rank) of )?(?:an? )?(?=(?-i:[A-Z])|(?:[\w-]+ ){0,4}?(?:partnership|alliance|union)\b)"
    r"|(?:the )?(?:level|scope|volume|pace) of (?:\w+ )?(?:cooperation|relations|ties) (?:through|by) (?=\w+ing\b)|the (?:level|status|rank) of an? (?=(?-i:[A-Z])|\w+ partnership)"
    rf"|(?:[\w-]+ ){{0,2}}?(?:dialogue|consultations|discussions|talks|engagement|coordination) with [^,;]{{2,50}}? on (?={_FIELDS})|deal(?:ing)? (?:\w+ly (?:and \w+ly )?)?with "
    r"|with (?:him|her|them|(?:his|her|the|its) (?:[\w’'-]+ ){1,4}?|(?-i:(?:[A-Z][\w.’-]* ){1,5}))(?=(?:on|that|to) )"
    rf"|help(?:ing)? (?:each|both|the|all|our|other|these|developing|partner|those|one another) (?:[\w-]+ ){{0,3}}?(?:to )?(?=(?:{_DO})\b)"
    r"|(?:(?:in|at|within) )?(?:the )?(?-i:UN|United Nations|WTO|(?:[A-Z]\w+ )+(?:Council|Assembly|Union|Organi[sz]ation|Forum)) on (?:the )?(?:issues?|questions?|matters?) of "
    rf"|(?-i:(?:[\w-]+ ){{1,2}}?(?:countries|states|nations|economies)) (?:should|must|need to|ought to|would|will) |(?:pull|pulling|work|working|act|acting|stand|standing|come|coming|join|joining) (?:forces|together) (?:in|on|to|for|behind) (?:(?:push|press|call|campaign|lobby)ing for )?|(?:push|press|campaign|lobby)(?:ing)? for "
    r"|look(?:ing)? (?:for|at|into) |focus(?:s)?(?:ing)? on |not only |stand(?:ing)? shoulder[- ]to[- ]shoulder (?:in|with|on) |the effort to "
    r"|us(?:e|ing) (?:all |every |the )?(?:\w+ )?(?:tools?|means|channels?|levers?|instruments) (?:at (?:our|their|its) disposal )?(?:available )?to "
    rf"|(?:us(?:e|ing)|seiz(?:e|ing)|tak(?:e|ing) advantage of) (?:the|this|every|their) [^,;]{{3,60}}? to (?=(?:{_DO})\b)"
    r"|work(?:ing)?(?: \w+ly| together| hand in hand)? (?:with|alongside) (?:other |our |their |its )?(?:partners|allies|members of the [\w ]{3,40}?|like-minded \w+|others)(?: \w+)? (?:on|towards?|in) "
    r"|(?:the )?(?:horizons?|scope|range|spectrum|areas|fields) of (?:\w+ )?cooperation (?:to (?:include |cover )?|into )"
    r"|(?:[\w-]+ ){1,5}(?:steps|measures|efforts|action|work) (?:is|are|was|were) (?:needed|required|necessary) to "
    r"|(?-i:(?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)*(?:, (?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)*)*,? and (?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)*) (?:(?:will|would|shall|(?:fully )?support|share)\s+|(?=stand (?:with|by)\b))"
    r"|(?-i:[A-Z]\w+(?: [A-Z]\w+)?) (?:has|have) (?:agreed|decided|offered|committed itself|committed) to\s+"
    r"|share[ds]? (?:an? |the )?(?:common |similar |same |strong |mutual )*(?:views?|visions?|goals?|interests?|understanding|commitments?|objectives?) (?:of|in|to|on|for)\s+"
    r"|(?:mous?|memorand(?:um|a) of (?:understanding|cooperation)|agreements?|protocols?|(?:letters?|statements?|declarations?) of intent|joint (?:statements?|declarations?)|action plans?|arrangements?|contracts?) between (?![^;,]{3,80}\swhich\b)[^;]{3,220}?\s(?:on|for|in|regarding|concerning) "
    r"(?:cooperation (?:in|on) )?(?:the (?:field|area)s? of )?(?=\w)"
    r"|(?:(?:and )?(?:another|a (?:second|third|fourth|fifth|further|separate))(?: one)?|one) (?:(?:of them|agreement|memorandum|protocol) )?(?:in|on|for|between|about|regarding|concerning) (?:the )?(?:(?:field|area)s? of )?"
    r"|(?:to the extent possible|(?:as|where) (?:appropriate|possible|applicable|necessary)|inter alia|among other things)[\s,]+"
    rf"|{_SUBJECTS} (?:are|were|remain(?:ed)?) (?:\w+ly )?(?:committed|dedicated|attached) to\s+|{_SUBJECTS} (?:both |fully |firmly )?(?=stand (?:by|with)\b)"
    r"|(?:[\w-]+ ){0,3}?(?:agreement|deal|accord|memorandum|arrangement|pact|contract) (?:under|by|through|in) which (?!(?:they|both|the (?:two|sides))\b)"
    r"|(?:that )?there (?:is|was|can be|could be|will be|must be) (?=no )|those (?:concerning|regarding|on|relating to|related to|dealing with|about|pertaining to|for|that (?:concern|regard|relate to|deal with)) "
    r"|(?:(?:(?:some|about|over|around|nearly|more than|up to|a total of|the) )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|dozens of|several|many|various|numerous|a number of|new) )?(?:\w+ )?(?:agreements|memoranda(?: of (?:understanding|cooperation))?|mous|protocols|documents|accords|instruments)"
    r"(?:(?:,|,? and) (?:\w+ )?(?:agreements|memoranda(?: of (?:understanding|cooperation))?|mous|protocols|documents|accords))* (?:covering|spanning|encompassing|ranging over|touching on|dealing with|related to|relating to)(?:,? (?:notably|among others|inter alia|in particular|mainly|chiefly),?)? "
    rf"|(?:that )?{_SUBJECTS} (?:have |had )?(?:signed|concluded|exchanged|inked) (?:an? |the |two |several )?"
    rf"|(?:(?:in charge of|responsible for) [^,;]{{2,60}}?|for (?-i:[A-Z])[\w ]{{2,30}}?) to (?=(?:\w+ly )?(?:{_DO}|meet|work|draw|draft|prepare|take|look)\b)"
    rf"|(?:the |their |both |respective |its |our |competent |relevant |foreign ){{1,3}}(?:[\w-]+ ){{0,3}}?(?:ministers|ministries|officials|teams|experts|authorities|agencies|secretar(?:y|ies)|commission|committee|council|ambassadors|departments|delegations|group|side)(?: (?:of|for|in charge of|responsible for|on) [^,;]{{2,60}}?)? to (?=(?:\w+ly )?(?:{_DO}|meet|work|draw|draft|prepare|take|look)\b)"
    r"|(?:express|affirm|reaffirm|reiterate|confirm|declare|state|stress|pledge|undertake|undertook|agree|commit)(?:e?d|s|ing|es)? (?:themselves )?(?=(?:their|to|the|that) )|(?:decide|resolve)d? (?=to |that )"
    rf"|(?:memorand(?:um|a)(?: of (?:understanding|cooperation))?|mous?|protocols?|(?:letters?|declarations?) of intent) to (?={_DO}\b)"
    r"|(?:will|would|shall) (?!to\b|of\b|in\b|that\b|for\b|be\b)(?=\w)"
    rf"|{_SUBJECTS} (?:would|will|should|shall|must|could|can|need to|needs to|ought to)\s+"
    rf"|{_SOMEBODY}\b[^,;]{{0,50}}? to (?=(?:\w+ly )?(?:{_DO})\b)"
    rf"|(?:the )?(?:\w+ )?importance (?:that )?(?:they|we|both (?:sides|countries)|the two (?:sides|countries)) (?:both )?attach(?:ed|es)? to (?:the issues? of )?"
    rf"|(?:(?:their|our|the) )?(?:\w+ )?(?:belief|view|conviction|stand|position|understanding) that\s+|consult(?:ing)? (?:\w+ly )?(?:with [^,;]{{1,40}}? )?(?:on|about|regarding)\s+"
    rf"|(?:this (?:morning|afternoon|evening|week)|today|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{MONTH}\.? \d{{1,2}}|\d{{1,2}} {MONTH})\s+(?=(?:to|that|on)\b)"
    rf"|how (?:\w+ )?(?:important|vital|necessary|essential|crucial|useful) it (?:is|was) (?:for [^,;]{{1,50}}?(?= to )|to|that)\s+"
    rf"|there (?:should|must|needs? to|ought to) be (?:an? )?"
    r"|(?:the )?(?:(?:new|further|possible|more|potential|additional|various|different|other|concrete) )*(?:avenues?|ways|means|fields|areas|horizons|prospects|opportunities|possibilities|modalities|forms) (?:of|for) "
    r"(?:(?:bilateral|mutual|closer|future|further|practical|enhanced|joint|potential) )*(?:cooperation|collaboration|partnership|engagement) (?:in|on|within) (?:the (?:fields?|areas?) of )?(?=\w)"
    r"|(?:giv|accord|attach|assign)(?:e|ing|es)? (?:\w+ ){0,2}?(?:priority|importance|preference|emphasis|weight) to (?:the )?"
    rf"|remain(?:ing|s)? (?:\w+ly )?(?:united|vigilant|engaged|seized|focused|resolute|active|steadfast|in (?:close |regular )?(?:touch|contact))(?: (?:in|on|over|against|about|to|with|of)\b)?\s*"
    rf"|(?:press|go|forge|push|move|proceed|carry|stay|keep)(?:ing|s)?(?: ahead| forward| on| in touch)?(?:{HOW})? (?:with|on) "
    rf"|(?:the )?next (?:phases?|stages?|steps?) (?:of|in) "
    rf"|(?:[\w.–-]+ ){{0,4}}?(?:relationship|partnership|ties|relations|cooperation) through (?:\w+ )?(?:cooperation|collaboration|engagement|work) (?:in|on|across) "
    rf"|exchanges of (?:views|experiences?|opinions?|information) (?=(?:in|on) (?:the )?{_FIELDS})"
    r"|how (?:\w+ )?(?:important|vital|essential|necessary|crucial|urgent|useful|desirable|valuable|significant|critical) (?:it (?:is|was|would be|remains) (?:(?:to|that)\s+|for [^,;]{1,50}?(?= to )))?"
    r"|(?:the )?commitments? of (?:the|their|both|our) (?:\w+ )?(?:countries|nations|governments|sides|peoples) to (?:the )?"
    r"|(?:giv|pay|devot)(?:e|ing|es)? (?:\w+ ){0,2}?attention to (?:the )?|do(?:ing)? away with (?:all )?|at length |in (?:depth|detail) (?:on |about )?|soon (?=the\b|\w+ing\b|\w+i[sz]e\b)"
    rf"|(?:(?:joint|new|special|technical|sectoral|bilateral|the|\w+) )?(?:working groups|task forces|expert groups|sub-?committees|committees|teams) (?:in|for|on) the (?:fields|areas|sectors|spheres|domains) of "
    rf"|it (?:is|was|will be|would be) (?:\w+ )?(?:important|critical|necessary|essential|vital|crucial|time|imperative|desirable|urgent) (?:for [^,;]{{1,50}}?(?= to )|to|that)\s+"
    rf"|{_WHOSE}(?:"
    rf"(?:(?:(?-i:{WEAK_ADJECTIVE}))(?:,? and |, |\s+))*(?:(?:joint|collective) )?(?:commitments?|attachment|dedication|adherence|determination|readiness|willingness|intention|intent|resolve|desire|keenness|eagerness|aspiration|ambition|pledges?|will|interest) (?:to|in|of|for (?=an? |the |\w+er )) ?(?:the |an? )?"
    rf"|(?:(?:(?-i:{WEAK_ADJECTIVE}))(?:,? and |, |\s+))+(?=support\b))"
    rf"|(?:(?:the|their|our)\s+)?(?:strength|breadth|depth|vitality) (?:and (?:importance|depth|breadth|vitality) )?of "
    rf"|work(?:ing)?(?: \w+ly| together| hand in hand)? (?:with|alongside) [^;]{{1,110}}? to (?=(?:\w+ly )?(?:{_DO})\b)"
    rf"|(?:(?:(?-i:{WEAK_ADJECTIVE}))(?:,? and |, |\s+))*(?:[\w.–-]+ (?:and )?){{0,3}}(?:efforts|steps|measures|work(?! and)|action|opportunities|ways|avenues|possibilities|options|contexts|fora)\b[^,;]{{0,60}}?\sto (?=(?:{_DO})\b)"
    rf"|(?:the )?(?:(?:(?-i:{WEAK_ADJECTIVE})) )?(?:establishment|creation|formation|setting[ -]up|conclusion|finali[sz]ation|signing|holding|implementation|activation|launch|renewal|extension|opening|convening|completion|resumption|continuation|strengthening|promotion|expansion|development|enhancement|deepening|"
    rf"consideration|examination|exploration|process|course|acceleration|facilitation|intensification|consolidation|broadening|widening|pursuit) of (?:the |a |an )?"
    rf"|(?:{_THEIRS})?(?:(?:(?-i:{WEAK_ADJECTIVE}))(?:,? and |, |\s+))*(?:{_HEAD})(?: with (?:each other|one another|partners)| (?:among|between) (?-i:(?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)*(?:, (?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)*)*,? and (?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)*)| between (?:the|our|their) (?:two |three )?(?:sides|countries|nations|peoples))?(?:\s+[–—-]\s[^–—]{{3,60}}\s[–—-])?,?\s+(?:(?:in (?:line|keeping|accordance) with|in|on|across|towards|to|for|through|of|within|under(?! way)|aimed at|regarding|relating to|relating in particular to|touching on|dealing with|concerning|including|such as|covering|spanning)\s+)(?:{_FIELDS}\s+)?(?!(?:that|which) |(?-i:(?:the |our |its )?[A-Z][a-z]))"
    rf"|{_FIELDS}\s+(?!(?:that|which|who)\s)"
    rf"|{_DONE_OR_NOUN}\s+(?!(?:of|for|to|in|on|with|from|between|and|or|at|by|against|under|within)\b)"
    rf"|{_DONE_OR_NOUN} and {_DONE}\s+(?!and\b|of\b|for\b)"
    rf"|{_DONE}(?:(?:,? and|,) {_DONE})*\s+(?!and\b|of\b|for\b|groups?\b|level|hours)(?:{_ADVERB}\s+)*"
    rf"|(?:(?-i:{WEAK_ADJECTIVE}))(?:,? and |, |\s+))",
    re.I,
)


_IN_TITLE = rule(r"(?:Working|Training|Implementing|Operating|Financing|Twinning|Licensing) [A-Z]")


def lead(text: str, start: int, end: int) -> int:
    """Where the thing begins, after all that leads up to it."""
    at = start
    while not _HOLDS_TO.match(text, at, end) and (further := _led(text[at:end])):
        if _OPEN.match(text, at, end) and _ARTICLE.search(text, max(start, at - 8), at):
            break  # "an open economy"
        if _VERB_WORD.match(text, at, end) and _ARTICLE.search(text, max(start, at - 8), at):
            break  # "to conclude the | upgrade negotiations": what follows an article is no verb
        if _IN_TITLE.match(text, at, end):
            break  # "Working Agreement on ..."
        at += further
    while at < end and text[at].isspace():
        at += 1
    return at


@functools.lru_cache(maxsize=256)  # a clause asks two or three times of the same words, and the rule is the longest of all
def _led(words: str) -> int:
    """How many letters lead up to the thing at the beginning of `words`, in one step."""
    found = _LEAD.match(words)
    return found.end() if found else 0


_VERB_WORD = rule(rf"{one_of(sorted(set(DOING) & NOUN_TOO | {'upgrade', 'commission', 'deal'}))} (?!of\b|and\b|for\b|to\b|in\b)(?=[a-z])")
_OPEN = rule(r"(?:open|free|clean)\s", re.I)
_ARTICLE = rule(r"\b(?:an?|the|their|our|its|more)\s+$", re.I)
_HOLDS_TO = rule(
    r"support(?:ing)? (?:each other|one another)(?:’s|'s)? (?:\w+ )?(?:in|within|at|on)\b|(?:good|effective|full|better|best|active|optimal|efficient) use of\b|stand(?:ing)? (?:with|by) (?!(?:each|one another)\b)|hold(?:ing)?\s[^,;]{3,90}?\b(?:accountable|to account|responsible)\b|bring(?:ing)?\s(?:[^,;]{3,90}?\s)?to justice\b",
    re.I,
)  # what is held tells too little without its verb
_MEMBER_LEAD = rule(
    rf"\W*(?:(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})\)\s+)?(?:(?:the (?:other|first|second|third|fourth|last)|one|another)(?: one)? (?:for|on|in|about|regarding|concerning|to) )?(?:(?:the|a|an|their|its|our|his|her|both|on|in|for|of|with|at|to|also|(?-i:{WEAK_ADJECTIVE}))\s+)*",
    re.I,
)


def bare(text: str, start: int, end: int) -> int:
    """Where a further member of a list begins, without its determiners; a verb in it is its own."""
    found = _MEMBER_LEAD.match(text, start, end)
    return found.end() if found else start
