"""How close predictions come to labelled readouts: precision, recall and F1 per field, and F1 end to end.

    python tests/accuracy/score.py GOLD.json PRED.json [--only a001,a002]

Both files are {text: {"events": [...]}} in the shape that predict.py writes; labels may add `optional`, `<field>_accept`,
`agreed_areas_optional` and `stance_accept` (README.md says what each means). Standard library only.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alike import (
    area_words,
    dates_fit,
    name_words,
    overlap,
    run_together,
    same_city,
    same_name,
    same_number,
    same_series,
    same_text,
    same_title,
    same_value,
    words,
)

Row = dict[str, Any]
Same = Callable[[Any, Any], bool]

# --- counting ----------------------------------------------------------------------------------------------------------------------


@dataclass
class Count:
    right: int = 0
    false: int = 0
    missed: int = 0

    def add(self, right: int = 0, false: int = 0, missed: int = 0) -> None:
        self.right += right
        self.false += false
        self.missed += missed

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.false + other.false, self.missed + other.missed)

    @property
    def precision(self) -> float:
        told = self.right + self.false
        return self.right / told if told else float(not self.missed)

    @property
    def recall(self) -> float:
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Share:
    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.of += 1

    @property
    def value(self) -> float:
        return self.right / self.of if self.of else 1.0


# Fields with one value: name in the table, key, how two values are compared.
SINGLE: tuple[tuple[str, str, Same], ...] = (
    ("date", "date_start", same_value),
    ("date (lenient)", "date_start", dates_fit),
    ("date_end", "date_end", same_value),
    ("venue city", "venue_city", same_city),
    ("venue country", "venue_country", same_text),
    ("venue mode", "venue_mode", same_value),
    ("kind", "kind", same_value),
    ("series", "series", same_series),
    ("ordinal", "ordinal", same_number),
)
TABLE = (
    "event (all)", "event (primary)", "date", "date (lenient)", "date_end", "venue city", "venue country", "venue mode", "parties", "chairs' names",
    "chairs' titles", "series", "ordinal", "series+ordinal", "kind", "agreed areas", "statements",
)  # fmt: skip


@dataclass
class Score:
    matched: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in TABLE})
    unmatched: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in TABLE})  # values of missed and invented events
    stance: Share = field(default_factory=Share)
    side: Share = field(default_factory=Share)
    primary: Share = field(default_factory=Share)
    non_reports: int = 0
    false_on_non_reports: int = 0

    def end_to_end(self, name: str) -> float:
        return (self.matched[name] + self.unmatched[name]).f1

    def figures(self) -> dict[str, float]:
        """Name -> figure: F1 end to end of each field, the three shares, and false events on texts that are no reports."""
        return {name: self.end_to_end(name) for name in TABLE} | {
            "stance accuracy": self.stance.value,
            "side accuracy": self.side.value,
            "primary flag": self.primary.value,
            "false events on non-reports": float(self.false_on_non_reports),
        }


def items(row: Row, key: str) -> list[Any]:
    return list(row.get(key) or [])


def accepted(row: Row, key: str) -> list[Any]:
    return items(row, f"{key}_accept")


def best_pairs(candidates: Iterable[tuple[Any, int, int]]) -> list[tuple[int, int]]:
    """One to one, the best first; of equals, the last in the order of (score, i, j)."""
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for _, i, j in sorted(candidates, reverse=True):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


# --- events ------------------------------------------------------------------------------------------------------------------------


def likeness(gold: Row, told: Row) -> float:
    """0..1 over what both give: parties, date, title, chairs, city, mode, kind, statements in common."""
    parts: list[tuple[float, float]] = []
    a, b = set(items(gold, "parties")), set(items(told, "parties"))
    if a or b:
        parts.append((3, len(a & b) / len(a | b)))
    day, other = gold.get("date_start"), told.get("date_start")
    if day or other:
        days = [day, *accepted(gold, "date_start")]
        parts.append((2, 1.0 if other in days else 0.8 if any(dates_fit(one, other) for one in days) else 0.0))
    parts.append((2, overlap(words(gold.get("title")), words(told.get("title")))))
    chairs, others = ([c["name"] for c in items(row, "chairs") if c.get("name")] for row in (gold, told))
    if chairs and others:
        parts.append((2.5, sum(any(same_name(one, two) for two in others) for one in chairs) / len(chairs)))
    for weight, key, same in ((1.0, "venue_city", same_city), (0.5, "venue_mode", same_value)):
        if gold.get(key) and told.get(key):
            parts.append((weight, float(same(gold[key], told[key]))))
    parts.append((0.5, float(told.get("kind") in [gold.get("kind"), *accepted(gold, "kind")])))
    said, heard = ({run_together(s.get("evidence"))[:30] for s in items(row, "statements")} for row in (gold, told))
    if said and heard:
        parts.append((1, len(said & heard) / min(len(said), len(heard))))
    return sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)


ALIKE = 0.42


def match_events(gold: Sequence[Row], told: Sequence[Row]) -> list[tuple[int, int]]:
    candidates = []
    for i, one in enumerate(gold):
        for j, two in enumerate(told):
            if (value := likeness(one, two)) >= ALIKE:
                same_rank = bool(one.get("primary")) == bool(two.get("primary", True))
                candidates.append((value + 0.04 * same_rank - 0.10 * bool(one.get("optional")), i, j))
    return best_pairs(candidates)


def count_single(count: Count, gold: Row, told: Row, key: str, same: Same) -> None:
    """A value that is not given counts as missed, a wrong one as false and missed; None among the accepted ones may be left out."""
    wanted, value, more = gold.get(key), told.get(key), accepted(gold, key)
    if value in (None, ""):
        count.add(missed=int(wanted is not None and None not in more))
    elif (wanted is not None and same(wanted, value)) or any(one is not None and same(one, value) for one in more):
        count.add(right=1)
    else:
        count.add(false=1, missed=int(wanted is not None and None not in more))


def count_round(count: Count, gold: Row, told: Row) -> None:
    """Series and ordinal together."""
    complete = bool(told.get("series")) and told.get("ordinal") is not None
    if gold.get("series") and gold.get("ordinal") is not None:
        numbers = [str(one) for one in (gold["ordinal"], *accepted(gold, "ordinal"))]
        right = bool(told.get("series")) and same_series(gold["series"], told["series"]) and str(told.get("ordinal")) in numbers
        count.add(right=int(right), missed=int(not right), false=int(not right and complete))
    elif complete and not (accepted(gold, "ordinal") or accepted(gold, "series")):
        count.add(false=1)


def count_chairs(names: Count, titles: Count, gold: Row, told: Row) -> None:
    wanted, given = items(gold, "chairs"), items(told, "chairs")
    candidates = []
    for i, one in enumerate(wanted):
        for j, two in enumerate(given):
            if one.get("name") and two.get("name") and same_name(one["name"], two["name"]):
                value = (name_words(one["name"]) == name_words(two["name"])) + 0.5 * (one.get("side") == two.get("side"))
                candidates.append((value, -i, -j))
    pairs = {-i: -j for i, j in best_pairs(candidates)}
    taken = set(pairs.values())
    for i, one in enumerate(wanted):
        if one.get("name"):
            names.add(right=int(i in pairs), missed=int(i not in pairs))
        else:  # a title only: the chair of that side of whom no name is told either
            free = next(
                (j for j, two in enumerate(given) if j not in taken and not two.get("name") and two.get("side") == one.get("side")), None
            )
            if free is not None:
                pairs[i] = free
                taken.add(free)
    for j, two in enumerate(given):
        if j not in taken:
            names.add(false=int(bool(two.get("name"))))
            titles.add(false=int(bool(two.get("title"))))
    for i, one in enumerate(wanted):
        if one.get("title"):
            title = given[pairs[i]].get("title") if i in pairs else None
            right = bool(title) and same_title(one["title"], title)
            titles.add(right=int(right), missed=int(not right), false=int(bool(title) and not right))


AREAS_ALIKE = 0.5


def count_areas(count: Count, gold: Row, told: Row) -> None:
    wanted, given = items(gold, "agreed_areas"), items(told, "agreed_areas")
    candidates = [
        (value, -i, -j)
        for i, one in enumerate(wanted)
        for j, two in enumerate(given)
        if (value := overlap(area_words(one), area_words(two))) >= AREAS_ALIKE
    ]
    pairs = best_pairs(candidates)
    taken = {-j for _, j in pairs}
    more = items(gold, "agreed_areas_optional")
    false = sum(
        j not in taken and not any(overlap(area_words(one), area_words(two)) >= AREAS_ALIKE for one in more) for j, two in enumerate(given)
    )
    count.add(right=len(pairs), missed=len(wanted) - len(pairs), false=false)


def count_event(score: Score, gold: Row, told: Row) -> None:
    """The fields of one event that was found."""
    score.primary.add(bool(gold.get("primary")) == bool(told.get("primary", True)))
    for name, key, same in SINGLE:
        one_day = key == "date_end" and told.get("date_end") == told.get("date_start") and not gold.get("date_end")
        if not one_day:
            count_single(score.matched[name], gold, told, key, same)
    count_round(score.matched["series+ordinal"], gold, told)
    a, b = set(items(gold, "parties")), set(items(told, "parties"))
    score.matched["parties"].add(right=len(a & b), false=len(b - a), missed=len(a - b))
    count_chairs(score.matched["chairs' names"], score.matched["chairs' titles"], gold, told)
    count_areas(score.matched["agreed areas"], gold, told)


def count_alone(score: Score, row: Row, kind: str) -> None:
    """All values of an event that was missed or invented (`kind` is "missed" or "false")."""
    chairs = items(row, "chairs")
    numbers = {name: int(row.get(key) is not None) for name, key, _ in SINGLE} | {
        "parties": len(items(row, "parties")),
        "chairs' names": sum(bool(chair.get("name")) for chair in chairs),
        "chairs' titles": sum(bool(chair.get("title")) for chair in chairs),
        "agreed areas": len(items(row, "agreed_areas")),
        "series+ordinal": int(bool(row.get("series")) and row.get("ordinal") is not None),
    }
    for name, number in numbers.items():
        score.unmatched[name].add(**{kind: number})


# --- statements --------------------------------------------------------------------------------------------------------------------

_NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Lt|Hon|Jr|Sr|St|No|U\.S|U\.N|U\.K|D\.C|H\.E|[A-Z])|\b\d)\.$")
_END = re.compile(r"[.!?][”\"’)]*(?=\s+[“\"(]?[A-ZÀ-Ỹ0-9•-]|[A-Z][a-z]|\s*$)|\n\s*\n")


def sentence_of(text: str, evidence: str) -> tuple[int, int] | None:
    """(start, end) of the sentence that begins with `evidence`, both counted in letters and digits; None where the text has it not."""
    key = run_together(evidence)
    start = run_together(text).find(key)
    if start < 0:
        return None
    place = seen = 0
    while place < len(text) and seen < start + len(key):
        seen += len(run_together(text[place]))
        place += 1
    while found := _END.search(text, place):
        if not _NO_END.search(text[max(0, found.start() - 6) : found.start() + 1]):
            return start, len(run_together(text[: found.end()]))
        place = found.end()
    return start, len(run_together(text))


def same_sentence(gold: Row, told: Row, text: str) -> bool:
    """The same start, glued words and all; or any start inside the sentence that the label means."""
    a, b = run_together(gold.get("evidence")), run_together(told.get("evidence"))
    if not a or not b:
        return False
    if not a[0].isdigit():
        b = re.sub(r"^\d(?=[a-z])", "", b)  # the number of a paragraph
    short = min(len(a), len(b))
    if (short >= 18 and a[:short] == b[:short]) or b.startswith(a):
        return True
    if not text or len(b) < 15:
        return False
    whole = gold["_sentence"]
    place = run_together(text).find(b[:60])
    return whole is not None and place >= 0 and whole[0] - 12 <= place < whole[1]


def count_statements(score: Score, gold: Sequence[Row], told: Sequence[Row], text: str) -> None:
    """All statements of one text together, whatever event they belong to."""
    wanted = [
        s
        | {
            "optional": s.get("optional") or event.get("optional"),
            "_sentence": sentence_of(text, str(s.get("evidence") or "")) if text else None,
        }
        for event in gold
        for s in items(event, "statements")
    ]
    given = [s for event in told for s in items(event, "statements")]
    candidates = []
    for i, one in enumerate(wanted):
        for j, two in enumerate(given):
            if same_sentence(one, two, text):
                agree = (one.get("side") == two.get("side")) * 2 + (two.get("stance") in [one.get("stance"), *items(one, "stance_accept")])
                candidates.append((agree - 0.5 * bool(one["optional"]), -i, -j))
    pairs = {-i: -j for i, j in best_pairs(candidates)}
    score.matched["statements"].add(false=len(given) - len(pairs))
    for i, one in enumerate(wanted):
        if one["optional"]:
            continue
        score.matched["statements"].add(right=int(i in pairs), missed=int(i not in pairs))
        if i in pairs:
            two = given[pairs[i]]
            score.stance.add(two.get("stance") in [one["stance"], *items(one, "stance_accept")])
            score.side.add(two.get("side") == one["side"])


# --- all of it ---------------------------------------------------------------------------------------------------------------------


def score_text(score: Score, gold: Sequence[Row], told: Sequence[Row], text: str) -> None:
    if not gold:
        score.non_reports += 1
        score.false_on_non_reports += bool(told)
    pairs = match_events(gold, told)
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, event in enumerate(gold):
        if event.get("optional"):
            continue
        for name in ("event (all)", "event (primary)")[: 2 if event.get("primary") else 1]:
            score.matched[name].add(right=int(i in found), missed=int(i not in found))
        if i not in found:
            count_alone(score, event, "missed")
    for j, event in enumerate(told):
        if j not in used:
            for name in ("event (all)", "event (primary)")[: 2 if event.get("primary", True) else 1]:
                score.matched[name].add(false=1)
            count_alone(score, event, "false")
    for i, j in pairs:
        if not gold[i].get("optional"):
            count_event(score, gold[i], told[j])
    count_statements(score, gold, told, text)


def score_all(gold: dict[str, Row], told: dict[str, Row], texts: Path, only: Iterable[str] = ()) -> Score:
    """Over all labelled texts (or `only` some); `texts` is the folder with NAME.txt."""
    score = Score()
    chosen = set(only) or set(gold)
    for name in sorted(chosen & set(gold)):
        path = texts / f"{name}.txt"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        score_text(score, items(gold[name], "events"), items(told.get(name, {}), "events"), text)
    return score


def print_table(score: Score) -> str:
    lines = [f"{'field':18} {'P':>6} {'R':>6} {'F1':>6}   {'right':>5} {'false':>5} {'missed':>6}   F1 end to end"]
    for name in TABLE:
        c = score.matched[name]
        lines.append(
            f"{name:18} {c.precision:6.3f} {c.recall:6.3f} {c.f1:6.3f}   {c.right:5} {c.false:5} {c.missed:6}   {score.end_to_end(name):13.3f}"
        )
    for name, share in (("stance accuracy", score.stance), ("side accuracy", score.side), ("primary flag", score.primary)):
        lines.append(f"{name:18} {share.value:6.3f}   ({share.right}/{share.of})")
    lines.append(f"non-reports        {score.false_on_non_reports} of {score.non_reports} texts without an event drew a false one")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("told", type=Path)
    parser.add_argument("--only", default="", help="names of texts, parted by commas")
    given = parser.parse_args()
    gold, told = (json.loads(path.read_text(encoding="utf-8")) for path in (given.gold, given.told))
    print(print_table(score_all(gold, told, given.gold.parent, filter(None, given.only.split(",")))))


if __name__ == "__main__":
    main()
