"""What each command does, between the files that it was given and the files that it writes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from briefgen.cli import report
from briefgen.cli.console import Console, counted, put
from briefgen.cli.effort import Effort
from briefgen.cli.files import Result, Updated, check_target, discard, is_backup, write_results
from briefgen.cli.inputs import STDIN, Found, Inputs, Job, is_folder, read_bytes, read_inputs, shown
from briefgen.cli.lexicon import read_lexicon
from briefgen.cli.ownership import is_ours, state_of
from briefgen.cli.pairs import Pair, choose_pair, memo_name, pair_name
from briefgen.cli.pdf import as_pdf, office, outline_of
from briefgen.cli.update import Outcome, Untouched, brought_up_to_date, change_values, say_changes, untouched
from briefgen.errors import ReadoutError, TemplateError, UsageError, WorkbookError
from briefgen.model import Matrix
from briefgen.readers.limits import LIMITS, Limits

if TYPE_CHECKING:
    from briefgen.cli.again import Closing
    from briefgen.cli.inputs import Inputs
    from briefgen.cli.store import Store, TakenTexts
    from briefgen.lexicon import Lexicon
    from briefgen.memo import Wish
    from briefgen.pipeline import Findings

R = TypeVar("R")
EFFORT = Effort()
MATRIX_NAME = "event-matrix.xlsx"
EVIDENCE_NAME = "evidence.html"
WARNINGS_SHOWN = 20  # of a folder of old files each may have one


class Given(NamedTuple):
    """What is said of the input at the end, when its texts are no longer held."""

    unread: tuple[tuple[str, str], ...]  # name and reason of what could not be read
    skipped: tuple[str, ...]
    warnings: tuple[tuple[str, str], ...]  # name of a text, and what was done to it or left out of it


def build(
    inputs: Sequence[str],
    folder: Path,
    *,
    as_of: date | None,
    replace_edited: bool,
    console: Console,
    lexicon: str | None = None,
    limits: Limits = LIMITS,
    effort: Effort = EFFORT,
    backup: bool = True,
) -> None:
    """Readouts -> workbook, or the one that is there brought up to date, and memos in `folder`."""
    workbook_path = folder / MATRIX_NAME
    check_target(workbook_path)
    known, terms = untouched(workbook_path, effort), read_lexicon(lexicon)

    def worked_out(effort: Effort) -> tuple[Outcome, Given, dict[Path, Result]]:
        with _store() as store:
            read = read_texts(inputs, console, terms, limits, effort, store)
            found, given = findings_of(read, as_of, console, terms, _texts_wanted(workbook_path, known), store)
            del read  # of ten thousand texts their gists are a good part of the memory
            stands = None if found.texts else known
            outcome = brought_up_to_date(workbook_path, found, replace=replace_edited, effort=effort, known=stands)
            try:
                return outcome, given, {workbook_path: outcome.data, **_memos(outcome.matrix, outcome.sha256, folder)}
            except BaseException:
                discard(outcome.data)
                raise

    outcome, given, results = _remembered(worked_out, effort)
    kept = write_results(
        results, state_of, replace=replace_edited, updated=_updated(workbook_path, outcome, backup), as_written=_as_written(outcome)
    )
    _say_update(console, outcome)
    _close(console, "build", outcome.matrix, given, list(results), kept, update=outcome)
    if len(results) == 1:
        console.say(f"No memo: no meeting of two parties was found. For one on two of several: briefgen memo {workbook_path} --pair AA-BB")


def matrix(
    inputs: Sequence[str],
    target: Path,
    *,
    as_of: date | None,
    replace_edited: bool,
    console: Console,
    lexicon: str | None = None,
    limits: Limits = LIMITS,
    effort: Effort = EFFORT,
    backup: bool = True,
    dry_run: bool = False,
) -> None:
    """Readouts -> workbook, or the one that is there brought up to date; with `dry_run` only what that would change."""
    path = target if target.suffix.lower() == ".xlsm" and target.is_file() else named_file(target, MATRIX_NAME, ".xlsx")
    check_target(path)
    known, terms = untouched(path, effort), read_lexicon(lexicon)

    def worked_out(effort: Effort) -> tuple[Outcome | Closing, Given]:
        from briefgen.cli.again import closing_of, keep_closing, state_of

        with _store() as store:
            read = read_texts(inputs, console, terms, limits, effort, store)
            state = state_of(path, read, as_of, terms) if effort.cached and not dry_run else b""
            if known and not console.verbose and (closing := closing_of(store, state, known.sha256)) and known.still_stands():
                return closing, _given(console, read)
            unread = read.unread
            found, given = findings_of(read, as_of, console, terms, _texts_wanted(path, known), store)
            del read  # of ten thousand texts their gists are a good part of the memory
            stands = None if found.texts else known
            outcome = brought_up_to_date(path, found, replace=replace_edited, effort=effort, dry_run=dry_run, known=stands)
            if isinstance(outcome.data, Path):
                keep_closing(store, state, outcome.sha256, outcome.matrix, unread)
            return outcome, given

    outcome, given = _remembered(worked_out, effort)
    if not isinstance(outcome, Outcome):
        console.say(f"{outcome.summary}\nUnchanged: {path}")
        console.result({"command": "matrix", **outcome.values, **_given_values(given), "files": [str(path)], "kept": {}})
        return
    if dry_run:
        _say_update(console, outcome, every=True)
        console.say(f"Nothing is written: {path} {'would be a new workbook' if outcome.before is None else 'stays as it is'}.")
        console.result({"command": "matrix", "dry_run": True, **report.values(outcome.matrix), **change_values(outcome), "files": []})
        return
    updated = _updated(path, outcome, backup)
    kept = write_results({path: outcome.data}, state_of, replace=replace_edited, updated=updated, as_written=_as_written(outcome))
    _say_update(console, outcome)
    _close(console, "matrix", outcome.matrix, given, [path], kept, update=outcome)


def _store() -> Store:
    from briefgen.cli.store import Store

    return Store()


def _remembered(work: Callable[[Effort], R], effort: Effort) -> R:
    """What `work` gives; without the cache where what an earlier run kept goes, or turns out to be damaged, while this one needs it."""
    from briefgen.merge.texts import ForgottenError

    try:
        return work(effort)
    except ForgottenError:
        return work(replace(effort, cached=False))


def _texts_wanted(path: Path, known: Untouched | None) -> Callable[[Matrix], bool]:
    """Whether a matrix needs its texts to be written to `path`: not where there is no workbook to bring up to date, or a new one takes the
    place of the one that is `known`."""
    return lambda matrix: path.exists() and not (known and known.is_replaced_by(matrix))


def evidence(
    inputs: Sequence[str],
    target: Path,
    *,
    as_of: date | None,
    replace_edited: bool,
    console: Console,
    lexicon: str | None = None,
    limits: Limits = LIMITS,
    effort: Effort = EFFORT,
) -> None:
    """Readouts -> one page that shows what was found in them."""
    path = named_file(target, EVIDENCE_NAME, ".html")
    check_target(path)
    terms = read_lexicon(lexicon)

    def worked_out(effort: Effort) -> tuple[Findings, Given]:
        with _store() as store:
            read = read_texts(inputs, console, terms, limits, effort, store)
            return findings_of(read, as_of, console, terms, lambda _: True, store)

    found, given = _remembered(worked_out, effort)
    from briefgen.cli.page_seal import seal_page
    from briefgen.evidence import evidence_page

    page = seal_page(evidence_page(found.readouts, found.accounts, found.matrix))
    kept = write_results({path: page}, state_of, replace=replace_edited)
    _close(console, "evidence", found.matrix, given, [path], kept, checks="the head of the page")


@dataclass(frozen=True, slots=True)
class Paper:
    """Which document is wanted, and what the desk says of it."""

    template: str = "memo"  # a name, or a .docx file
    profile: str | None = None
    wish: Wish | None = None
    pdf: bool = False  # beside the document


def memo(
    workbook: str, paper: Paper, target: Path | None, pair: str | None, *, as_of: date | None, replace_edited: bool, console: Console
) -> None:
    """The workbook, as people left it -> memo."""
    from briefgen.brief import pairs
    from briefgen.workbook.read import examine_workbook

    data, name = read_workbook_file(workbook)
    reading = examine_workbook(data, name)
    for line in (told := report.not_understood(reading.problems)):
        console.warn(f"{name}: {line}")
    held = reading.checked
    held = replace(held, as_of=as_of) if as_of else held
    choices = pairs(held)
    chosen = choose_pair(held, choices, pair, name)
    beside = Path() if workbook == STDIN else Path(workbook).parent
    path = named_file(target or beside, memo_name(chosen, choices, paper.template), ".docx")
    check_target(path)
    if paper.pdf:
        office()
    bare = report.without_evidence(held)
    if bare:
        console.warn(f"{name}: {counted(bare, 'statement')} without evidence in the sheet Evidence; the memo cites no source for them")
    filled = _fill(held, chosen, read_template(paper.template, paper.profile), name, sha256(data).hexdigest(), paper.wish)
    results = with_pdf(path, filled) if paper.pdf else {path: filled}
    kept = write_results(results, state_of, replace=replace_edited)
    console.say("\n".join([f"Filled from {name}: {pair_name(chosen)}.", *report.written_lines(list(results))]))
    _say_kept(console, kept)
    values: dict[str, Any] = {"command": "memo", "pair": pair_name(chosen), "without_evidence": bare, "not_understood": told}
    console.result({**values, "files": [str(file) for file in results], "kept": _as_text(kept)})


def with_pdf(path: Path, document: bytes) -> dict[Path, bytes]:
    """The document and its PDF beside it, with the page numbers in a table of contents that LibreOffice finds. Raises OutputError where it makes
    none; a target that is taken is found before it is asked."""
    from briefgen.cli.seal import seal
    from briefgen.word.contents import with_page_numbers

    check_target(path.with_suffix(".pdf"))
    pdf = as_pdf(document, path.name)
    if numbered := with_page_numbers(document, outline_of(pdf)):
        document = seal(numbered)
        pdf = as_pdf(document, path.name)
    return {path: document, path.with_suffix(".pdf"): pdf}


def show(file: str, console: Console, lexicon: str | None = None, limits: Limits = LIMITS) -> None:
    """A readout, workbook or memo as plain text."""
    from briefgen.dump import dump

    found = Found(None, "standard input") if file == STDIN else Found(Path(file), shown(file))
    text = dump(read_bytes(found, limits), found.name, read_lexicon(lexicon), limits)
    if console.as_json:
        console.result({"command": "show", "file": found.name, "text": text})
    else:
        put(text.rstrip("\n"))


def read_texts(inputs: Sequence[str], console: Console, terms: Lexicon, limits: Limits, effort: Effort, store: Store) -> Inputs:
    """The input's texts; what earlier runs told of them is in the `store`, once many are given."""
    from briefgen.cli.batch import take_all

    def take(jobs: Iterator[Job], count: int) -> Iterator[TakenTexts]:
        return take_all(jobs, count, terms, limits, effort, store)

    return read_inputs(inputs, is_ours, console.progress, take, limits)


