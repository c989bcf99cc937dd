"""The commands and their options. What a command does stands in `work.py`, which is imported when one runs: `--help` stays quick."""

from __future__ import annotations

import atexit
import gc
import itertools
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen import __version__
from briefgen.cli.console import Console, print_error, print_json
from briefgen.cli.template import template_app
from briefgen.errors import BriefgenError, UsageError

if TYPE_CHECKING:
    from briefgen.cli.effort import Effort
    from briefgen.readers.limits import Limits

# How many new objects there must be before the garbage collector looks around, instead of Python's 700.
QUIET_COLLECTOR = 100_000

app = typer.Typer(
    name="briefgen",
    help="From a folder of diplomatic readouts to an event matrix in Excel and a cited briefing memo in Word, offline.",
    epilog="Example: briefgen build readouts/ -o output/",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: the same in a pipe, and no rich to load
    pretty_exceptions_enable=False,
)
lexicon_app = typer.Typer(
    name="lexicon",
    help="Your own terms, laid over the tables that ship.",
    epilog="Example: briefgen lexicon check desk.toml",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(lexicon_app)
cache_app = typer.Typer(
    name="cache",
    help="What is kept of texts read earlier.",
    epilog="Example: briefgen cache clear",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(cache_app)

app.add_typer(template_app)

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders (with all that is in them) or - for standard input.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Date of the document: 2024-12-31. Else the latest one held.")]
Replace = Annotated[
    bool, typer.Option("--replace", help="Begin anew in the place of a file that was edited, and keep that one under another name.")
]
LexiconFile = Annotated[
    str | None,
    typer.Option("--lexicon", metavar="FILE", envvar="BRIEFGEN_LEXICON", help="Your own terms, laid over those that ship (TOML)."),
]
Limit = Annotated[
    list[str] | None,
    typer.Option(
        "--limit", metavar="NAME=NUMBER", envvar="BRIEFGEN_LIMITS", help="How much of a file is read: file_mb=200. See the README."
    ),
]
Backup = Annotated[
    bool, typer.Option("--backup/--no-backup", help="Keep the workbook as it was before an update beside it, under the day's date.")
]
Cores = Annotated[
    int, typer.Option("--cores", metavar="N", envvar="BRIEFGEN_CORES", min=0, help="Processes for many files; 0 is one for each core.")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Read every file anew, and keep nothing of it for the next run.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but warnings and errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more: each text, and each point that needs a look.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"briefgen {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")] = False,
) -> None:
    pass


@app.command(epilog="Example: briefgen build readouts/ -o output/")
def build(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Folder for the results.")] = Path("output"),
    as_of: AsOf = None,
    replace: Replace = False,
    backup: Backup = True,
    lexicon: LexiconFile = None,
    limit: Limit = None,
    cores: Cores = 0,
    no_cache: NoCache = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    as_json: Json = False,
) -> None:
    """Readouts in; event matrix and briefing memo out.

    Writes event-matrix.xlsx and briefing-memo.docx, or one memo for each pair of parties where the texts tell of several. A workbook that is
    there is brought up to date, as by briefgen matrix, and the memos are made from it.
    """
    from briefgen.cli import work

    console = Console(quiet=quiet, verbose=verbose, as_json=as_json)
    limits, effort = _limits(limit), _effort(cores, no_cache)
    work.build(
        inputs,
        output,
        as_of=_day(as_of),
        replace_edited=replace,
        console=console,
        lexicon=lexicon,
        limits=limits,
        effort=effort,
        backup=backup,
    )


@app.command(epilog="Example: briefgen matrix embassy-note.html -o output/event-matrix.xlsx --dry-run")
def matrix(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The workbook, new or there.")] = Path(
        "output/event-matrix.xlsx"
    ),
    as_of: AsOf = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what would change in a workbook that is there, and write nothing.")
    ] = False,
    replace: Replace = False,
    backup: Backup = True,
    lexicon: LexiconFile = None,
    limit: Limit = None,
    cores: Cores = 0,
    no_cache: NoCache = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    as_json: Json = False,
) -> None:
    """Readouts in; the event matrix, an Excel workbook, out.

    A workbook that is there (.xlsx, .xlsm) is brought up to date: new meetings become rows, and what people did in it stays. Where new texts see
    a cell differently that somebody changed, the sheet Proposals asks; answer yes or no there, and the next run acts on it.
    """
    from briefgen.cli import work

    console = Console(quiet=quiet, verbose=verbose, as_json=as_json)
    work.matrix(
        inputs,
        output,
        as_of=_day(as_of),
        replace_edited=replace,
        console=console,
        lexicon=lexicon,
        limits=_limits(limit),
        effort=_effort(cores, no_cache),
        backup=backup,
        dry_run=dry_run,
    )


