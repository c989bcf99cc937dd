"""Rules that are run only where they can match find what the bare pattern finds."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefgen.extract
import briefgen.prepare
from briefgen.lexicon import keys
from briefgen.lexicon.folding import small_letters
from briefgen.lexicon.keys import Known, keys_of
from briefgen.lexicon.needed import needed_words
from briefgen.lexicon.scan import USES_BEFORE_WORDS, Rule, Worded, folded, one_of
from briefgen.prepare.sentences import find_sentences

TEXTS = Path(__file__).resolve().parent.parent / "accuracy" / "design"


def every_rule() -> dict[str, Rule]:
    """The rules that stand at the top of the modules of prepare and extract."""
    rules = {}
    for package in (briefgen.extract, briefgen.prepare):
        for module in pkgutil.iter_modules(package.__path__):
            names = vars(importlib.import_module(f"{package.__name__}.{module.name}"))
            rules |= {f"{module.name}.{name}": value for name, value in names.items() if isinstance(value, Rule)}
    return rules


RULES = every_rule()


@pytest.mark.parametrize(
    ("pattern", "flags", "words"),
    [
        (r"\bmet\b", 0, ("met",)),
        (r"\b(?:met|meets|spoke with)\b", 0, ("met", "meets", "spoke with")),  # one of several
        (r"\bMet\b", re.I, ("met",)),  # small letters where case does not count
        (r"(?:\w+\s+){0,3}talks?", 0, ("talk",)),  # what may be missing is not needed
        (r"\b(?:co-)?led\b", 0, ("led",)),  # "co-led" holds "led"
        (r"\w+\s+\d+", 0, ()),  # nothing to look for
        (r"[ab]cd|xyz", 0, ("acd", "bcd", "xyz")),
        (r"(?:abc){2,5}", 0, ("abc",)),
        (r"(?<!not )agreed(?! to)", 0, ("agreed",)),  # what must not stand there is not needed
        (r"in|bcd", 0, ()),  # "in" is too short to be worth it
        (r"(?i:Met)|x\w*y", 0, ()),
        (r"caf[ée]s", 0, ("cafés", "cafes")),
        (r"ảnh", re.I, ("ảnh",)),  # a letter with one large shape
        (r"straße", re.I, ("stra",)),  # and one with two
        (r"\s(?:\+|/)", 0, ("+", "/")),  # rare signs tell as much as words
    ],
)
def test_words_that_a_match_needs(pattern: str, flags: int, words: tuple[str, ...]) -> None:
    needed, openings = needed_words(pattern, flags)
    assert set(needed or openings) == set(words)


@pytest.mark.parametrize(
    ("pattern", "flags", "openings"),
    [
        (r"\b(?:the\s+)?(?:two|both)\s+sides", 0, ("the", "two", "both")),  # what may be missing, and what comes then
        (r"\b(?:co-)?led\b", 0, ("co-led", "led")),
        (r"(?<!be )\b(?:met|held)", 0, ("met", "held")),
        (r"\w+ met", 0, ()),  # any word
        (r"(?:\w+ )?met", 0, ()),
        (r"(?:^|, )leaders", 0, ("leaders", ", leaders")),
        (r"(?:very\s+)*Late", re.I, ("very", "late")),
    ],
)
def test_words_with_which_a_match_begins(pattern: str, flags: int, openings: tuple[str, ...]) -> None:
    assert set(needed_words(pattern, flags)[1]) == set(openings)


@pytest.mark.parametrize(
    ("pattern", "flags", "keys"),
    [
        (r"\bmet\b", 0, {"met"}),
        (r"\bMet\b", 0, {"met"}),  # keys are in small letters
        (r"\b(?:met|held talks)\b", 0, {"met", "talks"}),  # of two words the longer
        (r"met", 0, set()),  # may stand inside another word
        (r"\bagree\w*", 0, {"~agre"}),  # all words that begin so
        (r"\bco\w*", 0, set()),  # too many words do
        (r"(?:\w+\s+){0,3}talks?\b", 0, set()),  # what may be missing tells nothing of where a word begins
        (r"\s(?:\w+\s+){0,3}talks?\b", 0, {"talk", "talks"}),
        (r"(?:^|,\s*)(?:two|both)\s+sides", 0, {"~side", "both"}),  # of each string the most telling word
        (r"(?<!\w)we(?![\w])", 0, {"we"}),  # where no letter may stand, a word begins or ends
        (r"(?<!not )agreed", 0, set()),
        (r"\b(?:(?:the\s+)?(?:sides|parties))(?=\s+also)", 0, {"sides", "parties"}),
        (r"\bcommuniqu[ée]s?\b", 0, {"~comm"}),
        (r"\d+ of \d+", 0, {"of"}),
        (r"\bmet\b|x", 0, set()),
    ],
)
def test_keys_that_a_match_needs(pattern: str, flags: int, keys: set[str]) -> None:
    assert keys_of(pattern, flags) == keys


@pytest.mark.parametrize("name", sorted(RULES))
def test_where_a_rule_matches_the_text_has_one_of_its_keys(name: str) -> None:
    own = RULES[name]
    keys, bare = keys_of(own.source, own.flags), re.compile(own.source, own.flags)
    for path in sorted(TEXTS.glob("*.txt"))[1::8]:
        text = path.read_text(encoding="utf-8")
        for shape in (text, text.upper()):
            for span in find_sentences(shape):
                sentence = Worded(shape[span.start : span.end])
                assert not (keys and keys.isdisjoint(sentence.keys) and bare.search(sentence))


def test_what_a_stretch_is_to_a_lexicon_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def length(stretch: str) -> int:
        asked.append(stretch)
        return len(stretch)

    known, long = Known(length), "x" * keys.LONG_STRETCH
    assert [known["met"], known["met"], known[long], known[long]] == [3, 3, len(long), len(long)]
    assert asked == ["met", long, long]  # a long stretch comes but once, and is not kept
    monkeypatch.setattr(keys, "MOST_STRETCHES", 2)
    assert [known[stretch] for stretch in ("a", "b", "c", "met")] == [1, 1, 1, 3]
    assert len(known) <= 2


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_text_knows_its_words(before: str, after: str) -> None:
    assert {"minister", "~mini"} <= Worded(f"{before} Minister {after}").keys


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_finds_what_its_pattern_finds(name: str) -> None:
    own = RULES[name]
    asked, bare = Rule(own.source, own.flags), re.compile(own.source, own.flags)
    for _ in range(USES_BEFORE_WORDS + 1):
        asked.search("")
    for path in sorted(TEXTS.glob("*.txt"))[::4]:
        text = path.read_text(encoding="utf-8")
        for shape in (text, text.upper()):
            for span in find_sentences(shape):
                found = [m.span() for m in bare.finditer(shape, span.start, span.end)]
                assert [m.span() for m in asked.finditer(shape, span.start, span.end)] == found
                sentence = shape[span.start : span.end]
                bare_first = bare.search(sentence)
                for form in (sentence, Worded(sentence)):
                    first = asked.search(form)
                    assert (first and first.span()) == (bare_first and bare_first.span())
                    assert [m.span() for m in asked.finditer(form)] == [m.span() for m in bare.finditer(sentence)]
                half = max(sentence.rfind(" ", 0, len(sentence) // 2), 0)  # a stretch may end between words
                assert [m.span() for m in asked.finditer(sentence, 0, half, Worded(sentence))] == [
                    m.span() for m in bare.finditer(sentence, 0, half)
                ]


def test_letters_that_count_as_i_and_s() -> None:
    asked = Rule(r"\bmission\b", re.I)
    for _ in range(USES_BEFORE_WORDS + 1):
        asked.search("")
    for text in ("MİSSİON", "miſsion", "mıssıon"):
        assert asked.search(text) is not None
        assert asked.search(Worded(text)) is not None
        assert re.search(r"\bmission\b", text, re.I) is not None


@given(st.text())
def test_folded_text_keeps_its_length(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_patterns_run_every_time_where_python_does_not_tell_its_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", gone)
    assert needed_words(r"\bmet\b") == ((), ())
    assert small_letters(r"\bmet\b", re.I) is None
    assert not keys_of(r"\bmet\b")


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bMet\b",
        r"[A-Z]\w+ (?:said|Told)",
        r"[^A-F]\s",
        r"(?P<place>[À-ỹ]+|de)(?=,)(?<!X,)",
        r"[a-zà-ỹ_]{2,3}?[!@-Z]",
        r"ſ|K|İ",
    ],
)
@given(text=st.text(st.sampled_from("aAfFkKsSxXiIİıſKÀàỴỹdDeE ,!@é")))
def test_a_pattern_in_small_letters_finds_the_same_places(pattern: str, text: str) -> None:
    small = small_letters(pattern, re.I)
    assert small is not None
    assert [m.regs for m in small.finditer(folded(text))] == [m.regs for m in re.compile(pattern, re.I).finditer(text)]


@pytest.mark.parametrize(
    "pattern",
    [r"(?-i:[A-F])\w* said", r"a(?! (?-i:[A-Z]))|met", r"(?<!(?-i:X) )(?-i:K|S)+(?=[ae])", r"(?:the )?(?-i:A(?:[a-f]|É))+?,"],
)
@given(text=st.text(st.sampled_from("aAfFkKsSxXeEÉé said,theTHEmMK")))
def test_a_rule_of_which_a_part_minds_case_finds_what_its_pattern_finds(pattern: str, text: str) -> None:
    bare, small, asked = re.compile(pattern, re.I), small_letters(pattern, re.I), Rule(pattern, re.I)
    assert small is not None
    for _ in range(USES_BEFORE_WORDS + 1):
        asked.search("")
    assert {m.start() for m in bare.finditer(text)} <= {n for n in range(len(text)) if small.match(folded(text), n)}
    assert [m.regs for m in asked.finditer(text)] == [m.regs for m in bare.finditer(text)]
    assert getattr(asked.search(text), "regs", None) == getattr(bare.search(text), "regs", None)


@pytest.mark.parametrize(
    ("pattern", "flags"),
    [
        (r"\bmet\b", 0),  # minds case
        (r"\b(?-i:[^a-z])\w", re.I),  # what must be no small letter may be any in small letters
        (r"(a)\1", re.I),
        (r"(?:met)?", re.I),  # may match nothing
    ],
)
def test_patterns_that_run_as_they_are_written(pattern: str, flags: int) -> None:
    assert small_letters(pattern, flags) is None


@given(st.lists(st.text(st.sampled_from("abc-"), min_size=1, max_size=4), min_size=1, max_size=12), st.text(st.sampled_from("abc- ")))
def test_words_parted_by_their_first_letter_match_as_in_a_list(words: list[str], text: str) -> None:
    listed, parted = (re.compile(rf"(?<!\S){any_of}(?!\S)") for any_of in (f"(?:{'|'.join(words)})", one_of(words)))
    assert [m.span() for m in parted.finditer(text)] == [m.span() for m in listed.finditer(text)]