def findings_of(
    read: Inputs, as_of: date | None, console: Console, terms: Lexicon, wanted: Callable[[Matrix], bool], store: Store
) -> tuple[Findings, Given]:
    """What the texts say together, and, where they are `wanted`, the texts, with all rows of the matrix: of ten thousand files they are a good
    part of the memory. Where they are not, some rows are read from the `store` when somebody asks for them. Raises ReadoutError where no text
    reports a meeting, and ForgottenError where what an earlier run kept goes meanwhile."""
    from briefgen.merge.texts import loaded
    from briefgen.model.said import held_whole
    from briefgen.pipeline import put_together
    from briefgen.workbook.collector import no_collection

    with no_collection():
        found = put_together(read.texts, terms, as_of=as_of, unread=read.unread, keep=store)
        if wanted(found.matrix):
            found = replace(found, texts=tuple(map(loaded, found.texts)), matrix=held_whole(found.matrix))
        else:
            found = replace(found, texts=())
    given = _given(console, read)
    if not found.matrix.events:
        fix = "give readouts: press releases or news of meetings, in English"
        where = read.texts[0].name if len(read.texts) == 1 else f"{len(read.texts)} texts"
        error = ReadoutError("no report of a meeting was found", where=where, fix=fix)
        for source in found.matrix.sources:
            error.add_note(f"{source.file}: {source.remarks or source.status}")
        raise error
    return found, given


