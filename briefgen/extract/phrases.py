"""What was agreed, in the text's own words: the object of the verb, cut at the joints of its list.

"agreed to resume direct flights between A and B by 2026, form a joint council and work together in 6G, icebreakers and energy" holds five
things. A clause is cut at its joints into propositions ("to resume ...", "form ...", "work together in ..."), each is shorn of what leads up
to the thing ("work together in") and of what follows from it ("so as to ...", "by 2026"), and what is left is a list or one thing. No table
of areas is asked what a thing is: what both sides agreed on is kept even where no table has it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefgen.extract.asides import NO_OBJECT, VERB_ASIDE, after_asides
from briefgen.extract.binding import DETERMINER, ITS_OWN, between, binds, share_object, under_one_word
from briefgen.extract.joints import TELLS_WHOM, WEIGHT, kind_of
from briefgen.extract.leads import bare, lead
from briefgen.extract.named import NAMED_ONES, SOMEBODY_TO, names_together
from briefgen.extract.semicolons import fields_in_parts
from briefgen.extract.that_clauses import GOES_ON_VERB, HARMS, MODAL_VERB, ONLY_WAY, THAT, WOULD_HARM, said_of, told_clause
from briefgen.extract.words import DOING, describes, is_verb
from briefgen.lexicon.scan import one_of, rule

Spans = Sequence[tuple[int, int]]

# What follows from the thing, with all that hangs on it: purposes, reasons, relative clauses.
_AFTERWARDS = rule(
    r"\s+(?:since (?=the|this|it|they|such|both|an?\b)|as (?=(?:tensions|concerns|competition|fighting|instability|risks)\b)|with (?:a|the) (?:view|aim|goal|purpose|objective|intention) (?:to|of)|with the participation|so as to|in order to|so that|in line with|in accordance with|in conformity with|in keeping with|on the basis of|"
    r"based on(?! (?:the )?(?-i:[A-Z]))|pursuant to|consistent with|without|on the occasion of|as soon as|as early as|as well\b|to the benefit of|for the (?:benefit|sake|purpose)|for mutual|in the interests? of|(?:for )?as long as|"
    r"in (?:an effort|a bid) to|thereby|thus|because|given|in the face of|in the (?:lead|run)-?up to|in response to|in light of|in view of|following|ahead of the|when|while(?! (?:also |further |simultaneously )?(?:explor|develop|open|seek|promot|strengthen|deepen|expand|establish|creat|pursu|build|launch|support|encourag|ensur|tapp)ing\b)|if|where|as (?:outlined|described|set out|agreed|envisaged|provided|stated|defined|laid|noted|mentioned|contained|shown|directed|decided|called for|foreseen|specified|required|requested|(?-i:[A-Z][\w’.]*(?: [A-Z][\w’.]*)*) (?:works?|continues|seeks|moves|prepares|takes|faces|defends|fights|begins|assumes|transitions|emerges|will|has|have|is|are)|their|they|the|both|a(?! means| way| tool)|an(?! instrument)|well|priority|priorities|key|areas|important|these|part|this|we|it|its|our|he|she)\b|towards? the (?:realization|realisation)|"
    r"(?<!everything )(?<!anything )that (?!includes?|covers?|(?:will|would) (?:see|cover|include) )|which(?! (?:will |would )?(?:provides? for|calls? for|covers?|includes?|envisages?|foresees?|see) )|(?<!those )who|whose|needed to|(?:seeking|aiming|intended|designed|meant) to|by (?=\w+ing\b)|through (?=\w+ing\b)|to the level of|amid|despite|rather than|(?:in (?:close )?(?:consultation|coordination|partnership|conjunction|collaboration|cooperation) with)|should (?:the|any|it|they|[A-Z])|as stipulated|as reflected|under the (?:framework|provisions|auspices|umbrella|guidance|aegis|leadership|banner)|in all (?:of )?(?:its|their) (?:forms|manifestations|aspects|dimensions)|in the framework|within the framework|in the context)\b"
    rf"|{MODAL_VERB}{GOES_ON_VERB}"
    r"|\s+(?:is|are|was|were|remains?|remained)\b(?!,| in place to\b)|(?<!areas)(?<!fields)(?<!sectors)(?<=\w)—(?=\w)"
    r"|\s+be (?:\w+ly |further )?(?:deepened|strengthened|enhanced|expanded|convened|held|put into|opened|reopened|resumed|implemented|signed|set up|established|completed|launched|intensified|continued|maintained)\b"
    r"|,\s*the (?:very )?(?:first|second|third|last|latest|largest|biggest|only)(?: such)?(?: \w+)? (?:in|since|of its kind|for|ever|to)\b|,\s*the (?:latter|former|last|first|second|third)(?: of which)? (?:being|having|to be)\b|,\s*(?:one|some|all|most|both|each|none|two|three) of (?:which|whom)\b"
    r"|\s+(?:under|by|through|in|on|for|to|of|during|at|with) which(?! (?:they|both|the (?:two|sides))\b)|,\s*(?:the )?[\w-]+ of (?:which|whom)\b|,\s*(?:on the basis of|pursuant to|so as to|in order to)\b|,\s*all the more\b|,\s*on the (?:\w+ )?(?:day|eve|sidelines|margins|occasion) of\b|,?\s+and (?:in|to) this (?:connection|regard|context|respect|end|effect|vein)\b"
    r"|\s+to (?:an? |the )?(?:(?:much |even )?(?:new|higher|greater|next|further|fresh|unprecedented)(?: and (?:new|higher|greater))?) (?:levels?|heights?|stages?|phases?|dimensions?)\b"
    r"|,?\s+(?:and|as well as|or)\s+(?:in |on )?(?:(?:many|several|various|numerous) )?(?:other|further) (?:areas|fields|sectors|matters|issues|topics|subjects|spheres|domains|key areas|important areas)\b"
    r"|,\s*(?:since|falling|in all (?:of )?(?:its|their) (?:forms|manifestations|aspects)|now \w+ing|guided|driven|underpinned|anchored|grounded|rooted|founded|in addition|along with|together with|particularly as|held|hosted|led|headed|chaired|co-chaired|organi[sz]ed|scheduled|expected|exacerbated|caused|triggered|worth|due|valued|starting|commencing|beginning|alternately|annually|also|to be|which(?! (?:will |would )?(?:provides? for|calls? for|covers?|includes?|envisages?|foresees?|see) )|who|where|whose|with|thereby|thus|while(?! (?:also |further |simultaneously )?(?:explor|develop|open|seek|promot|strengthen|deepen|expand|establish|creat|pursu|build|launch|support|encourag|ensur|tapp)ing\b)|whilst|as|when|following|given|reflecting|contributing|based|fully|so|if|because|subject|according|in line|in accordance|under|this|without|until|ahead)\b"
    r"|(?<!\d)\s+(?:--|[–—-])\s+(?![^–—]{3,60}\s[–—-]\s)|,\s*[”\"]|[”\"],?\s+(?:the|he|she|it|they|[A-Z])\b"
    r"|,\s*(?:the |a |an )?(?:[\w’'-]+ ){1,6}?(?:said|added|stated|reported|reads|noted)\b"
    r"|,\s*(?:said|added|stated|reported|announced|according to|as per)\s+(?:the|a|an|his|her|its|their|(?-i:[A-Z]))",
    re.I,
)
# When and how: cut from the one thing that it stands with.
_WHEN = rule(
    r"\s+(?:at the earliest|(?:at|on|by) (?:an?|the) (?:early|earliest|mutually \w+|appropriate|suitable|later|convenient)(?: possible)? (?:dates?|time|opportunity|stage|moment)|on (?:mutually )?convenient dates|before|during|on (?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|after(?! the war)|until|from (?=20)|from the (?:second|first)|by (?=\d(?![\d.,]*(?: ?[–-] ?[\d.,]+)?(?: ?%| per ?cent| percent| times| million| billion))|the end|early|late|mid|next|\d{4}|[A-Z][a-z]+ \d)|in (?=\d{4})|in (?:early|late|mid-?)\s?\d{4}|every (?:year|month|(?:two|three|six) (?:years|months))|each year|this (?:year|month|autumn|spring|summer|week)(?!['’])|next (?:year|month|week|autumn|spring)(?!['’])|later|(?:in|early|over|within) the (?:coming|near|next|first|second|following)|early next|"
    r"within (?=\d|this|two|three|a year)|as a priority|on an? \w+ basis|at a \w+ pace|starting|commencing|alternately|without delay|today|yesterday|in all its forms|since|at (?:their|his|her) (?:talks|meeting)|"
    r"at the (?:\w+ )?(?:level|meeting|talks|close|conclusion|invitation|\d+\w\w)|around the world|at home and abroad|(?:both )?(?:region|glob|bilater|multilater|internation|domestic|nation|loc)ally(?: and \w+ally)?(?= *$|[,.;]))\b|\s+(?:between (?:the|our|their) (?:two |three )?(?:sides|countries|nations|peoples|governments)|of the two countries|in both countries|of both countries)\s*$",
    re.I,
)
_EXAMPLES = (
    r"(?:including(?:,? but not limited to,?)?|such as|notably|in particular|particularly|especially|namely|covering|ranging from|spanning(?: from)?|stretching from|among others)\b:?\s+"
    r"(?!as\b|given\b|when\b|if\b|since\b|because\b|after\b)"
)
# Most places of a clause are no joint: the first sign tells so once for all that begins with a space or a mark.
_JOINT = rule(
    r"(?=[\s,;:])(?:\s*;\s*(?:and\s+)?|:\s+"
    r"|,?\s+(?:while (?:also )?(?:expanding|extending|broadening)[^,;]{0,40}?,? (?:including|such as)\s+|while (?:also |further |simultaneously )?(?=(?:explor|develop|open|seek|promot|strengthen|deepen|expand|establish|creat|pursu|build|launch|support|encourag|ensur|tapp)ing\b)"
    r"|(?:in which|whereby|under which|through which|by which)\s+(?:they|both \w+|the (?:two )?\w+)\s+(?=(?:also |\w+ly )?(?:express|affirm|reaffirm|reiterate|confirm|declare|pledge|undert|agree|decid|resolv|commit|stress|will|would))"
    r"|(?:which|that)\s+(?:(?:will|would|is to|are to)\s+)?(?:(?:provides?|calls?)\s+for|covers?|includes?|envisages?|foresees?|see (?:the |both |their )?(?:[\w-]+ ){1,3}?(?:cooperat|work|collaborat)ing (?:together )?(?:in|on|across))\s+|as well as\s+)"
    rf"|,?\s*\(?\b{_EXAMPLES}"
    r"|,?\s+(?:the (?:focus|emphasis) being (?:above all |mainly |particularly )?on|above all(?: in| on)?(?! (?:because|since|as|when|if)\b))\s+"
    r"|,?\s+with (?:(?:the|an?|their) (?:\w+ )?(?:decision|agreement|commitment|determination|resolve|pledge|intention) (?:of|to)|an? (?:new|additional|further|joint|dedicated|special|annual|permanent) (?!focus|emphasis|attention|priority|view))\s*(?=\w)"
    r"|,?\s+(?:in addition to|along with|together with|besides|plus|coupled with|accompanied by)\s+(?=(?:an?|the|two|three|four|another|several) (?:[\w-]+ ){0,3}?(?:programmes?|programs?|agreements?|memorand(?:um|a)|mous?|protocols?|plans?|accords?|arrangements?|letters?|declarations?|contracts?|treaty|treaties)\b)"
    r"|,?\s+(?:with (?:a |an |particular |special |the )*(?:focus|emphasis|attention|priority) (?:on|to|being|given to)|prioriti[sz]ing|focus(?:s)?ing on|emphasi[sz]ing)\s+"
    r"|(?<=s),\s+from\s+(?=[a-z][^,;]{2,50}? to [a-z])|,(?!\d{3}\b)\s*(?:(?:and|but|or)\s+)?|\s+(?:through|via|by means of)\s+(?=\w)"
    r"|\s+(?:and\s+|&\s+|(?=to (?:\w+ly )?(?:\w+ forward|\w+)\s+(?:[\w-]+ ){0,2}?(?:cooperation|collaboration|coordination) (?:in|on)\b)))"
    rf"|\(?\b{_EXAMPLES}",
    re.I,
)
_PLAIN = rule(r",?\s+(?:and\s+)?")
_PARENTHESIS = rule(r"\s*\([^()]*\)")
_BETWEEN = rule(
    rf"\b(?:between|among|amongst)\s+(?!the (?:two|three) [\w ]{{3,30}}? (?:under|by|in|on|through|for) which\b)(?:[^,;]{{1,60}}?)\s+and\s+(?!to\b|that\b|on\b|in\b|for\b|{one_of(DOING)}\b)(?:the\s+)?[\w’'-]+|\bfree and open\b|\bfreedom,?\s+and\s+\w+\s+of\s+\w+|\bboth\s+[^,;]{{1,40}}?\s+and\s+[\w’'-]+|\bfrom\s+(?:(?!and\b)[\w’'-]+\s+){{1,6}}?to\s+[\w’'-]+"
    r"|\bby (?:land|air|sea|road|rail|water)(?:, (?:land|air|sea|road|rail|water)){0,3},? and (?:land|air|sea|road|rail|water)\b"
    r"|\bbetween\s+(?-i:(?:the )?[A-Z][\w.]*(?: (?:of |for )?[A-Z][\w.]*)*(?:, (?:the )?[A-Z][\w.]*(?: (?:of |for )?[A-Z][\w.]*)*)+,? and )(?:the\s+|other\s+)?[\w’'-]+"
    r"|\bnot (?:to )?(?:let|allow|permit)\b(?:(?!,? and to\b)[^;:])*"
    r"|\b(?:commission|committee|council|working group|task force|board|forum|sub-?committee) (?:on|for) (?:(?!(?:to|that|of|as)\b)[a-z-]+(?:, |,? and )){1,5}(?:[a-z-]+ )?(?:cooperation|relations|affairs|issues|matters|ties|collaboration)\b"
    r"|[“\"«](?=\s?(?-i:[A-Z]))[^“”\"«»;]{3,90}[”\"»]"
    r"|\b(?:sovereignty|independence|unity|territorial integrity|stability|security|political independence)(?:, (?:\w+ )?(?:sovereignty|independence|unity|territorial integrity|stability|security))*,? and (?:the )?(?:\w+ )?(?:sovereignty|independence|unity|territorial integrity|stability|security) of\b"
    rf"|{NAMED_ONES}|\b(?:{one_of(DOING)}), (?:in|on|as|with|within|at|by|through|under|where|if|inter)\b[^,;]{{0,50}}, (?=(?:the|an?|their|its|this) )"
    r"|\b(?:hold|bring)(?:ing)?\s[^,;]{3,90}?\b(?:accountable|to account|responsible|to justice)\b",
    re.I,
)


Joints = tuple[tuple[int, int, str], ...]  # (start, end, the joint's own words)
_NO_JOINTS: Joints = ()


class Proposition(NamedTuple):
    """One thing to be done, from `start` to `end`, with the joints of the list in it."""

    start: int
    end: int
    joints: Joints


def object_phrases(text: str, start: int, end: int, known: Spans = (), pairs: Spans = ()) -> list[tuple[int, int]]:
    """(start, end) of each thing in `text[start:end]`, the words after a verb.

    `known` are spans that are never cut inside, `pairs` two fields of work with the "and" that parts them.
    """
    start = after_asides(text, start, end)
    if and_do := _AND_DO.match(text, start, end):
        start = and_do.end()  # "will work | and invest together to build ...": of the same subject
    if (open_end := _OPEN_END.search(text, max(start, end - 12), end)) and open_end.start() > start:
        end = open_end.start()  # "... and its allies, and | Minister A": what comes next is another's
    if others := _AMONG_OTHERS.search(text, start, end):
        end = others.start()
    if text[start:end].rstrip().endswith(":"):
        opens = _OPENS_LIST.search(text, start, end)
        end = opens.start() if opens else start
    if start >= end or NO_OBJECT.match(text, start, end):
        return []
    if parted := fields_in_parts(text, start, end):
        head, fields = parted
        told = _things(text, start, head, known, pairs) if head > start else []
        return told + [span for a, b in fields if (span := _trimmed(text, bare(text, a, b), b))]
    return [span for a, b in _that_clauses(text, start, end) for span in _things(text, a, b, known, pairs)]


_AND_DO = rule(rf"\s+and\s+(?:\w+ly\s+)?(?:{one_of(DOING)})\s")
_OPEN_END = rule(r",?\s+(?:and|but|while|whereas)\s*(?:the\s*|Mr\.?\s*|Ms\.?\s*)?$")
# "to reopen the border, | with the following to be done at once:": the list has lines of its own, what stands before it was agreed too.
_OPENS_LIST = rule(
    r"(?:,|\s[–—-])?\s+(?:(?:and|as well as|along with|together with|plus|besides) (?:\d+|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|several|some|a number of|numerous|other|many)(?: \w+)? (?:memorand(?:um|a)|mous?|agreements?|documents|protocols|accords|contracts|deals)\b[^,;:]{0,60}(?:,? (?:including|covering|in|on|among (?:them|which))[^,;:]{0,40})?|(?:with|through|by|including|namely|as well as|and|under|on|in|via|along) [^,;:]{0,40}?\b(?:following|below)\b[^,;:]{0,60}|as follows|such as|including|namely|in particular|inter alia|specifically)\s*:\s*$",
    re.I,
)
_AMONG_OTHERS = rule(r",?\s+(?:among|amongst) (?:many )?(?:others?|other \w+)(?: \w+)?[\s.;]*$")


def _that_clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """ "that A ..., | that B ... | and that C ...": each for itself; one clause where there is only one."""
    if not rule(r"\s*(?:on |with )?(?:the \w+ )?that\b").match(text, start, end):
        return [(start, end)]
    cuts = [m.start() for m in _AND_THAT.finditer(text, start + 6, end)]
    return list(zip([start, *cuts], [*cuts, end], strict=True))


_AND_THAT = rule(r"(?:[,;]\s+(?:and\s+)?|\s+and\s+)(?=that\s)")


def _things(text: str, start: int, end: int, known: Spans, pairs: Spans) -> list[tuple[int, int]]:
    if joint := _AND_THAT.match(text, start, end):
        start = joint.end()
    if grows := _GROWS_IN.match(text, start, end):
        start = grows.end()
    if view := _THE_VIEW.match(text, start, end):
        start = view.end()
    if only := ONLY_WAY.match(text, start, end):
        start = only.end()
    if said := said_of(text, start, end):
        if HARMS.match(text, said, end):
            return []  # "that piracy threatens trade"
        end = said  # "that future aid is dependent on A, including B": what is said of it is no list of things
    told = told_clause(text, start, end)
    if WOULD_HARM.match(text, start, end):
        return []  # "that such sales would violate the resolutions"
    if (that := THAT.match(text, start, end)) and "," in that.group():
        start = that.end()  # "that, despite the drought, | trade ..."
    if told:
        return [span] if (span := _trimmed(text, bare(text, *told), told[1])) else []
    out: list[tuple[int, int]] = []
    for one in _propositions(text, start, end, known):
        members = _without_regions(text, _named_ones(text, _members(text, one, known, pairs)))
        members = names_together(text, members, known)
        if out and len(members) == 1 and _one_example(text, one.start, *members[0]):
            continue
        out += [span for a, b in members if (span := _trimmed(text, a if a == members[0][0] else bare(text, a, b), b))]
    return out


def _one_example(text: str, start: int, first: int, last: int) -> bool:
    """ "supply chains of minerals such as | cobalt": one case of the thing before it, which tells what it is."""
    return len(text[first:last].split()) <= 2 and bool(_SUCH_AS.search(text, max(start - 50, 0), start))


_SUCH_AS = rule(
    r"(?<!areas)(?<!fields)(?<!sectors)(?<!issues)(?<!matters)(?<!spheres)(?<!domains)(?<!topics)(?<!projects)(?<!initiatives)(?<!ones)(?<!challenges)(?<!threats)(?<!crimes)(?<!goods)(?<!products)(?<!technologies)"
    r",?\s(?:such as|in particular|notably)\s+$"
)


def _without_regions(text: str, members: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """ "peace in North Africa, | the Middle East and | the Sahel": further places of the first thing are no things."""
    placed = bool(members) and _PLACED.search(text, *members[0])
    return [span for span in members if not _REGION.fullmatch(text[span[0] : span[1]].strip(" .,;")) or (span == members[0] and not placed)]


_PLACED = rule(r"\b(?:in|across|throughout) (?:the )?(?-i:[A-Z])[\w-]*(?: (?-i:[A-Z])[\w-]*)*\s*$", re.I)
_REGION = rule(
    r"(?:the )?(?:(?:North|South|East|West|Central|Southeast|South-East|Northeast|Eastern|Western|Southern|Northern|Middle|Latin|Sub-Saharan|Wider|Greater) )?"
    r"(?:Africa|Asia|America|Europe|East|Mediterranean|Caribbean|Sahel|Gulf|Balkans|Caucasus|Pacific|Indo-Pacific|Arctic|Horn of Africa|Levant|Baltic|Red Sea|Black Sea|Indian Ocean)"
    r"(?: region)?"
)
_THE_VIEW = rule(
    r"\s*(?:the |their |its |our )?(?:\w+ )?(?:view|belief|conviction|understanding|position|opinion|assessment|expectation)(?=\s+that\b)",
    re.I,
)


def _named_ones(text: str, members: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The members up to "and other fields": what follows is said of the rest."""
    rest = next((n for n, (a, b) in enumerate(members) if n and _REST.match(text, a, b)), None)
    if rest is not None and rest + 1 < len(members) and _SAID_ON.search(text, *members[rest]):
        return members[:rest]
    return [span for n, span in enumerate(members) if not (n and _REST.match(text, *span))]


