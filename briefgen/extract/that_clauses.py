"""Clauses with "that ...": what others are to do, what is only said of something, and where both sides are the subject themselves."""

from __future__ import annotations

import re

from briefgen.lexicon.scan import rule

MODAL_VERB = r"\s+(?:will|would|should|shall|must|can|cannot|could|needs? to|ought to|has to|have to)(?: not only| not| never)?\s+"
_MODAL = rule(MODAL_VERB + r"(?=\S)", re.I)
# Verbs that say of the subject only that it goes on or comes about: "trade | should be further expanded".
GOES_ON_VERB = (
    r"(?:(?:also|further|always|\w+ly) )*(?:be (?:(?:\w+ly|further|also) )*(?:enhanced|strengthened|expanded|deepened|promoted|continued|implemented|signed|concluded|finali[sz]ed|"
    r"established|formed|set up|created|constituted|instituted|appointed|nominated|extended(?! to\b)|renewed|revived|reactivated|drawn up|launched|held|convened|opened|resumed|intensified|upgraded|maintained|prioriti[sz]ed|developed|completed|given|(?:made|taken)(?! (?:more|less|(?!further)\w+er|fully|fit|an?)\b)|important|essential|respected|upheld|protected|preserved|safeguarded|guaranteed|ensured|observed|"
    r"encouraged|improved|advanced|boosted|stepped|increased|accelerated|(?:mutually )?(?:beneficial|advantageous|useful|conducive|instrumental|helpful))|(?:augur|bode)s? well|contribute (?:\w+ly )?to|pave the way|be of (?:\w+ )?benefit|take place|(?<=would )(?:meet|convene)|(?<=will )(?:meet|convene)|continue to be|play (?:an?|its)|remain (?:an?|the|at|central|important))\b"
)
_GOES_ON = rule(MODAL_VERB + GOES_ON_VERB, re.I)

THAT = rule(
    r"\s*(?:(?:on|with) (?:the )?(?:view|understanding|fact|principle) )?that,?\s+"
    r"(?:(?:despite|notwithstanding|although|while|whilst|given|even though|in spite of|in addition to|in the face of|together with|along with|alongside)\b[^;,]{3,160},\s+)?(?=\S)"
    r"|\s+(?=(?:the|this|these|such|any)\s+(?:(?!(?:they|we|it|he|she|that|which|who|whom|where|when|and|as|both|the|its|our|their|to)\b)[\w’'-]+\s+(?:of (?:the|both|their) )?){1,5}?"
    r"(?:would|should|must|was|were|is|are|has|had|remains?|demonstrate[sd]?|show(?:s|ed)?)\s)",  # "agreed | the attack shows ..."
    re.I,
)
_OURSELVES = rule(
    r"(?-i:(?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)*(?:, (?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)*)*,? and (?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)*) (?:will|would|shall)\b"
    r"|(?:they|we|both|it|there|(?:the|their|our) (?:two |three |four )?(?:[\w’']+ ){0,2}?(?:sides?|countries|parties|nations|governments|ministers|ministries|leaders|officials|teams|experts|delegations|foreign ministers))\b"
    r"|both (?:\w+ ){1,2}?(?:will|would|should|shall|must)\b",
    re.I,
)


def told_clause(text: str, start: int, end: int) -> tuple[int, int] | None:
    """ "that | the crisis should be resolved through talks |": what others are to do or to be is one thing, with its verb.

    None where no such clause is, where both sides are its subject ("that they would ..."), and where the verb only says that the
    subject goes on or is to come about ("that trade should be expanded"): then the clause is read like any other object.
    """
    that = THAT.match(text, start, end)
    if that is None or _OURSELVES.match(text, that.end(), end):
        return None
    stop = _NEXT_CLAUSE.search(text, that.end(), end)
    last = stop.start() if stop else end
    if way := _IS_THE_WAY.match(text, that.end(), last):
        return that.end(), way.end()  # "that the council is the right forum to settle disputes": one thing
    modal = _MODAL.search(text, that.end(), last)
    if (
        modal is None
        or not 1 <= len(text[that.end() : modal.start()].split()) <= _SUBJECT
        or _GOES_ON.match(text, modal.start(), last)
        or len(text[that.end() : last].split()) > (_LONG_CLAUSE if _ONLY.match(text, modal.start()) else _CLAUSE)
    ):
        return None
    return that.end(), last