def _given(console: Console, read: Inputs) -> Given:
    """What is said of the input; what could not be read, or only with care, is told at once."""
    given = Given(read.unread, read.skipped, read.warnings)
    for name, reason in given.unread:
        console.warn(f"{name}: not read: {reason}")
    for name, warning in given.warnings[:WARNINGS_SHOWN]:
        console.warn(f"{name}: {warning}")
    if len(given.warnings) > WARNINGS_SHOWN:
        console.warn(f"{len(given.warnings) - WARNINGS_SHOWN} more of this kind: see the remarks in the sheet Sources")
    console.progress.clear()
    return given


def read_template(template: str, profile: str | None = None) -> tuple[bytes, str]:
    """A template's bytes and name: one of ours by its name, or a .docx file. Raises TemplateError, and UsageError for a profile of a file."""
    from briefgen.memo import template_bytes

    if not template.lower().endswith(".docx"):
        if Path(template).suffix or len(Path(template).parts) > 1:
            raise TemplateError("a template is a .docx file", where=shown(template), fix="save it in Word as a Word Document (.docx)")
        return template_bytes(template, profile or "intl"), template
    if profile:
        fix = f"leave it out, or begin with briefgen template new {shown(template)} --from memo --profile {profile}"
        raise UsageError("a template of your own has its own paper, fonts and dates", where="--profile", fix=fix)
    try:
        return read_bytes(Found(Path(template), shown(template))), shown(template)
    except ReadoutError as error:
        raise TemplateError(error.what, where=error.where, fix=error.fix) from error


