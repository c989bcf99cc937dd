"""The institution that a title names: "Permanent Secretary at the Ministry of Foreign Affairs" is of that ministry, a "Minister of Defence" names none."""

from __future__ import annotations

import re

_NAMED = (
    "Academy|Agency|Airlines|Airways|Assembly|Association|Authority|Bank|Board|Bureau|Chamber|Commission|Committee|Company|Consulate|Corporation|"
    "Council|Court|Delegation|Department|Directorate|Embassy|Federation|Foundation|Fund|House|Institute|Institution|Ministry|Office|Parliament|"
    "Party|Secretariat|Senate|Service|Tribunal|University"
)
# "for Parliament Affairs", "of the Board Room": the word belongs to what follows, which is no institution.
_SUBJECTS = "Affairs|Relations|Cooperation|Co-operation|Policy|Issues|Matters|Reform|Development|Management"
_OFFICES = (
    "Adviser|Advisor|Ambassador|Chair|Chairman|Chairperson|Chairwoman|Chief|Commissioner|Counsellor|Deputy|Director|Envoy|General|Governor|Head|"
    "Leader|Member|Minister|President|Representative|Secretary|Speaker|Under|Undersecretary|Vice"
)
_INSTITUTION = re.compile(
    rf"(?:\b(?:of|at|in|for|from)\s+(?:the\s+)?|,\s+)((?:[^\W\d_a-z][\w’'.&-]*\s+){{0,5}}?(?:{_NAMED})\b(?!\s+(?:{_SUBJECTS})\b).*)"
)
_ABOUT, _PARTED = re.compile(rf"\b(?:{_SUBJECTS})$"), re.compile(r"\b(?:of|for|on|in)\b")  # "Party and Council Relations"
_NEXT_OFFICE = re.compile(rf"(?:,|\s+and)\s+(?:the\s+)?(?:[\w-]+\s+){{0,2}}?(?:{_OFFICES})\b")


def institution_of(title: str) -> str:
    """The words of a title that name the institution whose officer it is, up to the next office; "" where it names none."""
    found = _INSTITUTION.search(" ".join(title.split()))
    words = _NEXT_OFFICE.split(found[1], maxsplit=1)[0].strip(" ,;") if found else ""
    return "" if _ABOUT.search(words) and not _PARTED.search(words) else words
