"""What is wrong with a template, each fault with its place in words that a person who knows only Word can follow."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.errors import TemplateError

FAULT = "fault"
# Kinds that do not stop a template from being filled: what another program may do to the document, and what a reader may miss.
WARNING, NOTE = "warning", "note"


@dataclass(frozen=True, slots=True)
class Fault:
    what: str
    place: str = ""  # "under "Sources", table 3, row 2, column 1"
    tag: str = ""  # as typed in the template
    fix: str = ""
    kind: str = FAULT

    def line(self) -> str:
        tag = f" in {self.tag}" if self.tag else ""
        place = f"{self.place}: " if self.place else ""
        fix = f" ({self.fix})" if self.fix else ""
        return f"{place}{self.what}{tag}{fix}"


class TemplateFaults(TemplateError):
    """All that was found wrong with one template or its data; `faults` holds at least one."""

    def __init__(self, name: str, faults: Sequence[Fault]) -> None:
        self.faults = tuple(dict.fromkeys(faults))
        first = self.faults[0]
        if len(self.faults) == 1:
            tag = f" in {first.tag}" if first.tag else ""
            super().__init__(first.what + tag, where=", ".join(filter(None, (name, first.place))), fix=first.fix)
        else:
            lines = "".join(f"\n  {n}. {fault.line()}" for n, fault in enumerate(self.faults, 1))
            super().__init__(
                f"{len(self.faults)} faults{lines}", where=name, fix="open the template in Word and correct each place named above"
            )


def cut(text: str, most: int = 120) -> str:
    """The text as a message can hold it: a stranger's template can make a name of any length."""
    return text if len(text) <= most else f"{text[: most - 3]}..."


def nearest(name: str, known: Iterable[str]) -> str:
    """How to fix an unknown name: the nearest known one, else the first of those that there are; "" when there are none."""
    names = sorted(n for n in known if not n.startswith("_"))
    close = difflib.get_close_matches(cut(name), names, n=1, cutoff=0.6)
    if close:
        return f"did you mean {close[0]}?"
    return f"use one of {', '.join(names[:12])}{', ...' if len(names) > 12 else ''}" if names else ""
