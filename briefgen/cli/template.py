"""`briefgen template`: what staff need who change a template or write one. Each command imports what it needs when it runs."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli.console import Console, complain, counted
from briefgen.cli.files import State
from briefgen.errors import TemplateError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Matrix
    from briefgen.word.faults import Fault

template_app = typer.Typer(
    name="template",
    help="Word templates: what they may hold, and whether they hold it rightly.",
    epilog="Example: briefgen template check our-memo.docx",
    no_args_is_help=True,
    rich_markup_mode=None,
)


_AS_JSON = 'write it as {"field": "value", "list": [...]}'
Name = Annotated[str, typer.Argument(metavar="NAME", help="A template that ships, or a .docx file of your own.")]
Profile = Annotated[str | None, typer.Option("--profile", help="Paper, fonts, dates and marks of a house: intl, us, uk or vn.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but warnings and errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]


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
    warnings = [fault for fault in faults if fault.kind == "warning"]
    notes = [fault for fault in faults if fault.kind == "note"]
    if not console.as_json:
        for number, fault in enumerate(wrong, 1):
            complain(f"{number}. {fault.line()}")
        for fault in warnings:
            complain(f"warning: {fault.line()}")
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


@template_app.command("list", epilog="Example: briefgen template list")
def list_(quiet: Quiet = False, verbose: Verbose = False, as_json: Json = False) -> None:
    """The templates that ship, and the profiles in which each comes."""
    from briefgen.memo import profile_about, profile_names, template_about, template_names

    console = Console(quiet=quiet, verbose=verbose, as_json=as_json)
    templates = {name: template_about(name) for name in template_names()}
    profiles = {name: profile_about(name) for name in profile_names()}
    wide = max(map(len, (*templates, *profiles)))
    lines = [f"{name:<{wide}}  {about}" for name, about in templates.items()]
    lines += [
        "",
        "In each profile (--profile), the first where none is named:",
        *(f"{name:<{wide}}  {about}" for name, about in profiles.items()),
    ]
    console.say("\n".join(lines))
    console.result({"command": "template list", "templates": templates, "profiles": profiles})


@template_app.command(epilog="Example: briefgen template show scene-setter")
def show(name: Name, quiet: Quiet = False, verbose: Verbose = False, as_json: Json = False) -> None:
    """The fields that a template reads, each with an example from the sample readouts."""
    from briefgen.cli.work import read_template
    from briefgen.memo.examples import fields_of
    from briefgen.memo.fill import fields_read
    from briefgen.memo.preview import sample_contexts

    console = Console(quiet=quiet, verbose=verbose, as_json=as_json)
    data, named = read_template(name)
    wanted = fields_read(data, named)
    fields = fields_of(wanted, sample_contexts(_sample_matrix(), wanted))
    lines = [
        f"{path}: {example or '(nothing in the samples)'}" + (f"\n    {meaning}" if console.verbose else "")
        for path, meaning, example in fields
    ]
    put_about = "" if console.verbose else " What each is: -v, or templates/README.md."
    console.say("\n".join([f"{named} reads {counted(len(fields), 'field')}; [] is one for each item of a loop.{put_about}", *lines]))
    listed = [{"field": path, "meaning": meaning, "example": example} for path, meaning, example in fields]
    console.result({"command": "template show", "template": named, "fields": listed})


@template_app.command(epilog="Example: briefgen template new our-memo --from memo --profile uk")
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The new template's name, or its file: our-memo, desk/our-memo.docx.")],
    source: Annotated[str, typer.Option("--from", metavar="NAME", help="The template to begin with.")] = "memo",
    profile: Profile = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace a file that was edited, and keep it under another name.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    as_json: Json = False,
) -> None:
    """A template of your own, to be changed in Word: a copy of one that ships."""
    from briefgen.cli.files import write_results
    from briefgen.cli.ownership import state_of
    from briefgen.cli.work import named_file, read_template

    console = Console(quiet=quiet, verbose=verbose, as_json=as_json)
    data, _ = read_template(source, profile)
    target = Path(name)
    path = named_file(target if target.suffix.lower() == ".docx" else target.with_name(f"{target.name}.docx"), "", ".docx")
    kept = write_results({path: data}, state_of, replace=replace)
    console.say(
        f"Written: {path}\nChange it in Word, see whether it holds with: briefgen template check {path}\nFill it with: briefgen memo WORKBOOK -t {path}"
    )
    console.result(
        {"command": "template new", "file": str(path), "from": source, "kept": {str(old): str(copy) for old, copy in kept.items()}}
    )


@template_app.command(epilog="Example: briefgen template preview scene-setter --profile us --pdf")
def preview(
    name: Name,
    profile: Profile = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The preview. Else output/NAME-preview.docx.")
    ] = None,
    pdf: Annotated[bool, typer.Option("--pdf", help="The same as PDF beside it, by the LibreOffice of this machine.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Replace a file that was edited, and keep it under another name.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    as_json: Json = False,
) -> None:
    """A template filled with the sample readouts, to see how it looks."""
    from briefgen.cli.files import write_results
    from briefgen.cli.ownership import state_of
    from briefgen.cli.pdf import office
    from briefgen.cli.seal import seal
    from briefgen.cli.work import named_file, read_template, with_pdf
    from briefgen.memo.preview import fill_sample

    console = Console(quiet=quiet, verbose=verbose, as_json=as_json)
    data, named = read_template(name, profile)
    stem = Path(name).stem if name.lower().endswith(".docx") else name
    path = named_file(output or Path("output"), f"{stem}-preview.docx", ".docx")
    if pdf:
        office()
    filled = seal(fill_sample(_sample_matrix(), data, named, time.thread_time))
    results = with_pdf(path, filled) if pdf else {path: filled}
    kept = write_results(results, state_of, replace=replace)
    console.say("\n".join(f"Written: {file}" for file in results))
    values = {"files": [str(file) for file in results], "kept": {str(old): str(copy) for old, copy in kept.items()}}
    console.result({"command": "template preview", "template": named, **values})


@template_app.command(epilog="Example: briefgen template fill letter.docx letter.json -o output/letter.docx")
def fill(
    name: Name,
    data: Annotated[Path, typer.Argument(metavar="DATA", help="A JSON file with the fields that the template reads.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The document.")],
    replace: Annotated[bool, typer.Option("--replace", help="Replace a file that was edited, and keep it under another name.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    as_json: Json = False,
) -> None:
    """Any template filled with data of your own, as docxtpl does it: for documents that no workbook is behind."""
    from briefgen.cli.files import write_results
    from briefgen.cli.ownership import state_of
    from briefgen.cli.seal import seal
    from briefgen.cli.work import named_file, read_template
    from briefgen.word.engine import render

    console = Console(quiet=quiet, verbose=verbose, as_json=as_json)
    template, named = read_template(name)
    path = named_file(output, f"{Path(name).stem}-filled.docx", ".docx")
    kept = write_results({path: seal(render(template, named, _json_of(data), clock=time.thread_time))}, state_of, replace=replace)
    console.say(f"Written: {path}")
    console.result(
        {"command": "template fill", "file": str(path), "from": named, "kept": {str(old): str(copy) for old, copy in kept.items()}}
    )


def _json_of(file: Path) -> dict[str, Any]:
    """The fields that a JSON file holds. Raises UsageError."""
    import json

    def no_number(word: str) -> None:
        raise ValueError(f"{word} is no number")

    try:
        found = json.loads(file.read_bytes(), parse_constant=no_number)
    except OSError as error:
        raise UsageError(f"cannot be read ({error.strerror})", where=str(file), fix="give a JSON file") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"is no JSON ({error})", where=str(file), fix=_AS_JSON) from error
    if not isinstance(found, dict):
        raise UsageError("holds no fields", where=str(file), fix=_AS_JSON)
    return found


def _sample_matrix() -> Matrix:
    from briefgen.memo import sample_texts
    from briefgen.pipeline import build_matrix
    from briefgen.readers import read_document

    return build_matrix([read_document(data, name) for name, data in sample_texts().items()])
