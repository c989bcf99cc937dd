"""Words for both sides together: "the two ministers", "both", "the talks", "their joint statement"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.lexicon.scan import Worded, rule

# Words for people of both sides, and for what they stand for.
PEOPLE = "ministers|foreign ministers|fms|leaders|officials|diplomats|secretaries|presidents|prime ministers|heads|chairs|co-chairs|counterparts|principals|partners|neighbours|neighbors|representatives|foreign secretaries|defence ministers|defense ministers|ambassadors|generals|men|women|delegates|participants|envoys|dignitaries|chiefs|statesmen|officers|defence chiefs|defense chiefs|top diplomats|co-chairpersons|chairpersons|chairmen|co-chairmen|chairwomen|interlocutors|speakers|deputy ministers|vice ministers|allies|experts|members|negotiators|commanders|lawmakers|legislators|parliamentarians|politicians|friends|colleagues|heads of diplomacy|officeholders|advisors|advisers|premiers|chancellors|commissioners|undersecretaries|under secretaries|directors|coordinators|monarchs|prosecutors|statespersons|facilitators"
PLURALS = f"sides|parties|countries|nations|governments|delegations|ministries|states|capitals|teams|economies|peoples|democracies|agencies|institutions|authorities|parliaments|militaries|navies|armies|leaderships|{PEOPLE}"
# No word of these stands between "the two" and its noun: "the two also discussed the partnership".
_NO_VERB = r"(?!(?:also|then|further|with|on|the|met|spoke|discuss\w*|agree\w*|review\w*|exchang\w*|note[sd]|reaffirm\w*|emphasi\w*|underscor\w*|highlight\w*|express\w*|welcom\w*|call\w*)\s)"
_JOINT = rule(
    rf"\b(?:(?:the\s+)?(?:two|both|three|four|five|six|seven|eight|nine|ten)\s+(?:of\s+them|(?:{_NO_VERB}[\w’'-]+\s+){{0,4}}?(?:{PLURALS}|(?-i:[A-Z]{{2,6}}s))\b(?:\s+of\s+(?:the\s+)?(?:two\s+)?(?:delegations?|missions?|sides|ministries|states?|governments?|countries))?)(?!['’])|both\s+of\s+(?:them|us)|the\s+(?-i:(?:[A-Z][\w+-]*\s+){{1,2}})(?:leaders|ministers|foreign ministers|partners|members|participants|[Aa]dvis[eo]rs|[Ss]ecretaries|[Pp]residents|officials|[Dd]elegations|[Dd]irectors|[Cc]ommissioners)\b(?!['’])|all\s+(?:parties|participants|sides|ministers|leaders|delegations|members)(?=\s+(?:also\s+)?\w+(?:ed|d)\b)|each\s+(?:side|party|delegation|minister)(?!['’])|(?:the\s+)?(?:hosts?\s+and\s+(?:(?:the|his|her|their)\s+)?(?:visiting\s+)?guests?|guests?\s+and\s+(?:(?:the|his|her|their)\s+)?hosts?)\b(?!['’])|the\s+group(?=\s+(?:also\s+|further\s+)?(?:discuss|note|agree|highlight|review|exchang|emphasi|underscor|reaffirm|welcom|stress))|(?:^|(?<=,\s))(?:leaders|participants|ministers|officials|delegates|delegations|foreign ministers|senior officials|co-chairs|allies)(?=\s+(?:also\s+|then\s+|further\s+|\w+ly\s+)?[a-z]+(?:ed|ke|ook|et|ld|se|ve)\b)|the\s+(?:allies|partners)\b(?!['’])"
    rf"|(?:the\s+)?(?:{PLURALS})\s+(?:of|from)\s+(?:the\s+two|both)\s+(?:countries|sides|nations|governments|parties|states|delegations)(?!['’])"
    rf"|the\s+(?:(?:senior|top|foreign|defen[cs]e|deputy|vice|participating|political|security|trilateral|visiting|high-level)\s+)?(?:sides|parties|ministers|foreign ministers|leaders|officials|delegations|co-chairs|dignitaries|member (?:states|countries)|counterparts|statesmen|generals|ambassadors|negotiators|premiers|speakers|heads of delegations?|secretaries|presidents|prime ministers|participants|countries|governments|delegates|principals|representatives|heads of (?:delegations?|state|government|mission)(?: and (?:of )?government)?|undersecretaries|vice ministers|deputy ministers|commissioners|chancellors|diplomats|chairs|co-chairpersons|chairpersons|chairmen|co-chairmen|foreign secretaries|ministries(?:\s+of\s+(?:the\s+)?(?-i:[a-z])\w+)?|central banks|meeting participants|interlocutors|signatories|envoys|military (?:leaders|representatives|chiefs|commanders)|(?:foreign|defen[cs]e) (?:policy )?chiefs|lawmakers|parliamentarians|commanders)(?!['’])(?!\s+of\s+(?:the\s+)?(?!(?:[\w-]+\s+)?(?:meeting|session|talks|summit|consultations|dialogue|commission|committee|visit)\b)[A-Z])(?:\s+(?:of|at|in)\s+(?:the|this)\s+(?:(?:\d+\w\w|\w+th|first|second|third|bilateral|trilateral)\s+)?(?:meeting|session|talks|summit|consultations|dialogue|commission|committee|visit)(?![\w'’]))?"
    rf"|(?:^|(?<=[.;]\s)|the\s+)(?-i:(?:[A-Z]+\w*\+\d|\d\+\d|[A-Z]{{2,5}}\d?|Quad|Troika))\s+(?:countries|principals|leaders|ministers|foreign ministers|partners|members|participants|states|nations|governments|senior officials)(?!['’])"
    rf"|(?:^|(?<=,\s))the\s+(?-i:[A-Z]*\d\+\d)(?=\s+[a-z])|(?:^|(?<=,\s))our\s+(?:two\s+|three\s+)?(?:countries|nations|governments|ministries|leaders)(?:\s+and\s+(?:organi[sz]ations|peoples|governments))?(?!['’])"
    rf"|both\s+(?=(?:\w+ly\s+)?(?:agreed|reaffirmed|expressed|welcomed|stressed|emphasi[sz]ed|discussed|exchanged|underscored|reviewed|noted|affirmed|also|committed|pledged|called|condemned))|the\s+(?:two|pair|duo|three|trio|four|five|six|quartet)(?=\s+(?:(?:have|had|are|were|will)\s+)?(?:also\s+|then\s+|further\s+|likewise\s+|\w+ly\s+)?(?:[a-z]+(?:ed|ke|et|ld|at)|in (?:full|complete|total|agreement)|of one mind|unanimous|at one|ready|committed|determined)\b))",
    re.I,
)
# With one of these words it begins, or where a sentence does ("ASEAN leaders"); the long rule is run at no other place.
_JOINT_OPENS = rule(
    r"\b(?:the|two|three|four|five|six|seven|eight|nine|ten|both|all|each|our|leaders|participants|ministers|officials|delegates|delegations|foreign ministers|"
    r"senior officials|co-chairs|allies|representatives|diplomats|experts|heads|chiefs|members|envoys|teams)\b",
    re.I,
)
_BEGINS = rule(r"[.;]\s")
TALKS = rule(
    r"\b(?:(?:the|their|these|our|this)\s+(?:[\w-]+\s+){0,2}?(?:meeting|round|talks|discussions?|dialogue|consultations?|session|conversation|agenda|exchanges?|deliberations|call|commission|committee|council|summit|conference|forum|gathering|encounter|interaction|group(?!\s+of\b))|discussions|talks|deliberations|conversations)\b(?!['’])",
    re.I,
)
# What both put out speaks for both: "the joint statement stresses".
JOINT_TEXT = rule(
    r"(?<!\bin\s)(?<!\bof\s)(?<!\bby\s)(?<!\bon\s)(?<!\bto\s)(?<!with\s)(?<!from\s)(?<!through\s)(?<!after\s)\b(?:the|their|this|a)\s+(?:\w+\s+)?joint\s+(?:(?:press|final|leaders['’]?|ministerial)\s+)?(?:statement|communiqu[ée\ufffd]|declaration|release)(?!['’])"
    r"|^(?:the|this|their)\s+(?:(?:final|closing|concluding|resulting|adopted)\s+)?(?:communiqu[ée\ufffd]|declaration)(?=\s+[a-z])",
    re.I,
)


def joint_subjects(text: Worded) -> Iterator[re.Match[str]]:
    """ "The two sides", "both", "the foreign ministers", from left to right."""
    places = {0, *(opens.start() for opens in _JOINT_OPENS.finditer(text))}
    if ". " in text or "; " in text:
        places |= {end.end() for end in _BEGINS.finditer(text)}
    done = 0
    for place in sorted(places):
        if place >= done and (found := _JOINT.match(text, place)):
            yield found
            done = found.end()
