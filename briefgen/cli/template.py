"""`briefgen template`: what staff need who change a template or write one. Each command imports what it needs when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli.console import Console, complain, counted
from briefgen.cli.files import State
from briefgen.errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.word.faults import Fault

template_app = typer.Typer(
    name="template",
    help="Word templates: what they may hold, and whether they hold it rightly.",
    epilog="Example: briefgen template check our-memo.docx",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@template_app.command(epilog="Example: briefgen template check our-memo.docx --annotate our-memo-faults.docx")
def check(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A template (.docx) of your own, or the name of one that ships.")],
    annotate: Annotated[
        Path | None, typer.Option("--annotate", metavar="FILE", help="Write a copy with a Word comment at each fault.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace an older such copy, and keep it under another name.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but faults.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more: fields that can be empty, styles that are missing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> int:
    """Every fault of a template at once, without data: what is wrong, where, and how to mend it."""
    from briefgen.cli.files import write_results
    from briefgen.cli.work import read_template
    from briefgen.memo.fields import known
    from briefgen.word.annotate import annotated
    from briefgen.word.lint import check_template

    console = Console(quiet=quiet, verbose=verbose, as_json=as_json)
    data, name = read_template(file)
    faults = check_template(data, name, known())
    if annotate is not None:
        write_results({annotate: annotated(data, name, faults)}, _state_of_copy, replace=replace)
    return _told(faults, name, annotate, console)


def _state_of_copy(data: bytes, _: str) -> State:
    """A copy with comments of ours may hold corrections too; any other file is not for us to replace."""
    from briefgen.word.annotate import is_annotated

    return State.EDITED if is_annotated(data) else State.FOREIGN


def _told(faults: Sequence[Fault], name: str, copy: Path | None, console: Console) -> int:
    """Prints the faults; the exit code."""
    wrong = [fault for fault in faults if fault.kind == "fault"]
    notes = [fault for fault in faults if fault.kind != "fault"]
    if not console.as_json:
        for number, fault in enumerate(wrong, 1):
            complain(f"{number}. {fault.line()}")
        for fault in notes:
            console.detail(f"note: {fault.line()}")
        more = f" {counted(len(notes), 'note')} with -v." if notes and not console.verbose else ""
        if wrong:
            complain(f"{counted(len(wrong), 'fault')} in {name}.")
        else:
            console.say(f"{name} can be filled.{more}")
        if copy is not None:
            console.say(f"Wrote {copy}.")
    listed: list[dict[str, Any]] = [
        {"kind": fault.kind, "what": fault.what, "where": str(fault.place), "tag": fault.tag, "fix": fault.fix} for fault in faults
    ]
    values = {"command": "template check", "file": name, "faults": listed, **({"annotated": str(copy)} if copy else {})}
    console.result(values if not wrong else {"ok": False, **values})
    return TemplateError.exit_code if wrong else 0