@app.command(epilog="Example: briefgen watch readouts/ -o output/event-matrix.xlsx")
def watch(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder into which readouts come.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The workbook, new or there.")] = Path(
        "output/event-matrix.xlsx"
    ),
    every: Annotated[float, typer.Option("--every", metavar="SECONDS", min=0.1, help="How often to look.")] = 2.0,
    lexicon: LexiconFile = None,
    limit: Limit = None,
    cores: Cores = 0,
    no_cache: NoCache = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Brings the workbook up to date whenever readouts come into a folder, change or go, until Ctrl-C.

    What people did in the workbook stays, as with briefgen matrix. A backup is kept of the workbook as it was before the first update.
    """
    from briefgen.cli import work
    from briefgen.cli.watch import watch as watch_folder

    console = Console(quiet=quiet, verbose=verbose)
    limits, effort = _limits(limit), _effort(cores, no_cache)

    updates = itertools.count()

    def update() -> None:
        work.matrix(
            [str(folder)],
            output,
            as_of=None,
            replace_edited=False,
            console=console,
            lexicon=lexicon,
            limits=limits,
            effort=effort,
            backup=next(updates) == 0,
        )

    watch_folder(folder, update, every, console)


@app.command(epilog="Example: briefgen memo output/event-matrix.xlsx --pair VN-US --template scene-setter --our-side VN")
def memo(
    workbook: Annotated[str, typer.Argument(metavar="WORKBOOK", help="The event matrix, as people left it.")],
    template: Annotated[
        str, typer.Option("--template", "-t", help="A template that ships (briefgen template list), or a .docx file of your own.")
    ] = "memo",
    profile: Annotated[str | None, typer.Option("--profile", help="Paper, fonts, dates and marks of a house: intl, us, uk or vn.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="The memo. Else beside the workbook.")] = None,
    pair: Annotated[str | None, typer.Option("--pair", metavar="AA-BB", help="The two parties by code, where there are more.")] = None,
    our_side: Annotated[str, typer.Option("--our-side", metavar="AA", help="Which of the two parties is the reader's own.")] = "",
    meeting: Annotated[
        str, typer.Option("--meeting", metavar="ID", help="The meeting (id or date) that a paper on one meeting is about.")
    ] = "",
    details: Annotated[str, typer.Option("--details", metavar="TEXT", help="Who meets, when and where, for the scene-setter.")] = "",
    pdf: Annotated[bool, typer.Option("--pdf", help="The same as PDF beside it, by the LibreOffice of this machine.")] = False,
    area: Annotated[list[str] | None, typer.Option("--area", metavar="NAME", help="An area to speak about; may be given again.")] = None,
    no_comments: Annotated[bool, typer.Option("--no-comments", help="No Word comments at what is to be verified.")] = False,
    as_of: AsOf = None,
    replace: Replace = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    as_json: Json = False,
) -> None:
    """The workbook in, as people left it; briefing memo, or another paper, out."""
    from briefgen.cli import work
    from briefgen.memo import Wish

    console = Console(quiet=quiet, verbose=verbose, as_json=as_json)
    wish = Wish(our_side, meeting, details, tuple(area or ()), comments=not no_comments)
    paper = work.Paper(template, profile, wish, pdf)
    work.memo(workbook, paper, output, pair, as_of=_day(as_of), replace_edited=replace, console=console)


@app.command(epilog="Example: briefgen show output/briefing-memo.docx")
def show(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A readout, a workbook or a memo; - for standard input.")],
    lexicon: LexiconFile = None,
    limit: Limit = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    as_json: Json = False,
) -> None:
    """A readout, workbook or memo as plain text.

    Of a readout: what the file says of itself, the text that was read, what was cut and why.
    """
    from briefgen.cli import work

    work.show(file, Console(quiet=quiet, verbose=verbose, as_json=as_json), lexicon, _limits(limit))


@app.command(epilog="Example: briefgen evidence readouts/ -o output/evidence.html")
def evidence(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The page.")] = Path("output/evidence.html"),
    as_of: AsOf = None,
    replace: Replace = False,
    lexicon: LexiconFile = None,
    limit: Limit = None,
    cores: Cores = 0,
    no_cache: NoCache = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    as_json: Json = False,
) -> None:
    """Readouts in; one page out that shows each text with all that was found in it.

    The page works offline in any browser: values with the rule behind them and their rows of the workbook, what was cut and why.
    """
    from briefgen.cli import work

    console = Console(quiet=quiet, verbose=verbose, as_json=as_json)
    effort = _effort(cores, no_cache)
    work.evidence(
        inputs, output, as_of=_day(as_of), replace_edited=replace, console=console, lexicon=lexicon, limits=_limits(limit), effort=effort
    )


@cache_app.command(epilog="Example: briefgen cache clear")
def clear(quiet: Quiet = False, verbose: Verbose = False, as_json: Json = False) -> None:
    """Takes away what is kept of texts read earlier; the next run reads them anew."""
    from briefgen.cli.cache import clear_cache

    folder, freed = clear_cache()
    console = Console(quiet=quiet, verbose=verbose, as_json=as_json)
    console.say(f"Taken away: {freed / 1_000_000:.1f} MB in {folder}." if freed else f"Nothing is kept in {folder}.")
    console.result({"command": "cache clear", "folder": str(folder), "bytes": freed})


@app.command(epilog="Example: briefgen add https://www.ministry.example/readouts/7 -o readouts")
def add(
    addresses: Annotated[list[str], typer.Argument(metavar="URL", help="Web addresses of readouts.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="The folder of readouts.")] = Path("readouts"),
    limit: Limit = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    as_json: Json = False,
) -> None:
    """Pages fetched into the folder of readouts, each with its address, the date and the sha256 of what came.

    The one command that uses the network; all others work on files alone.
    """
    from briefgen.cli import fetch

    fetch.add(addresses, output, _limits(limit), Console(quiet=quiet, verbose=verbose, as_json=as_json))


@app.command("check", epilog="Example: briefgen check output/event-matrix.xlsx")
def check_workbook(
    workbook: Annotated[str, typer.Argument(metavar="WORKBOOK", help="The event matrix, as people left it.")],
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Day as of which dates are past: 2024-12-31.")] = None,
    final: Annotated[bool, typer.Option("--final", help="The workbook is to leave the house: what must not is an error.")] = False,
    no_write: Annotated[bool, typer.Option("--no-write", help="Leave the workbook as it is.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    as_json: Json = False,
) -> int:
    """What a person should look at in a workbook.

    Prints each point with its cell and how to fix it, and writes the new ones on the sheet Checks; decisions that people wrote stay.
    The exit code is 1 where an error is open.
    """
    from briefgen.cli import check

    console = Console(quiet=quiet, verbose=verbose, as_json=as_json)
    return check.check(workbook, as_of=_day(as_of), final=final, write=not no_write, console=console)


@app.command(epilog="Example: briefgen doctor output/event-matrix.xlsx")
def doctor(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A workbook, .xlsx or .xlsm.")],
    quiet: Quiet = False,
    verbose: Verbose = False,
    as_json: Json = False,
) -> None:
    """What is in a workbook, and what an update would touch.

    Parts, features, links, hidden things, sensitivity labels, signatures, macros. Changes nothing.
    """
    from briefgen.cli import doctor

    doctor.doctor(file, Console(quiet=quiet, verbose=verbose, as_json=as_json))


@lexicon_app.command(epilog="Example: briefgen lexicon check desk.toml")
def check(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Your own terms (TOML); - for standard input.")],
    quiet: Quiet = False,
    verbose: Verbose = False,
    as_json: Json = False,
) -> int:
    """Every fault of a file with your own terms, or what it changes."""
    from briefgen.cli import lexicon

    return lexicon.check(file, Console(quiet=quiet, verbose=verbose, as_json=as_json))


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is not a date", where="--as-of", fix="write it as 2024-12-31") from error


def _effort(cores: int, no_cache: bool) -> Effort:
    from briefgen.cli.effort import Effort

    return Effort(cores, cached=not no_cache)


def _limits(settings: list[str] | None) -> Limits:
    from briefgen.readers.limits import set_limits

    return set_limits(" ".join(settings or ()))


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; the answer is the exit code. The one place where our errors end; all others are bugs and keep their traceback."""
    _quiet_collector()
    given = list(sys.argv[1:] if arguments is None else arguments)
    as_json = "--json" in (given[: given.index("--")] if "--" in given else given)
    for stream in (sys.stdout, sys.stderr):  # a terminal that lacks a letter shows a mark for it
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")
    try:
        code: Any = app(given, prog_name="briefgen", standalone_mode=False)
    except BriefgenError as error:
        print_error(error, as_json=as_json and sys.stdout is not None)
        return error.exit_code
    except typer.TyperException as error:
        return _wrong_usage(error, as_json=as_json)
    except (typer.Abort, KeyboardInterrupt):  # the second where typer was not yet, or no longer, at work
        return 130
    return code if isinstance(code, int) else 0


def _quiet_collector() -> None:
    """A command keeps what it makes until it ends, so that the garbage collector goes through all of it, again and again and once more at
    the end, and finds nothing: an eighth of the time of a small run."""
    gc.set_threshold(QUIET_COLLECTOR)
    atexit.register(gc.freeze)


def _wrong_usage(error: typer.TyperException, *, as_json: bool) -> int:
    message = error.format_message()
    if as_json:
        fix = "see briefgen --help"
        print_json({"ok": False, "error": {"what": message, "where": "", "fix": fix, "details": [], "exit_code": error.exit_code}})
    elif show_usage := getattr(error, "show", None):
        show_usage()
    else:
        print(f"Error: {message}", file=sys.stderr)
    return error.exit_code