def read_workbook_file(workbook: str) -> tuple[bytes, str]:
    """A workbook's bytes and the name that it goes by. Raises WorkbookError."""
    found = Found(None, "standard input") if workbook == STDIN else Found(Path(workbook), shown(workbook))
    try:
        data = read_bytes(found)
    except ReadoutError as error:
        raise WorkbookError(error.what, where=error.where, fix=error.fix) from error
    return data, found.name if found.path is None else shown(found.path.name)


def _updated(path: Path, outcome: Outcome, backup: bool) -> dict[Path, Updated]:
    """The workbook, where it is one that was brought up to date; the clock is asked for the date of the backup and nothing else."""
    return {} if outcome.before is None else {path: Updated(outcome.before, date.today() if backup else None)}


def _as_written(outcome: Outcome) -> dict[Path, str]:
    return {outcome.replaced.path: outcome.replaced.sha256} if outcome.replaced else {}


def _say_update(console: Console, outcome: Outcome, *, every: bool = False) -> None:
    if outcome.before is not None:
        say_changes(console, outcome, every=every)


def _memos(found: Matrix, digest: str, folder: Path) -> dict[Path, bytes]:
    """One memo for each pair; none where no meeting is of two parties, or of three at most: a summit of thirty would give 435."""
    from briefgen.brief import pairs

    choices = pairs(found)
    close = {pair for event in found.events if len(event.parties) <= 3 for pair in permutations(event.parties, 2)}
    template = read_template("memo")
    return {folder / memo_name(pair, choices): _fill(found, pair, template, MATRIX_NAME, digest) for pair in choices if pair in close}


def _fill(found: Matrix, pair: Pair, template: tuple[bytes, str], workbook_name: str, digest: str, wish: Wish | None = None) -> bytes:
    """The memo about one pair, sealed: what is changed in it from now on is a person's."""
    from briefgen.cli.seal import seal
    from briefgen.memo import fill_memo

    data, name = template
    filled = fill_memo(
        found, template=data, name=name, pair=pair, workbook_name=workbook_name, workbook_sha256=digest, wish=wish, clock=time.thread_time
    )
    return seal(filled)


def named_file(target: Path, name: str, suffix: str) -> Path:
    """The file to write: `target`, or `name` in it where it is a folder. Raises UsageError for a name with another ending."""
    if is_folder(target) or not target.suffix:
        return target / name
    if target.suffix.lower() != suffix:
        raise UsageError(f"the result is a {suffix} file", where=str(target), fix=f"name it with {suffix} at the end")
    return target


def _close(
    console: Console,
    command: str,
    found: Matrix,
    given: Given,
    written: Sequence[Path],
    kept: Mapping[Path, Path],
    checks: str = "the sheet Checks",
    update: Outcome | None = None,
) -> None:
    """The closing summary."""
    for source in found.sources:
        console.detail(f"{source.file}: {source.status}{f', same text as {source.same_text_as}' if source.same_text_as else ''}")
    for name in given.skipped:
        console.detail(f"{name}: passed over")
    for check in report.count(found).checks:
        console.detail(f"to look at: {check.where}: {check.what}")
    same = update is not None and update.before == update.data  # the workbook needed nothing, and was not written
    console.say(report.summary(found, given.unread, written[1:] if same else written, checks))
    if same:
        console.say(f"Unchanged: {written[0]}")
    _say_kept(console, kept)
    files = [str(path) for path in written]
    values: dict[str, Any] = {"command": command, **report.values(found), **_given_values(given)}
    changes = change_values(update) if update and update.before is not None else {}
    console.result({**values, **changes, "files": files, "kept": _as_text(kept)})


def _given_values(given: Given) -> dict[str, Any]:
    unread = [{"file": name, "reason": reason} for name, reason in given.unread]
    warnings = [{"file": name, "warning": warning} for name, warning in given.warnings]
    return {"unread": unread, "warnings": warnings, "skipped": list(given.skipped)}


def _say_kept(console: Console, kept: Mapping[Path, Path]) -> None:
    for path, copy in kept.items():
        backup = is_backup(copy)
        console.say(f"{path.name} as it was before: {copy.name}." if backup else f"The old {path.name} with its edits is now {copy.name}.")


def _as_text(kept: Mapping[Path, Path]) -> dict[str, str]:
    return {str(path): str(copy) for path, copy in kept.items()}