_IS_THE_WAY = rule(
    r"(?:the )?[\w’'-]+(?: [\w’'-]+){0,5}? (?:is|are|was|were|remains?) (?:the|an?) (?:(?:right|best|proper|main|appropriate|suitable|key|primary|natural|useful|most \w+) )(?:vehicle|way|platform|mechanism|forum|instrument|tool|framework|channel|path|means|place) "
    r"(?:to|for) [^,;]{3,120}?(?=,| and to\b| and for\b|\.|$)"
)
_SAID_OF = rule(
    r"\s+(?:(?:is|are|was|were)(?! (?:needed|required|necessary)\b)|remains?|continues?|represents?|constitutes?|plays?|played|enjoys?|enjoyed|provides?|serves?|contributes?|matters? (?:to|for)|requires?|underpins?|"
    r"undermines?|poses?|threatens?|reflects?|depends?|marks|marked|stems? from|derives? from|results? from|dates? back|goes back|affects?|demands?|becomes?|rests? on|has|have|had|can|could|may)\b"
)
WOULD_HARM = rule(
    r"\s*that\s[^,;]{3,140}?\b(?:would|will|could|can|may) (?:\w+ly )?(?:violate|undermine|threaten|endanger|destabili[sz]e|jeopardi[sz]e|harm|constitute an? (?:\w+ )?(?:threat|violation|breach))\b",
    re.I,
)
HARMS = rule(
    r"\s+(?:(?:can|could|may|continues? to|would) )?(?:(?:further |seriously |gravely |directly )*(?:undermines?|threatens?|endangers?|destabili[sz]es?|violates?|jeopardi[sz]es?|harms?)\b"
    r"|(?:poses?|presents?|represents?|constitutes?|remains?|is|are) (?:an? )?(?:\w+ ){0,3}?(?:threats?|challenges?|risks?|dangers?|violations?|concerns?|obstacles?|breach)\b"
    r"|(?:is|are|was|were) (?:un(?:acceptable|lawful|justified|justifiable|warranted)|illegal|illegitimate|destabili[sz]ing|dangerous|contrary)\b)",
    re.I,
)
# "voiced their conviction that joining the ports would drive growth": what will come of it, and nothing to be done
WOULD_HELP = rule(
    r"[^,;]{0,60}?\bthat (?!(?:they|we|both|the two|the sides|the parties|\w*(?:deepen|strengthen|enhanc|expand|boost|promot|intensify|develop|increas|broaden|improv)ing|closer|deeper|stronger|greater|enhanced|further)\b)[^,;]{3,120}? (?:would|will) (?:also |further |greatly |\w+ly )?"
    r"(?:drive|boost|bring|create|give|add|help|benefit|open|usher|enhance|contribute|make|be heard|result|stimulate|spur|yield|lead to)\b",
    re.I,
)
_RELATIVE = rule(r"\b(?:that|which|who|whose|where)\b", re.I)


def said_of(text: str, start: int, end: int) -> int | None:
    """Where the subject of a clause ends of which something is only said: "that good rules | are vital to A, B and C"; None where no such clause is."""
    that = THAT.match(text, start, end)
    if that is None or _OURSELVES.match(text, that.end(), end) or _IS_THE_WAY.match(text, that.end(), end):
        return None
    verb = _SAID_OF.search(text, that.end(), end)
    if verb is None or not 1 <= len(text[that.end() : verb.start()].split()) <= _SUBJECT:
        return None
    if _MODAL.search(text, that.end(), verb.end()) or _ONLY.match(text, verb.start()) or _RELATIVE.search(text, that.end(), verb.start()):
        return None
    return verb.start() if rule(r"\s+that\b").match(text[verb.end() : verb.end() + 6]) is None else None


def is_only_said(text: str, start: int, end: int) -> bool:
    """Whether the object is a clause that says how something is ("that trade remains modest"), and no thing to be done."""
    return said_of(text, start, end) is not None


_MATTERS = rule(
    r"\s+(?:is|are|was|were|remains?) (?:of )?(?:[\w-]+ )?(?:importan(?:t|ce)|essential|vital|crucial|necessary|indispensable|imperative|critical|paramount|key|significance|needed|a priority|in the interests? of)\b",
    re.I,
)


def is_said_to_matter(text: str, start: int, end: int) -> bool:
    """ "that keeping the strait open | is in the interest of all": no mere remark."""
    said = said_of(text, start, end)
    return said is not None and bool(_MATTERS.match(text, said, end))


_NEXT_CLAUSE = rule(r"[;:]|,\s+(?:and|but|while|as well as|which|who|with|including|in (?:line|accordance)|\w+ing)\b", re.I)
_SUBJECT = 12  # words; with more before its verb it is no subject
_CLAUSE = 14  # words; a longer clause is cut like a list
_LONG_CLAUSE = 20  # words; so many where "only" makes it one demand
_ONLY = rule(r"\s+(?:can|could|may|will|would|must|should) only\b")  # "that peace can only come through talks": what must be
ONLY_WAY = rule(
    r"\s*that,?\s+(?:the |there is no |there is only one )?(?:(?:only|sole|best|one) )?(?:\w+ )?(?:way|path|route|solution|option|answer|alternative)\b[^,;:]{0,80}?"
    r"\s(?:is|lies in|remains|runs through|leads through|lay in|was)\s+(?=(?:through|by|via|in|an?|the|full|direct|\w+ing)\b)",
    re.I,
)  # "that the only way out of the crisis is | an inclusive dialogue"