_SAID_ON = rule(r"\b\w+ing (?:the )?[\w-]+$")  # "other matters touching the security | and stability of all"
_REST = rule(r"(?:(?:and|many|various|all) )*other\s", re.I)  # "A, B and other fields": the rest has no name
# "that cooperation should be stepped up in | energy and trade", "Collaboration is to grow in | ...": what leads up to the fields.
_GROWS_IN = rule(
    r"\s*(?:that\s+)?(?:(?:the|their|our|bilateral|mutual|closer|such) )*(?:co-?operation|collaboration|coordination|ties|relations|partnership)\b"
    r"(?: (?:between|among) (?:the )?(?-i:[A-Z])[\w.]*(?:(?:,? and |, )(?:the )?(?-i:[A-Z])[\w.]*)+)?[^,;:.]{0,70}?"
    r"\s(?:should|must|will|would|shall|has to|have to|needs? to|ought to|is to|are to|had to)\s+(?:be (?:\w+ly )?(?:\w+er|more \w+|\w+ed|taken|stepped)|(?!be\b)\w+)(?: further| more| closely| up| forward)*,?\s+"
    r"(?:particularly |especially |above all |mainly |in particular )?(?:in|within|across) (?!the (?:coming|near|next|future|years|framework|interest|context)|\d|all\b|order|line|accordance|this|future|(?-i:[A-Z]))"
    r"(?:the (?:fields?|areas?|sectors?|spheres?) of\s+)?(?=\w)",
    re.I,
)


