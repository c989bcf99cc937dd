"""What stands between the verb of an act and the thing it is about, and is no part of it: a time, a place, a manner, a condition."""

from __future__ import annotations

import re

from briefgen.lexicon.scan import rule

_ASIDE = rule(
    r"\s*,\s(?:as well|too|also|moreover|furthermore|further|likewise|additionally|in addition|besides|finally|in principle|in particular|among (?:other things|others)|inter alia),\s+|"
    r"\s*(?:on|this) (?:(?-i:[A-Z])\w+ \d{1,2}|\d{1,2} (?-i:[A-Z])\w+|(?-i:[A-Z])\w+day)(?:,? \d{4})?,?\s+(?=(?:to|that|on)\b)|\s*(?:at|during|in) (?:the|their|this) (?:\w+ )?(?:summit|meeting|talks|session|conference|visit),?\s+(?=(?:to|that|on)\b)|"
    r"\s*,\s[^,;]{1,90}(?:,\s[^,;]{1,60})?,\s+(?=(?:to|that|on)\b)"
    r"|\s*,\s(?:in (?:the )?presence of|before|on behalf of|at the (?:end|close|conclusion) of|during|after|following)\s[^,;]{2,120},\s+(?=(?:the|an?|two|three|four|five|six|seven|eight|nine|ten|several|\d+)\s)"
    r"|\s*,\s(?:in|on|with|as|for|under|within|through)\b[^,;]{1,200}(?:,\s[^,;]{1,90})?,\s+"
    r"(?=(?:the|their|our|its) (?:\w+ )?(?:importance|need|necessity|urgency|value|commitment|support|determination|readiness)\b)"
)
_ASIDE_IN_THAT = rule(
    r"\s*that,?\s+(?:as|in|for|with|under|during|given|despite|while|to)\b[^;]{3,140}?,\s+"
    r"(?=(?:they|we|both (?:sides|countries|parties)|the two (?:sides|countries)|the (?:sides|parties))\s+(?:will|would|should|shall|must)\b)"
    r"|\s*that,?\s+(?:once|when|after|before|until|if|unless|where|as soon as|as long as)\s[^,;]{3,90},\s+(?=\w)"  # "that, once the review ends, | work ..."
)
_ATTENTION = rule(
    r"(?:\s*that\s+)?(?:\w+ )?(?:action|measures|steps) (?:should|must|would|will|shall|needs? to|ought to|has to|have to|had to) be (?:taken|made|undertaken)(?: also| further| jointly)? (?=(?:on|in|against|for|to|at)\s)"
    r"|(?:\s*that,?\s+)?(?:\w+ )?(?:work|negotiations|talks|discussions|consultations|preparations|procedures) (?:should|must|would|will|shall|is to|are to|ought to|can) (?:also |now |soon )?(?:start|begin|commence|resume|continue|proceed|go on|advance|be (?:started|begun|launched|resumed|continued))"
    r"(?: (?:at once|at the earliest|without delay|immediately|shortly|soon|promptly|as soon as possible|in earnest|\w+ly))? (?=(?:on|for|towards)\s)"
    r"|\s*that\s+(?:\w+ )?(?:attention|priority|emphasis|focus|consideration|importance) (?:should|must|would|will|needs? to|ought to) be (?:given|paid|devoted|placed|attached) (?=(?:to|on)\s)",
    re.I,
)
_LISTED_LAST = rule(r"[^;:]{0,90}:\s+(?=[^:;]{3,}(?:;|, ))")


# "to keep, in their speeches, | to the accord", "to go ahead, in an orderly manner, | with the works": how it is to be done.
HOW = (
    r",\s(?:(?:in|on|as|with|within|at|by|through|under|without|where|if|inter|during|before|after|until|for|from|over|to)\s[^,;]{2,60}"
    r"|\w+ly|jointly|together|at once|also|as well|too),"
)
VERB_ASIDE = rule(
    rf"\bto (?:\w+ly )?(?!the\b|an?\b|this\b|their\b|be\b)[a-z-]+(?: (?:ahead|forward|on|up|out))?{HOW} (?!and\b|or\b|but\b|to (?!the\b|an?\b|those\b|their\b|all\b))(?=[a-z])"
)


def after_asides(text: str, start: int, end: int) -> int:
    """Where the object begins: "agreed, on Thursday, in Lima, | to ...", "that as part of the plan | they would ...", "were signed during the visit: | ..."."""
    for pattern in (_ATTENTION, _ASIDE, _ASIDE_IN_THAT):
        if aside := pattern.match(text, start, end):
            begun = _ATTENTION.match(text, aside.end(), end) if pattern is _ASIDE_IN_THAT else None
            return begun.end() if begun else aside.end()
    if NO_OBJECT.match(text, start, end) and (listed := _LISTED_LAST.match(text, start, end)):
        return listed.end()
    return start


# "will be attending ...", "signed at the close of ...": nothing is said of what.
NO_OBJECT = rule(
    r"\W*(?:both |also |all )*be (?:attend|visit|travel|hold|return|participat)\w*ing\b|\W*(?:\w+ly )?(?:during|after|before|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|by the|in (?:the )?presence of|at the (?:end|close|conclusion|meeting|talks)|at (?-i:[A-Z])|at (?:an?|the) (?:[\w-]+ ){0,4}?(?:meeting|session|talks|summit|conference|ceremony))\b",
    re.I,
)
