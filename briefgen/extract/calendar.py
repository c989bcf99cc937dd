"""What a text says of recurring meetings beside the one it reports: how often they are held, when the next one is, which others exist."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.series import SeriesMention, series_key
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule
from briefgen.model import Span

_HEADS = "dialogue|dialogues|consultations|commission|committee|council|mechanism|meeting|round|session|consultation"
_OFTEN = rule(
    rf"\b(?P<often>annual|biennial|yearly|semi-annual|twice-yearly|quarterly)\b(?=[^.;]{{0,60}}\b(?:{_HEADS})\b)|\b(?:{_HEADS})\b[^.;]{{0,60}}?\b(?P<later>annually|every two years|every year|once a year|twice a year|every six months|on an annual basis)\b",
    re.I,
)
_NEXT = rule(
    r"\b(?:next|[a-z]+(?:th|rd|nd|st)|\d+(?:st|nd|rd|th))\s+(?:\w+\s+){0,6}?(?:round|session|meeting|dialogue|consultations?|edition|commission|committee|JCBC|FOC)\b[^.;]{0,80}?\b(?:in|on|by|early|late|later)\s+(?P<when>[^.;]{2,60})",
    re.I,
)
_FUTURE = rule(
    r"\b(?:will|would|to be held|agreed to (?:hold|convene|meet)|decided to (?:hold|convene|meet)|to hold|to convene|is due|are due|scheduled)\b",
    re.I,
)
# A mechanism in small letters, in a list of such: "the defence policy dialogue and the human rights dialogue".
_SMALL = rule(
    r"\b(?P<words>(?:[A-Za-z’'-]+\s+){1,4}|[a-z]+(?:-[a-z]+)+\s+)(?P<head>dialogue|consultations|commission|committee)\b(?:\s+mechanism)?",
    re.I,
)


_PLAIN = frozenset(
    ["joint", "annual", "regional", "global", "bilateral", "high-level", "permanent", "level"]
)  # tell nothing of a mechanism


@dataclass(frozen=True, slots=True)
class NamedMechanism:
    """A recurring meeting that a text names without reporting a round of it."""

    name: str
    key: str
    span: Span


def find_periodicity(reading: Reading, series: SeriesMention | None) -> tuple[str, Span | None]:
    """How often the reported meeting is held, as the text says, with the sentence; ("", None) where it does not say."""
    if series is None or not series.key:
        return "", None
    if series.periodic:
        return series.periodic, series.span
    for sentence, found in reading.telling(_OFTEN):
        if _speaks_of(sentence, series, found):
            return (found["often"] or found["later"]).lower(), sentence.span
    return "", None


def _speaks_of(sentence: Sentence, series: SeriesMention, found: re.Match[str]) -> bool:
    """The words stand by the reported meeting: its head follows, and no other named meeting stands nearer."""
    near = sentence.text[found.start() : found.start() + 90].lower()
    others = [
        other
        for other in sentence.series
        if other.key and other.key != series.key and abs(other.span.start - sentence.span.start - found.start()) < 90
    ]
    return not others and re.search(rf"\b{re.escape(series.head)}\b", near) is not None


def find_next(reading: Reading, series: SeriesMention | None) -> str:
    """When the next round is to be, in the text's own words; "" where it does not say."""
    if series is None or not series.key:
        return ""
    for sentence in reading.body:
        found = _NEXT.search(sentence.text)
        if (
            found
            and _FUTURE.search(sentence.text)
            and rule(r"\b(?:next|round|session|dialogue|consultation|meeting)\b", re.I).search(found.group())
        ):
            words = (
                rule(r",\s*(?:to|and|while|as|where|which)\b|\s+to\s+|\s+and to\s+")
                .split(rule(r"\s+").sub(" ", found["when"]))[0]
                .strip(" ,")
            )
            if rule(
                r"\d{4}|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|year|quarter|half)\b"
            ).search(words):
                return words
    return ""


def find_named(reading: Reading, parties: Sequence[str], reported: str) -> list[NamedMechanism]:
    """Mechanisms of these parties that the text only names. Those of other parties ("ASEAN-US ...") are not theirs."""
    found: dict[str, NamedMechanism] = {}
    pair = "-".join(sorted(parties))
    for sentence in reading.body:
        for series in sentence.series:
            if series.key and not series.ordinal and not _organ(series) and (not series.parties or set(series.parties) == set(parties)):
                key = f"{pair}:{series.key.split(':', 1)[1]}"
                found.setdefault(key, NamedMechanism(rule(r"^annual\s+").sub("", series.name), key, series.span))
        for name, span in small_names(reading, sentence):
            words = name.split()
            key = f"{pair}:{series_key(words[:-1], words[-1])}"
            found.setdefault(key, NamedMechanism(name, key, span))
    own = reported.split(":", 1)[1] if reported else ""
    return [named for key, named in found.items() if key.split(":", 1)[1] != own]


def _organ(series: SeriesMention) -> bool:
    """ "National Security Council" is an organ of one state; "Joint Cooperation Council" is of both."""
    if series.head not in {"council", "board", "committee", "commission", "forum", "summit"} or len(series.parties) >= 2:
        return False
    return not rule(
        r"\b(?:joint|mixed|inter-?governmental|bi-?national|cooperation|coordination|steering|higher|working|consultative)\b", re.I
    ).search(series.name)


def small_names(reading: Reading, sentence: Sentence) -> list[tuple[str, Span]]:
    """Names of recurring meetings in small letters ("the human rights dialogue"), with their places."""
    known = reading.small_names.get(sentence.span)
    if known is None:
        known = reading.small_names[sentence.span] = _small_names(reading, sentence)
    return known


def _small_names(reading: Reading, sentence: Sentence) -> list[tuple[str, Span]]:
    out = []
    for match in _SMALL.finditer(sentence.text):
        at = sentence.span.start + match.start()
        if any(series.span.start <= at < series.span.end for series in sentence.series):
            continue
        words = match["words"].split()
        qualifiers = reading.lexicon.mechanisms.qualifiers - _PLAIN
        while words and not all(part.lower() in qualifiers for part in rule("[-–]").split(words[0]) if part):
            words = words[1:]
        ended = all(all(part.lower() in qualifiers for part in rule("[-–]").split(word) if part) for word in words)
        if not words or not ended or (len(words) == 1 and "-" not in words[0]) or words[0].lower() in {"and", "of"}:
            continue
        name = " ".join([*words, match["head"]])
        start = sentence.text.rindex(words[0], match.start(), match.end())
        before = [
            m
            for m in sentence.parties
            if m.sort is Sort.NAME and 0 <= sentence.span.start + start - m.span.end <= 1 and m.code not in reading.parties
        ]
        if not before:
            out.append((name, Span(sentence.span.start + start, sentence.span.start + match.start("head") + len(match["head"]))))
    return out