def _propositions(text: str, start: int, end: int, known: Spans) -> list[Proposition]:
    """The clause cut where something else to be done begins; what hangs on a thing (purpose, relative clause) is left out."""
    whole = [
        *known,
        *((m.start(), m.end()) for pattern in (_BETWEEN, _PARENTHESIS, VERB_ASIDE) for m in pattern.finditer(text, start, end)),
    ]
    out: list[Proposition] = []
    begin, weak = start, _NO_JOINTS
    stop, purpose = _stop(text, start, end)
    for joint in _JOINT.finditer(text, start, end):
        if any(a < joint.end() - 1 and joint.start() < b - 1 and a <= joint.start() for a, b in whole) or joint.end() >= end:
            continue
        if (not joint.group().strip() or TELLS_WHOM.match(text, begin, end)) and lead(text, begin, end) > joint.start():
            continue  # "their desire | to deepen cooperation in ...": it leads up to the thing
        kind = kind_of(text, begin, joint, end, past=joint.start() >= stop, purpose=purpose)
        if kind in {"", "tail"} and _PLAIN.fullmatch(joint.group()) and any(a == joint.end() and " " in text[a:b] for a, b in known):
            kind = "list"  # "farming, | supply chains and radar": a field that begins with what may be a verb
        if (
            not kind
            and not purpose
            and rule(r",\s*and\s+(?:the|a|an)\s", re.I).match(text, joint.start(), end)
            and not _RESTS_ON.match(text, stop, joint.start())
        ):
            kind = "new"  # "A, in accordance with international law, and the full implementation of B"
        if kind == "new":
            out.append(Proposition(begin, min(stop, joint.start()), weak))
            begin, weak = joint.end(), _NO_JOINTS
            stop, purpose = _stop(text, begin, end)
        elif kind == "tail":
            stop = min(stop, joint.start())
        elif kind == "list" and joint.start() < stop:
            weak = (*weak, (joint.start(), joint.end(), joint.group()))
    out.append(Proposition(begin, min(stop, end), weak))
    return [one for one in out if one.end > one.start]


