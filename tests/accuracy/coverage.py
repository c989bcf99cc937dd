"""What the extraction finds in a folder of unlabelled releases, and what it may have missed: counts, and the most frequent of each.

    python tests/accuracy/coverage.py DIR [--show N]

A text without an event may be right (a speech, an announcement); the samples printed are there to be read.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from pathlib import Path

from briefgen.extract import accounts_of
from briefgen.extract.reading import Reading, read
from briefgen.extract.verbs import find_verbs
from briefgen.lexicon import load_lexicon
from briefgen.model import Account, Readout, Status
from briefgen.prepare import prepare
from briefgen.readers import read_document

_CAPITALS = re.compile(r"\b((?:[A-Z][a-z]+ ){1,4})(?=[A-Z][a-z]+ [A-Z][a-z]+,? (?:said|met|agreed|stressed|noted|welcomed|thanked))")


class Tally:
    """Counts over all texts, with samples."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.untitled: Counter[str] = Counter()
        self.silent_verbs: Counter[str] = Counter()
        self.samples: dict[str, list[str]] = {}

    def note(self, what: str, sample: str) -> None:
        self.counts[what] += 1
        self.samples.setdefault(what, []).append(sample)

    def add(self, readout: Readout, accounts: tuple[Account, ...], reading: Reading) -> None:
        """One text."""
        self.counts["texts"] += 1
        held = [account for account in accounts if account.status is Status.HELD]
        if not held:
            self.note("texts without an event", f"{readout.name}: {readout.text[:110]!r}")
            return
        self.counts["events held"] += len(held)
        main = held[0]
        head = f"{readout.name}: {main.name}"
        if not main.when.start:
            self.note("main events without a date", head)
        if len(main.parties) < 2:
            self.note("main events with fewer than two parties", head)
        if len({person.side for person in main.people if person.role == "lead"}) < 2:
            self.note("main events without two leads", head)
        for person in reading.registry.people:
            self.counts["people"] += 1
            if not person.side:
                self.note("people without a side", f"{readout.name}: {person.name} | {person.title}")
            if not person.title:
                self.untitled[person.name.split()[-1]] += 1
        told = {act.sentence.end for account in accounts for act in account.acts}
        for sentence in reading.body:
            hits = find_verbs(reading, sentence, [])
            self.counts["sentences with a stance verb"] += bool(hits)
            if hits and sentence.span.end not in told:
                self.counts["sentences with a stance verb and no statement"] += 1
                self.silent_verbs[hits[0].base] += 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=5)
    given = parser.parse_args()
    lexicon = load_lexicon()
    tally = Tally()
    started = time.perf_counter()
    slowest: list[tuple[float, str]] = []
    for path in sorted(given.folder.glob("*.txt")):
        begun = time.perf_counter()
        readout = prepare(read_document(path.read_bytes(), path.name), lexicon)
        if readout.language != "en" or not readout.text:
            tally.note("not read", path.name)
            continue
        tally.add(readout, accounts_of(readout, lexicon), read(readout, lexicon))
        slowest.append((time.perf_counter() - begun, path.name))
    for what, count in tally.counts.most_common():
        print(f"{count:6d}  {what}")
        for sample in tally.samples.get(what, ())[: given.show]:
            print(f"          {sample[:160]}")
    print("stance verbs of sentences without a statement:", tally.silent_verbs.most_common(15))
    print("names without a title:", tally.untitled.most_common(15))
    print(f"{time.perf_counter() - started:.1f} s; slowest: {sorted(slowest, reverse=True)[:3]}")


if __name__ == "__main__":
    main()
