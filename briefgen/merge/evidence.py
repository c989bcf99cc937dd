"""The sentences that a matrix rests on."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from briefgen.model import Evidence, Readout, Source, Span
from briefgen.prepare.sentences import find_sentences


@dataclass(slots=True)
class EvidenceBook:
    """Sentences that something rests on, each once, with what rests on it."""

    readouts: dict[str, Readout]
    sources: dict[str, Source]  # by Readout.name
    _rows: dict[str, Evidence] = field(default_factory=dict)
    _supports: dict[str, list[str]] = field(default_factory=dict)
    _paragraphs: dict[str, list[int]] = field(default_factory=dict)  # where those of a text begin
    _sentences: dict[tuple[str, int], list[Span]] = field(default_factory=dict)  # of the paragraphs that were asked for

    def cite(self, readout_name: str, span: Span, fact: str) -> str:
        """The id of the evidence row for `span`, made if need be; `fact` is noted as resting on it."""
        readout, source = self.readouts[readout_name], self.sources[readout_name]
        raw = readout.raw_span(span)
        key = f"E-{source.source_id.removeprefix('S-')}-{raw.start}"
        if key not in self._rows:
            quote, printed = readout.text[span.start : span.end], readout.raw[raw.start : raw.end]
            words = printed.split()
            same = quote.count(" ") == len(words) - 1 and (quote == printed or "".join(quote.split()) == "".join(words))
            paragraph = bisect_right(self._begins(readout_name), span.start)
            start, end = readout.raw_start + raw.start, readout.raw_start + raw.end
            self._rows[key] = Evidence(key, source.source_id, paragraph, start, end, quote, not same)
            self._supports[key] = []
        if fact not in self._supports[key]:
            self._supports[key].append(fact)
        return key

    def rows(self) -> tuple[Evidence, ...]:
        """The rows of all that was cited, by source and place."""
        found = (replace(row, supports=tuple(self._supports[key])) for key, row in self._rows.items())
        return tuple(sorted(found, key=lambda row: (row.source, row.char_start)))

    def cite_around(self, readout_name: str, span: Span, fact: str) -> str:
        """The same for the whole sentence in which `span` stands."""
        begins = self._begins(readout_name)
        number = bisect_right(begins, span.start) - 1
        key = readout_name, number
        if key not in self._sentences:
            begin = begins[number]
            end = begins[number + 1] - 2 if number + 1 < len(begins) else None
            found = find_sentences(self.readouts[readout_name].text[begin:end])
            self._sentences[key] = [Span(begin + one.start, begin + one.end) for one in found]
        sentence = next((one for one in reversed(self._sentences[key]) if one.start <= span.start), None)
        return self.cite(readout_name, sentence if sentence and span.start < sentence.end else span, fact)

    def _begins(self, readout_name: str) -> list[int]:
        if readout_name not in self._paragraphs:
            lengths = (len(paragraph) + 2 for paragraph in self.readouts[readout_name].text.split("\n\n"))
            self._paragraphs[readout_name] = [0, *itertools.accumulate(lengths)][:-1]
        return self._paragraphs[readout_name]