# "anchored by A, B, and the C": values on which the thing rests, to the last of them.
_RESTS_ON = rule(r",?\s*(?:anchored|guided|driven|underpinned|based|grounded|rooted|founded)\s(?:by|on|in)\s[^,;]+,", re.I)


def _stop(text: str, begin: int, end: int) -> tuple[int, bool]:
    """(where what hangs on the thing begins, whether it is a purpose: "to do ...")."""
    first = lead(text, begin, end)
    head = rule(r"[^\s,;]+").match(text, first, end)
    from_ = head.end() if head else first
    after = _AFTERWARDS.search(text, from_, end)
    if (
        after
        and after.start() == from_
        and rule(r"\s+(?:that|who|which|\w+ which|needed|is|are|was|were|remains?)\b").match(after.group())
        and not rule(r"\s+(?:is|are) (?:needed|required|necessary)\b").match(text, from_, end)
    ):
        after = _AFTERWARDS.search(text, after.end(), end)  # "the obstacles that face investors": one word alone says too little
    stop = after.start() if after else end
    if makes := _MAKES.match(text, begin, end):
        return makes.start("what"), False
    if WEIGHT.search(text, begin, first) and (whom := _FOR_WHOM.search(text, from_, stop)):
        stop = whom.start()
    if (
        _CALL.search(text, begin, first)
        or _ASKS.match(text, first, end)
        or (_ASKED.search(text, begin, first) and SOMEBODY_TO.match(text, first, end))
    ):
        return stop, False  # "their call on the rebels | to lay down arms": what is asked for
    for purpose in rule(r"\s+to\s+(?:\w+ly\s+)?(?P<verb>[\w-]+)\s+(?P<next>\S+)").finditer(text, from_, stop):
        if is_verb(purpose["verb"].lower(), purpose["next"].lower()) and not _LEADS_ON.search(text, first, purpose.start()):
            return purpose.start(), True
    return stop, after is not None and after.group().endswith(" to")


