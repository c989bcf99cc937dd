"""A text with its marks as HTML. Whatever the marks: elements nest, nothing is added, nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from briefgen.evidence.marks import Mark, Sort
from briefgen.evidence.words import NAMES

_BETWEEN = re.compile(r"\n(?:[^\S\n]*\n)+|\n\Z")
# Shown by their number: what cannot be printed, and what turns the reading direction of all that follows.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def text_html(raw: str, marks: Sequence[Mark], first: int = 0) -> Markup:
    """`raw` in paragraphs, each mark an element (several, where it crosses another or a paragraph's end).

    `marks` as `tidy` gives them. The elements of mark i carry data-n = `first` + i; the content of the whole is `raw`, character by
    character.
    """
    out: list[str] = []
    seen: set[int] = set()
    waiting = list(range(len(marks)))[::-1]  # those still to open; the next one last
    stack: list[int] = []
    for start, end, gap in _paragraphs(raw):
        stack = [number for number in stack if marks[number].end > start]
        out.append('<p dir="auto">' + "".join(_opening(marks[n], first + n, n in seen) for n in stack))
        at = start
        while at < end:
            closing = [number for number in stack if marks[number].end <= at]
            if closing:
                low = stack.index(closing[0])
                again = [number for number in stack[low:] if marks[number].end > at]
                out.append(_close(stack[low:], marks) + "".join(_opening(marks[n], first + n, True) for n in again))
                stack[low:] = again
            while waiting and marks[waiting[-1]].start <= at:
                number = waiting.pop()
                if marks[number].end <= at:
                    continue
                out.append(_opening(marks[number], first + number, number in seen))
                seen.add(number)
                stack.append(number)
            stop = min([end, *(marks[number].end for number in stack), *(marks[number].start for number in waiting[-1:])])
            out.append(plain_html(raw[at:stop]))
            at = stop
        out.append(f"{_close(stack, marks)}</p>")
        if gap:
            out.append(f'<span class="gap">{plain_html(gap)}</span>')
    return Markup("".join(out))


def plain_html(text: str) -> str:
    """Any text as HTML that shows it and does nothing."""
    safe = str(escape(text)).replace("\r", "&#13;").replace("\x00", "\ufffd")
    return _HIDDEN.sub(lambda found: f'<span class="hid" data-u="U+{ord(found.group()):04X}">{found.group()}</span>', safe)


def _paragraphs(raw: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, blank lines after it) of each paragraph."""
    at = 0
    for between in _BETWEEN.finditer(raw):
        yield at, between.start(), between.group()
        at = between.end()
    if at < len(raw):
        yield at, len(raw), ""


def _tag(mark: Mark) -> str:
    return "span" if mark.sort is Sort.SENTENCE else "mark"


def _close(stack: Sequence[int], marks: Sequence[Mark]) -> str:
    return "".join(f"</{_tag(marks[number])}>" for number in reversed(stack))


def _opening(mark: Mark, number: int, again: bool) -> str:
    """The first element of a mark can be reached by keyboard and is described; those that go on with it only look like it."""
    if mark.sort is Sort.SENTENCE:
        return "<span>" if again else f'<span id="{escape(mark.value)}" class="sentence">'
    classes = f"m {mark.sort}" + (f" {mark.code}" if mark.code else "") + (" more" if again else "")
    events = f' data-ev="{escape(" ".join(mark.events))}"' if mark.events else ""
    code = f' data-code="{escape(mark.code)}"' if mark.code else ""
    why = f' data-why="{escape(mark.value)}"' if mark.sort is Sort.CUT and not again else ""
    title = f"{NAMES[mark.sort]}{' ' + mark.code if mark.code else ''}: {mark.value}"
    reach = "" if again else f' id="m{number}" tabindex="0" aria-describedby="d{number}"'
    return f'<mark class="{classes}" data-n="{number}"{events}{code}{why} title="{escape(title)}"{reach}>'
