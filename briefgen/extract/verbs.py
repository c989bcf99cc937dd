"""Verbs of stance in a sentence, told apart from the nouns and adjectives that look like them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.tokens import Token
from briefgen.lexicon.scan import rule
from briefgen.lexicon.stances import StanceTable, VerbForm
from briefgen.model import Span, Stance

_DETERMINERS = frozenset(
    (
        "the a an his her their its our your this that these those of in for with by from on at 's as no any some each every all such "
        "various many further mutual joint strong deep great high full more additional under between previously newly jointly-"
    ).split()
)
_ADVERBS = rule(
    r"^(?:\w+ly|also|then|further|both|again|once|has|have|had|he|she|they|it|we|and|while|but|not|who|,|in|turn|always|hereby|to|all)$"
)


_PASSIVE_PHRASE = rule(
    r"^there (?:was|is|were|are)\b|^(?:it|meeting|talks|conversation|discussions?) (?:was|were) about|^among\b|^(?:was|were) (?:(?:also|likewise|again|then) )*(?:among|one of|part of|an?|the|another|at the|in the|further|main|other|key|central|broached|looked|brought|gone|touched|dealt|talked|dwelt|found|estimated|pointed|subject|topics?|subjects?|themes?|points?|agreed)\b|^(?:also |likewise )?(?:figured|featured|came up|(?:came|come) (?:under|up))\b|^at the|^(?:this|the) decision was|^(?:came|come) (?:under|up)|^(?:was|were) (?:also )?(?:taken|on|high|in)\b|^views? (?:was|were|is|are) (?:identical|aligned)|\b(?:was|were|is|are|been) (?:also )?(?:expressed|voiced|reiterated|conveyed|reaffirmed|reached|exchanged|held|given|paid|devoted|drawn|made|conducted|undertaken|carried out|shared)$",
    re.I,
)
_ORDER = {stance: place for place, stance in enumerate(Stance)}
_PREPOSITIONS = frozenset({"regarding", "considering", "seeing"})  # participles that have become prepositions


@dataclass(slots=True)
class VerbHit:
    """One stance verb or phrase. `shape`: past | s | base | ing | phrase; `passive` where "was|were|been" governs it."""

    span: Span
    stance: Stance
    base: str
    shape: str
    passive: bool = False
    infinitive: bool = False


def find_verbs(reading: Reading, sentence: Sentence, masked: list[Span]) -> list[VerbHit]:
    """Left to right; a phrase hides the verb inside it; nothing inside `masked` (names of people and meetings)."""
    forms = reading.lexicon.stances.forms
    hits = _find_phrases(reading.lexicon.stances, sentence, masked)
    taken = [hit.span for hit in hits]
    tokens = sentence.tokens
    for number, token in enumerate(tokens):
        if token.low not in forms:
            if token.low in _OBJECTS and (hit := _told_by_object(sentence, number, forms, masked, taken)):
                hits.append(hit)
                taken.append(hit.span)
            continue
        form = forms[token.low]
        if (form.base == "call" and _calls_on(tokens, number)) or (form.base == "conclude" and _only_ends(sentence, token.end)):
            continue
        if token.low in _PREPOSITIONS or _inside(token.start, taken) or _inside(token.start, masked):
            continue
        verb = _verb_at(sentence, number, form.shape)
        if verb is not None and not (form.base in _LOOKALIKES and _no_statement(sentence, token, verb[0])):
            passive, infinitive = verb
            hits.append(VerbHit(Span(token.start, token.end), form.stance, form.base, form.shape, passive, infinitive))
    return sorted(hits, key=lambda hit: hit.span)


_LOOKALIKES = frozenset({"see", "say", "report", "understand", "inform", "address", "review", "attach", "believe"})
# "was seen off at the airport", "is said to have left", "was informed by the press office", "addressed a joint sitting", "reviewed the guard of honour"
_SUFFERED = rule(
    r"\s+(?:off\b|to (?:have|be)\b|(?:from|by) the (?:[\w-]+ )?(?:press|ministry|office|agency|service|spokes\w+|media)\b)", re.I
)
_PERFORMED = rule(
    r"\s+(?:off\b|(?:a|an|the|both) (?:[\w-]+ ){0,3}?(?:sittings?|parliament|houses?|audience|crowd|rally|conference|assembly|nation|forum|press|media|students|gathering|guards?|troops|parade)\b)",
    re.I,
)
_GUARDS = rule(r"\b(?:guards?|honou?r|troops|parade)\s+(?:was|were)\s+(?:also\s+)?$", re.I)


def _no_statement(sentence: Sentence, token: Token, passive: bool) -> bool:
    """Verbs of the ceremony, and what is only heard of somebody."""
    at = token.end - sentence.span.start
    if token.low == "attached":
        return bool(_PHOTOS.match(sentence.text, at))
    if passive:
        return bool(_SUFFERED.match(sentence.text, at) or _GUARDS.search(sentence.text, 0, token.start - sentence.span.start))
    return token.low in _OF_CEREMONY and bool(_PERFORMED.match(sentence.text, at))


_PHOTOS = rule(r"\s+(?:photos?|pictures?|images?|files?|documents?|is|are)\b", re.I)
_OF_CEREMONY = frozenset({"saw", "addressed", "reviewed", "addressing", "reviewing"})


# A verb that no table has is one of saying where this follows: "posited that", "spotlighted the need for".
_OBJECTS = frozenset({"that", "importance", "need", "necessity", "urgency", "significance"})
_TO_OBJECT = frozenset(
    "the a an great vital key crucial paramount urgent pressing strategic particular growing mutual on upon to up".split()
)
_NO_SAYING = frozenset(
    "need indeed provided ensured ensuring supposed embed speed feed proceed exceed hundred kindred sacred thrilled honored honoured pleased delighted relieved ashamed resulted led enabled allowed meant showed demonstrated".split()
)


def _told_by_object(sentence: Sentence, number: int, forms: dict[str, VerbForm], masked: list[Span], taken: list[Span]) -> VerbHit | None:
    """The verb before "that ..." or "the importance of ..." that the table does not have; None where it is none, or one that it has."""
    tokens = sentence.tokens
    k = number - 1
    if tokens[number].low != "that":
        while k > 0 and tokens[k].low in _TO_OBJECT:
            k -= 1
    if k < 1:
        return None
    token = tokens[k]
    if (
        not token.low.endswith("ed")
        or token.low in forms
        or token.low in _NO_SAYING
        or token.capital
        or _inside(token.start, [*taken, *masked])
    ):
        return None
    verb = _verb_at(sentence, k, "past")
    if verb is None or (verb[0] and token.low == "reported") or (tokens[number].low == "that" and _stands_for(tokens, k, number)):
        return None
    return VerbHit(Span(token.start, token.end), Stance.AFFIRMED, token.low, "past", *verb)


def _stands_for(tokens: Sequence[Token], k: int, number: int) -> bool:
    """ "headed that | of Peru", "it mattered that", "those invited that": no verb of saying with what was said."""
    following = tokens[number + 1].low if number + 1 < len(tokens) else "."
    return following in {"of", ",", ".", "which", "was", "is"} or tokens[k - 1].low in {"those", "all", "it"}


def _only_ends(sentence: Sentence, place: int) -> bool:
    """ "Concluding his visit", "concluded by thanking": nothing that was agreed."""
    return bool(_ENDED.match(sentence.text, place - sentence.span.start))


_ENDED = rule(
    r"\s+(?:by\s+\w+ing\b|(?:the|his|her|their|its|this|a|an|our)\s+(?:[\w’'-]+\s+){0,3}?(?:talks|visits?|meetings?|sessions?|tours?|trips?|remarks|speech|address|days?|round|discussions?|summit|forum|"
    r"event|stay|programme|program|consultations|dialogue|statement|intervention|conference|briefing|stop|leg|mission|presentation|stopover|deliberations|gathering|conversation)\b)",
    re.I,
)


def _calls_on(tokens: Sequence[Token], number: int) -> bool:
    """ "called on", "called for", "called separately on": a visit, or a phrase of its own."""
    after = [one.low for one in tokens[number + 1 : number + 3]]
    behind = after[1:] if after and after[0].endswith("ly") else after
    return behind[:1] in (["on"], ["for"], ["upon"])


def _inside(place: int, spans: list[Span]) -> bool:
    for start, end in spans:  # noqa: SIM110 - asked of each verb, and `any` takes three times as long
        if start <= place < end:
            return True
    return False


def _find_phrases(table: StanceTable, sentence: Sentence, masked: list[Span]) -> list[VerbHit]:
    """Fixed phrases, tried only at words that begin as they do; of overlapping ones the stronger stance."""
    text, base = sentence.text, sentence.span.start
    found: list[tuple[Stance, re.Match[str], bool]] = []
    phrases_at = table.known
    for token in sentence.tokens:
        for phrase in phrases_at[token.low]:
            if phrase.pattern.may_stand_in(text) and (match := phrase.pattern.match(text, token.start - base)):
                found.append((phrase.stance, match, phrase.topic))
    hits: list[VerbHit] = []
    for stance, match, topic in sorted(found, key=lambda item: (_ORDER[item[0]], item[1].start(), -item[1].end())):
        span = Span(base + match.start(), base + match.end())
        if any(span.start < hit.span.end and hit.span.start < span.end for hit in hits) or _inside(span.start, masked):
            continue
        before = text[: match.start()].split()[-2:]
        if match.group().lower().startswith("call") and _is_visit(sentence, match.group().lower(), span, before):
            continue
        if match.group().lower().startswith("shared") and before and before[-1].lower() in _DETERMINERS:
            continue  # "rooted in shared interests": an adjective
        if topic and match.group().lower().startswith("decision") and before and before[-1].lower() in {"the", "this", "that"}:
            continue  # "The decision was taken on Monday": told before
        infinitive = bool(before) and before[-1].lower() in {"to", "would", "could", "may", "might", "can"}
        shape = "ing" if _OPENS_AS_PARTICIPLE.match(match.group()) else "phrase"
        infinitive = infinitive and not _TOOK_UP.search(text[: match.start()])
        passive = topic or bool(_PASSIVE_PHRASE.search(match.group()) or (shape == "phrase" and _suffers(text, match)))
        hits.append(VerbHit(span, stance, " ".join(match.group().lower().split()[:3]), shape, passive, infinitive))
    return hits


# "Expressing hope", and not "meeting focused on", of which the first word is a noun.
_OPENS_AS_PARTICIPLE = rule(r"(?!(?:understanding|meeting|briefing|gathering|sitting|hearing|morning|evening)\b)\w+ing\b", re.I)


def _suffers(text: str, match: re.Match[str]) -> bool:
    """ "was | noted with satisfaction", "have been | called for"."""
    return bool(_PARTICIPLE.match(match.group()) and _BE_BEFORE.search(text[max(match.start() - 24, 0) : match.start()]))


_PARTICIPLE = rule(r"\w+ed\b|taken|drawn|given|paid|made|put|sought", re.I)
_BE_BEFORE = rule(r"\b(?:was|were|been|being)\s+(?:(?:also|then|further|likewise|\w+ly)\s+)*$", re.I)


def _is_visit(sentence: Sentence, phrase: str, span: Span, before: list[str]) -> bool:
    """ "paid a courtesy call on the President", "called on the Minister": a visit, no appeal (which goes on with "to do")."""
    if before and before[-1].lower() in {"courtesy", "a", "the", "phone", "telephone", "farewell", "introductory"}:
        return True
    if not phrase.endswith((" on", " upon")):
        return False
    person = next((mention for mention in sentence.people if 0 <= mention.span.start - span.end <= 12), None)
    if person is None:
        after = sentence.text[span.end - sentence.span.start :]
        return bool(
            rule(r"\s+(?:the\s+)?(?:senior\s+)?(?:officials|leaders|members|representatives)\b(?![^,;.]{0,60}\bto\s+\w)").match(after)
        )
    after = sentence.text[person.span.end - sentence.span.start :][:40]
    return not rule(r"\s*(?:,[^,]{1,60},)?\s*to\s+\w").match(after)


_SKIPPED = frozenset({"also", "then", "further", "both", "again", "not", "always", "jointly", "hereby"})  # between a subject and its verb
# "took the occasion to thank", "went on to stress", "used the meeting to highlight": the verb after "to" is what was done.
_TOOK_UP = rule(
    r"\b(?:(?:took|used|seized|taking|using|seizing) (?:up )?(?:the|this|that|his|her|their) (?:[\w’'-]+ ){0,3}?(?:opportunity|occasion|chance|meetings?|talks|visit|session|event|conference|floor)"
    r"|(?:went|goes|going) on|(?:was|were) (?:also )?able|managed|(?:had|got|were given|was given) (?:the |an? )?(?:\w+ )?(?:opportunity|occasion|chance)|took to (?-i:[A-Z])\w+|(?:was|were) (?:keen|quick|at pains)|sat down|came together)\s+to(?:\s+(?:also|again|\w+ly))?\s*$",
    re.I,
)
_NOUNS_IN_LY = frozenset(
    {"reply", "assembly", "family", "ally", "july", "italy", "supply", "rally", "monopoly"}
)  # "Berg in reply said", "the Assembly adopted"
_IN_PASSING = frozenset({"turn", "particular", "detail", "length", "depth", "brief", "addition"})
_BE = frozenset({"was", "were", "been", "being", "is", "are", "be"})
_MAY = frozenset({"to", "would", "could", "can", "may", "might", "should", "must"})
_HELPS = _MAY | {"will", "shall", "did", "not"}
_OPENS = frozenset({"“", '"', ".", ":", "–", "—", "-", ";", "•"})


def _verb_at(sentence: Sentence, number: int, shape: str) -> tuple[bool, bool] | None:
    """(passive, infinitive) where the token is a verb; None where it is a noun or an adjective."""
    tokens = sentence.tokens
    k = number - 1
    while (
        k >= 0
        and tokens[k].low not in {"his", "her", "all"}
        and (
            (tokens[k].low.endswith("ly") and tokens[k].low not in _NOUNS_IN_LY)
            or tokens[k].low in _SKIPPED
            or (tokens[k].low == "and" and k > 0 and tokens[k - 1].low.endswith("ly") and tokens[k + 1].low.endswith("ly"))
        )
    ):
        k -= 1
    if k > 0 and tokens[k].low in _IN_PASSING and tokens[k - 1].low in {"in", "at"}:
        k -= 2  # "were in turn described", "was at length discussed"
    if k > 0 and tokens[k].low in {"all", "each"} and tokens[k - 1].low in {"we", "they"}:
        k -= 1  # "We all agreed"
    before = tokens[k].low if k >= 0 else ""
    if before in _BE and shape == "past":
        return True, before == "be"
    if before in _HELPS and shape == "base":
        return False, before in _MAY and not (before == "to" and _TOOK_UP.search(sentence.text[: tokens[k].end - sentence.span.start]))
    if tokens[number].capital and number and shape != "ing" and tokens[number - 1].text not in _OPENS:
        return None
    following = tokens[number + 1].low if number + 1 < len(tokens) else "."
    if shape == "ing" and before == "by" and _BEGAN_BY.search(sentence.text[: tokens[number].start - sentence.span.start]):
        return False, False  # "He began by thanking the Prime Minister"
    if shape == "ing" and before == "as" and _CITED_AS.search(sentence.text[: tokens[number].start - sentence.span.start]):
        return False, False  # "quoted the Minister as saying that ..."
    if shape == "past" and following in _ASKED_ON and (before in {"when", "once", "if"} or tokens[number].start == sentence.start):
        return None  # "Asked about trade, the Minister said ..."
    if before in _DETERMINERS or (shape == "past" and _is_participle(sentence, number, before, following)):
        return None
    if shape in {"base", "s"} and k >= 0 and before not in _JOINS and not _subject_like(before, tokens[k].capital):
        return None
    if shape == "base" and following in _AFTER_A_NOUN and before not in _SPEAK:
        return None  # "support for", "offers of"
    if shape == "s" and before == "and" and following in _AFTER_A_NOUN:
        return None  # "its markets and demands, ..."
    return False, False


_PARTICIPLE_OF = frozenset({"areas", "values", "vision", "interests", "commitments", "outcomes", "goals", "measures", "text", "documents"})
_DESCRIBED = frozenset(
    {"as", "than", "previously", "those", "issues", "matters", "documents", "agreements", "commitments", "topics", "areas", "points", "mou", "mous"}
)  # fmt: skip


_WHERE = frozenset("in on at between during last earlier back".split())
_SIGNED_THERE = rule(
    r"(?:signed|adopted|concluded|reached|agreed|inked|established|launched|ratified) (?!in principle)[^,;]{2,80},\s+(?!and\b|as well as\b)(?:\w+ly )?(?:\w+ed|\w+s|will|would|had|made|gave|set|laid|can|could|should)\b",
    re.I,
)
_BEGAN_BY = rule(
    r"\b(?:began|begins|started|opened|concluded|ended|closed|wrapped up|rounded off)(?: (?:the|his|her|their) (?:\w+ )?\w+)? by (?:\w+ly |also )?$"
)
_CITED_AS = rule(r"\b(?:quot|cit|report)(?:ed|es|s|ing)\s+[^,;“\"]{2,60}?\s+as\s+(?:\w+ly\s+|also\s+)?$")
_ASKED_ON = frozenset({"about", "on", "whether", "if", "how", "why", "by", "to", "what", "in"})
_JOINS = frozenset({"and", ",", "who", "which", "that"})
_AFTER_A_NOUN = frozenset({"of", "for", "on", "in", ".", ",", "and"})
_SPEAK = frozenset({"sides", "they", "we", "countries", "ministers", "both", "and", "leaders"})


def _is_participle(sentence: Sentence, number: int, before: str, following: str) -> bool:
    """ "the declaration signed by A", "the issues discussed", "shared and agreed values"."""
    tokens = sentence.tokens
    if following == "between":
        return True  # "the memorandum signed between A and B"
    if following == "by" and number + 2 < len(tokens) and not tokens[number + 2].low.endswith(("ing", "consensus")):
        return True
    if before == "," and following in _WHERE and _SIGNED_THERE.match(sentence.text, tokens[number].start - sentence.span.start):
        return True  # "the accord, signed in Bergen in 2018, created ..."
    return before in _DESCRIBED or (following in _PARTICIPLE_OF and before in {"and", ",", "or"})


def _subject_like(low: str, capital: bool) -> bool:
    return (
        capital
        or (low.isdigit() and len(low) == 1)  # "the C5+1 recognizes"
        or low
        in {
            "they",
            "we",
            "he",
            "she",
            "it",
            "both",
            "two",
            "side",
            ")",
            "”",
            '"',
            "which",
            "who",
            "statement",
            "communiqué",
            "communique",
            "declaration",
        }
        or (low.endswith("s") and not low.endswith("ss"))
    )