# "to make radar and tea | the pillars of their partnership"
_MAKES = rule(
    r"\s*(?:to )?(?:mak(?:e|ing)|turn(?:ing)?|put(?:ting)?|plac(?:e|ing)|keep(?:ing)?) [^;:]{3,160}?"
    r"(?P<what>\s+(?:into |at |as |in )?(?:the |an? |their |our )?(?:\w+ )?(?:pillars?|cornerstones?|backbone|mainstays?|drivers?|engines?|flagships?|hallmarks?|highlights?|priorit(?:y|ies)|priority areas|focus|cent(?:re|er)(?:piece)?|heart|foundation)\b)",
    re.I,
)
_ASKS = rule(
    r"(?:urg(?:e|ing)|press(?:ing)? (?!ahead|for)|requir(?:e|ing)|ask(?:ing)?|invit(?:e|ing)|persuad(?:e|ing)|compel|forc(?:e|ing)|permit(?:ting)?|request(?:ing)?|call(?:ing)? (?:up)?on) ",
    re.I,
)
_ASKED = rule(r"\b(?:encourag(?:e|ing)|allow(?:ing)?|enabl(?:e|ing)) (?:the |all |their )?$", re.I)
_CALL = rule(r"\b(?:calls?|appeals?|demands?|requests?) (?:on|upon|to|for) (?:the )?$", re.I)
_FOR_WHOM = rule(
    r"(?<!access)(?<!respect)(?<!regard)(?<!provide)(?<!support)(?<!assistance)(?<!aid)(?<!path)(?<!response)(?<!solution)(?<!solutions)(?<!approaches)(?<!responses)(?<!alternatives)(?<!alternative)(?<!barriers)(?<!obstacles)(?<!contribution)(?<!contributions)(?<!end)(?<!answer)(?<!answers)(?<!approach)(?<!threat)(?<!threats)(?<!transition)(?<!commitment)(?<!right)(?<!adherence)"
    r"\s+(?:(?:to|in|for)\s+(?=(?!during|regarding)\w+ing\b)|(?:to|for)\s+(?=(?:the|our|their|both|all|regional|global|international) |peace\b|security\b|stability\b|prosperity\b))"
)
_LEADS_ON = rule(
    r"(?:,|\b(?:and|not|endeavou?rs?|strive|pledge|vow|continues?|begin|start|needs?|needed|able|unable|ready|willing|how|efforts?|steps|measures|arrangements?|mechanisms?|negotiations|talks|capacity|capacities|ability|abilities|frameworks?|tools?|modalities|procedures|rules|ways?|commitments?|plans?|in place|intention|right|opportunity|aims?|aimed|work|have|has|expected)|\b(?:obligations?|duty|duties|responsibilit(?:y|ies)|promises?|pledges?|undertakings?)\b[^,;]{0,45})$",
    re.I,
)


