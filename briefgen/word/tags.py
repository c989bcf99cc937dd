"""Finds the tags in a paragraph's text and says what each is. Text in, tags out; nothing of XML here."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from briefgen.word.faults import Fault

_OPEN = re.compile(r"\{\{|\{%|\{#|\{_%|%_\}|\{_\{|\}_\}")
_PRINTED = {"{_%": "{%", "%_}": "%}", "{_{": "{{", "}_}": "}}"}  # docxtpl's way to print braces
_STRAY = re.compile(r"\}\}|%\}|#\}")
_CLOSE = {"{{": "}}", "{%": "%}", "{#": "#}"}
_BLANK = "\u200b\u200c\u200d\u2060\ufeff"  # letters without width, which come with words copied from a web page
LOOKALIKE = re.compile(rf"(?:\{{[\s{_BLANK}]+|｛[\s{_BLANK}]*|\{{(?=[｛％]))[{{｛%％][\s{_BLANK}]*\w[^{{}}｛｝]{{0,60}}[}}｝%％]?")
# What Word, or a keyboard, makes of the signs of an expression while one types.
_SIGNS = {"–": "-", "−": "-", "×": "*", "≥": ">=", "≤": "<=", "≠": "!=", **dict.fromkeys(_BLANK, "")}
_FRENCH = re.compile("(«)[\xa0\u202f ]|[\xa0\u202f ](»)")
_QUOTES = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "«": '"', "»": '"', "\xa0": " ", "\u202f": " ", "\n": " ", "\t": " "}
_PREFIX = re.compile(r"(tr|tc|p|r)\s+(?=\S)")
_WORD = re.compile(r"\w+")

# What may follow what; a word that is no key here is not understood.
OPENERS = {"for": "endfor", "if": "endif", "with": "endwith", "fact": "endfact"}
MIDDLES = {"elif": ("if",), "else": ("if", "for")}
CLOSERS = {closer: opener for opener, closer in OPENERS.items()}
CELL_WORDS = ("cellbg", "colspan", "hm", "vm")  # docxtpl's, about the cell that they stand in
# jinja's own statements that a template of Word does without, and what does their work.
_ONE_FILE = "copy into the template what the other file holds: a template is one file"
_INSTEAD = {
    "macro": "write the words where they are wanted; {% set name = value %} gives a value a name", "call": "write the words where they are wanted",
    "include": _ONE_FILE, "import": _ONE_FILE, "from": _ONE_FILE, "extends": _ONE_FILE, "block": _ONE_FILE,
    "filter": "name the filter in the tag that prints: {{ field | upper }}", "raw": "for braces as text type {_{ and }_}",
    "elseif": "did you mean elif?", "elsif": "did you mean elif?", "foreach": "did you mean for?", "do": "use {% set %}", "endset": "take it out: {% set name = value %} stands alone", "autoescape": "take it out: every value is escaped", "break": "put {% if %} around what should be left out",
    "continue": "put {% if %} around what should be left out", "trans": 'write the words; {{ number | plural("text") }} counts', "debug": "take it out",
}  # fmt: skip
_WORDS = (*OPENERS, *MIDDLES, *CLOSERS, *CELL_WORDS, "set")


@dataclass(frozen=True, slots=True)
class Tag:
    """`{{ x }}` has no word; `{% for x in xs %}` has the word "for"; a comment `{# ... #}` has the word "#"."""

    start: int  # in the paragraph's text
    end: int
    source: str  # as typed
    code: str  # what is inside, quotes straightened, docxtpl's prefix and the minus signs taken off
    word: str = ""
    prefix: str = ""  # docxtpl's "p", "tr", "tc", "r"; "" where the place decides
    joins_left: bool = False  # {%- takes the tag to the line before
    joins_right: bool = False

    @property
    def control(self) -> bool:
        return self.word != ""


def find_tags(text: str) -> tuple[list[Tag], list[Fault]]:
    """The tags of one paragraph, left to right, and what is wrong with its braces. A brace that belongs to no tag is text."""
    tags: list[Tag] = []
    faults: list[Fault] = []
    at = 0
    while found := _OPEN.search(text, at):
        faults += _stray(text, at, found.start())
        if found.group() in _PRINTED:
            tags.append(Tag(found.start(), found.end(), found.group(), repr(_PRINTED[found.group()])))
            at = found.end()
            continue
        closing = _CLOSE[found.group()]
        end = _end_of(text, found.end(), closing)
        if end is None:
            shown = _shown(text[found.start() :])
            return tags, [*faults, Fault("a tag is never closed", tag=shown, fix=f"end it with {closing} in the same paragraph")]
        tag = _tag(text, found.start(), end)
        if isinstance(tag, Fault):
            faults.append(tag)
        else:
            tags.append(tag)
        at = end
    return tags, faults + _stray(text, at, len(text))


def _end_of(text: str, start: int, closing: str) -> int | None:
    """Where the tag ends; a closing mark inside quotation marks does not end it. None when it never does, or another tag opens first."""
    at, quote = start, ""
    while at < len(text):
        if quote:
            if text[at] == "\\":
                at += 1
            elif text[at] == quote:
                quote = ""
        elif text.startswith(closing, at):
            return at + 2
        elif closing != "#}":
            if text.startswith(("{{", "{%"), at) and not text.startswith("{{}", at):
                break
            straight = _QUOTES.get(text[at], text[at])
            # Curly marks come in pairs of unlike halves; only straight ones can hide a closing mark safely.
            quote = text[at] if straight == text[at] and straight in "\"'" else ""
        at += 1
    if quote:  # an unpaired quotation mark: then take the first closing mark that there is
        plain = text.find(closing, start)
        return plain + 2 if plain >= 0 else None
    return None


def _tag(text: str, start: int, end: int) -> Tag | Fault:
    source = text[start:end]
    inner = source[2:-2]
    prefix = ""
    if found := _PREFIX.match(inner):
        prefix, inner = found.group(1), inner[found.end() :]
    if source.startswith("{#"):
        return Tag(start, end, source, "", "#", prefix)
    left, right = inner.startswith("-"), inner.endswith("-")
    inner = inner.strip().removeprefix("-").removeprefix("+").removesuffix("-").removesuffix("+")
    if found := _PREFIX.match(inner):  # {%- p if x %}
        prefix, inner = found.group(1), inner[found.end() :]
    code = _straight(inner.strip())
    if source.startswith("{{{") and code.startswith("{") and not code.endswith("}"):
        return Fault("three braces", tag=source, fix="write {{ field }} with two")
    if not code:
        return Fault("an empty tag", tag=source, fix="name a field or take the tag out")
    if source.startswith("{{"):
        return Tag(start, end, source, code, "", prefix, left, right)
    word = found.group() if (found := _WORD.match(code)) else ""
    if word == "end" or (word not in _WORDS and word.lower() in _WORDS):
        return Fault(
            f"“{code}” is not understood",
            tag=source,
            fix=f"did you mean {code.replace(' ', '').lower() if word == 'end' else word.lower()}?",
        )
    if word not in _WORDS:
        glued = next((p for p in ("tr", "tc", "p", "r") if word.startswith(p) and word.removeprefix(p) in _WORDS), "")
        fix = f"leave a space: {{%{glued} {code.removeprefix(glued)} %}}" if glued else _nearest_word(word)
        return Fault(f"“{word or code}” is not understood", tag=source, fix=fix)
    return Tag(start, end, source, code, word, prefix, left, right)


def _nearest_word(word: str) -> str:
    if word in _INSTEAD:
        return _INSTEAD[word]
    if word.removeprefix("end") in _INSTEAD:
        return f"take it out with its {{% {word.removeprefix('end')} %}}"
    close = difflib.get_close_matches(word, _WORDS, n=1, cutoff=0.6) if len(word) > 2 else []
    return f"did you mean {close[0]}?" if close else "use for, if, elif, else, endfor, endif or set; {{ }} prints a field"


def _straight(code: str) -> str:
    """Word's curly quotation marks made straight; an apostrophe inside a quoted text stays what it is."""
    out, quote = [], ""
    for char in _FRENCH.sub(r"\1\2", code):
        straight = _QUOTES.get(char, char)
        if quote:
            if straight == quote:
                quote, char = "", straight
        elif straight in "\"'":
            quote, char = straight, straight
        elif char in _QUOTES:
            char = straight
        else:
            char = _SIGNS.get(char, char)
        out.append(char)
    return "".join(out)


def _stray(text: str, start: int, end: int) -> list[Fault]:
    """A closing mark without its opening one: almost always a tag with a single opening brace."""
    return [
        Fault(
            f"{found.group()} without its opening mark",
            tag=_shown(text[max(start, found.start() - 30) : found.end()]),
            fix="open the tag with two marks",
        )
        for found in _STRAY.finditer(text, start, end)
    ]


def _shown(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
