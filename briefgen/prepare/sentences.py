"""Sentences with their places in the text."""

from __future__ import annotations

import re

from briefgen.lexicon.scan import rule
from briefgen.model import Span

_STOP = rule(r"[.!?…]+[\"”’')\]]*(?=\s|(?<=[a-zà-ỹ\ufffd]{3}\.)[A-Z][a-z]+\s|(?<=[a-zà-ỹ]{3}\.[”\"])[A-Z][a-z]+\s)")
# A full stop after these does not end a sentence.
_ABBREVIATION = rule(
    r"(?:^|[\s(“\"'‘.])(?:Smt|YBhg|YBM|DR|MR|MRS|MS|HON|Retd|Rtd|Ret|Asst|Sec|Usec|Asec|Undersec|Dep|Min|Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Sen|Rep|Gov|Amb|Lt|Lieut|Col|Maj|Brig|Capt|Adm|Cmdr|Sgt|St|Hon|Rt|Jr|Sr|No|Nos|Art|Engr|Eng|Atty|Rev|Fr|Ma|Md|Mohd|Muhd"
    r"|vs|cf|etc|approx|e\.g|i\.e|H\.E|H\.H|H\.R\.H|H\.M|Pvt|Ltd|Inc|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Msgr|Bros|Mt|Ft|Dept|Ph\.D|a\.m|p\.m|[A-Z])\.$"
)
# After an acronym only these surely open a new sentence ("in Washington, D.C. The two sides ...").
_ACRONYM = rule(r"(?:[A-Z]\.){2,}$|\b[A-Z]\.[A-Z]\.$")
_TOWN = rule(r"\bD\.\s?C\.$")  # "... in Washington, D.C. Secretary Carver thanked": no name goes on after it
_WORD = rule(r"\s+[A-Z][a-z]")
_OPENER = rule(
    r"\s+[“\"(]?(?:The|On|In|At|He|She|They|It|Both|This|These|That|Those|A|An|During|For|From|After|Before|While|With|As|Also|Meanwhile|Regarding|We|Our|His|Her|Their|Its|Following|Earlier|Later|To|Under|Two)\b"
)
# "at 4.30 p.m. The meeting ...", "Annex B. The two sides ...": what may close a sentence, before words with which no name goes on.
_CLOSES = rule(r"\b[ap]\.m\.$|[a-z]\s[A-Z]\.$")
_SURE = rule(r"\s+(?:The|Both|They|This|These|It)\s")
# "posted on X. He", "the revision of Annex C. Minister A": a letter that is the name of a thing and no initial
_LETTERED = rule(
    r"\b(?:(?:on|via) X|(?:Annex|Appendix|Group|Category|Schedule|Class|Type|Plan|Phase|Part|Section|Zone|Block|Basket|Tier|Track|Option|Package|[Hh]epatitis|[Vv]itamin) [A-Z])\.$"
)
_NEXT = rule(r"\s+[“„\"‘'(\[]*[A-ZÀ-ỸĐ0-9•\-–—]")


def _ends(paragraph: str, stop: re.Match[str]) -> bool:
    end = stop.end()
    if end < len(paragraph) and not paragraph[end].isspace():
        return True  # "... ports.President Marinov": the space is lost
    if not _NEXT.match(paragraph, end):
        return False
    head = paragraph[max(0, stop.start() - 12) : stop.start() + 1]
    if stop.group()[0] != ".":
        return True
    if _LETTERED.search(head):
        return True
    if _TOWN.search(head) and _WORD.match(paragraph, end):
        return True
    if _ACRONYM.search(head):
        return bool(_OPENER.match(paragraph, end))
    if _CLOSES.search(head) and _SURE.match(paragraph, end):
        return True
    return not _ABBREVIATION.search(head)


LONGEST = 4_000  # no sentence of a report is longer; what has no full stop for so long is a list or a table, and is parted at a space


def _parted(text: str, span: Span) -> list[Span]:
    """The sentence itself, or its stretches where it is longer than any sentence."""
    parts: list[Span] = []
    start = span.start
    while span.end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        parts.append(Span(start, cut))
        start = cut + 1 if text[cut : cut + 1] == " " else cut
    return [*parts, Span(start, span.end)]


def find_sentences(text: str) -> list[Span]:
    """The sentences of `text`, in order; paragraphs are parted by blank lines and never share a sentence."""
    spans: list[Span] = []
    at = 0
    for paragraph in text.split("\n\n"):
        start = 0
        for stop in _STOP.finditer(paragraph):
            if _ends(paragraph, stop):
                spans.append(Span(at + start, at + stop.end()))
                start = stop.end()
                while start < len(paragraph) and paragraph[start].isspace():
                    start += 1
        if start < len(paragraph):
            spans.append(Span(at + start, at + len(paragraph)))
        at += len(paragraph) + 2
    return [part for span in spans for part in _parted(text, span)]