def _members(text: str, one: Proposition, known: Spans, pairs: Spans) -> list[tuple[int, int]]:
    """What follows the lead: the list in a proposition as (start, end) of its members; one member where the joints bind rather than part."""
    begin = lead(text, one.start, one.end)
    joints = [joint for joint in one.joints if begin <= joint[0] and joint[1] < one.end]
    spans = between(begin, joints, one.end)
    joints = [joint for joint, (a, b) in zip(joints, spans, strict=False) if not describes(text[a:b])]
    commas = [joint for joint in joints if "," in joint[2]]
    if head := _WITH_HEAD.fullmatch(text, begin, one.end):
        return _kinds(text, begin, head.end("kinds"))
    if _FROM.search(text, max(one.start - 14, 0), begin):
        return between(begin, [(m.start(), m.end(), m.group()) for m in _TO.finditer(text, begin, one.end)], one.end)
    if commas and (share_object(text, begin, joints, one.end) or under_one_word(text, begin, commas, one.end, known)):
        return [(begin, one.end)]
    if len(joints) == 1 and joints[0][2].strip() == "," and _APPOSED.match(text, joints[0][1], one.end):
        return [(begin, joints[0][0])]  # "the Lamu Rail, | the flagship of both": what it is
    if commas:
        further = [
            joint
            for joint in joints
            if joint[0] > commas[-1][0] and DETERMINER.match(text, joint[1], one.end) and not ITS_OWN.match(text, joint[1], one.end)
        ]
        joints = (
            [*commas, *further]
            if "and" in commas[-1][2]
            else [*commas, *_last_joint(text, [j for j in joints if j not in commas and j[0] > commas[-1][0]], one.end)]
        )
    else:
        listed = bool(_LISTS.search(text, max(one.start - 40, 0), begin))
        if any(a == begin and _nothing_else(text, b, one.end) for a, b in pairs):
            return between(begin, joints[:1], one.end)
        joints = [joint for joint in joints if not binds(text[begin : joint[0]], text[joint[1] : one.end], listed)][:2]
    return between(begin, joints, one.end)


def _last_joint(text: str, rest: list[tuple[int, int, str]], end: int) -> list[tuple[int, int, str]]:
    """Of several "and" behind the last comma the one that parts: "A, B | and the fight against C and D"."""
    return [joint for joint in rest if DETERMINER.match(text, joint[1], end)][:1] or rest[-1:]


def _nothing_else(text: str, start: int, end: int) -> bool:
    """Whether nothing more follows but a time."""
    return not text[start:end].strip(_MARKS) or bool(
        _WHEN.match(text, start, end) or _AFTERWARDS.match(text, start, end) or _AS_WHAT.match(text, start, end)
    )


_APPOSED = rule(r"(?:the|an?) (?!(?:\w+ )?(?:fight|development|promotion|protection)\b)[a-z]")
_AS_WHAT = rule(
    r"\s+as (?:[\w-]+ ){0,3}(?:areas|fields|priorities|sectors|pillars|topics|drivers|cornerstones)\b", re.I
)  # "identified A and B | as new areas"
_MARKS = ' .,;:”"\n'


# "in the trade, economic, cultural and tea-growing | spheres": kinds of fields, each for itself.
_WITH_HEAD = rule(
    r"(?P<kinds>[a-z-]+(?: (?:and )?[a-z-]+){0,3}(?:, [a-z-]+(?: (?:and )?[a-z-]+){0,3})*,? and [a-z-]+(?: [a-z-]+){0,2}) (?:fields|spheres|areas|sectors|domains|directions|dimensions)(?:\s+(?:through|via|by|between|across)\s.*|\W*)"
)


def _kinds(text: str, start: int, end: int) -> list[tuple[int, int]]:
    *commas, last = [(m.start(), m.end(), m.group()) for m in rule(r",? and |, ").finditer(text, start, end)]
    inner = [
        joint for joint in commas if joint[2] == " and "
    ]  # "the trade and economic, transport and logistics spheres": "and" parts none
    return between(start, [joint for joint in commas if joint not in inner] + ([last] if not inner or "," in last[2] else []), end)


_FROM = rule(r"(?:(?:ranging|spanning|stretching|extending),?|,) from\s+$")  # "areas ranging from | radar to tea and to herring"
_TO = rule(r"(?:,|,? and|,? through)? to (?!(?:the )?[A-Z])|,? and |, ")
_LISTS = rule(
    r"\b(?:such as|like|including|namely|covering|(?:fields?|areas?|domains?|sectors?|spheres?) of(?: the)?|(?:areas|fields|domains|sectors|spheres|priorities)\b[^,;:.]{0,24} (?:include[sd]?|are|were|comprise[sd]?|covers?))\s*$",
    re.I,
)


_DANGLING = frozenset(
    (
        "and or but while as to of in on for with the a an by between among into towards toward through against also their its at from that both be was were is are has have had been being "
        "will would should"
    ).split()
)
_BEHIND_TIME = rule(r"(?: possible(?: (?:time|date))?)?,? (?=(?!and\b|or\b|in\b|on\b|at\b|by\b|to\b)\w)")
_DANGLES = rule(rf"(?:,?\s+(?:{'|'.join(sorted(_DANGLING))}))+\s*$")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """One thing without time and manner; None where nothing is left."""
    head = rule(r"\S+").match(text, start, end)
    if head is None:
        return None
    cut = _WHEN.search(text, head.end(), end)
    if cut and cut.start() == head.end() and is_verb(head.group().lower(), "it") and (behind := _BEHIND_TIME.match(text, cut.end(), end)):
        start = behind.end()  # "to send at the earliest | three engineers"
        cut = _WHEN.search(text, start, end)
    stop = cut.start() if cut else end
    words = text[start:stop]
    if not _DANGLING.isdisjoint(words.rsplit(None, 1)[-1:]):
        words = _DANGLES.sub("", words)
    stripped = words.rstrip(' .,;:“”"–—-\n\t')
    kept = stripped.lstrip(' .,;:“”"–—-\n\t(')
    if not kept:
        return None
    start += len(stripped) - len(kept)
    stop = start + len(kept)
    return start, stop
