"""Reads the tags of a template against the fields that there will be, without any data: what cannot be found, looped over or printed."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from jinja2 import TemplateSyntaxError, nodes

from briefgen.word.compiled import opened
from briefgen.word.faults import NOTE, Fault, nearest
from briefgen.word.known import Known
from briefgen.word.language import ENVIRONMENT
from briefgen.word.markers import BODY, Mark
from briefgen.word.package import MAX_ITEMS
from briefgen.word.place import Place
from briefgen.word.source import Read
from briefgen.word.tagcheck import jinja_source
from briefgen.word.values import DATE_STYLES

_SAME_LIST = frozenset("sort reverse list unique select reject selectattr rejectattr".split())
_ONE_ITEM = frozenset("first last min max".split())
_NOTES = {"cite": "footnote", "comment": "comment"}
_ANY = Known("?")
_LOOP = Known("loop")


def check_template(data: bytes, name: str, known: Known | None = None) -> list[Fault]:
    """Every fault of a template, without data; [] when it can be filled. Those of the kinds WARNING and NOTE do not stop it from being filled.

    `known` are the fields that the data will have; None leaves the names unchecked. Raises TemplateError when the file is no Word file.
    """
    ready = opened(data, name)
    faults = [*ready.faults]
    seen = {(fault.place, fault.tag) for fault in faults}
    reads = [read for one in ready.prepared for read in one.reads]
    for read in reads:
        checker = _Checker(read, known, reads)
        faults += [fault for fault in checker.faults() if (fault.place, fault.tag) not in seen]
    faults += [warning for one in ready.prepared for warning in one.warnings]
    faults += _missing_styles(reads, ready.styles, ready.names)
    return sorted(dict.fromkeys(faults), key=_in_reading_order)


def _in_reading_order(fault: Fault) -> tuple[bool, str, int]:
    """The body first."""
    place = fault.place if isinstance(fault.place, Place) else Place("", "", 0)
    return place.part != BODY, place.part, place.number


@dataclass(slots=True)
class _Checker:
    """One tag: what it reads, in the loops around it."""

    read: Read
    known: Known | None
    reads: Sequence[Read]
    found: list[Fault] = field(default_factory=list)
    _scope: dict[str, Known] = field(default_factory=dict)

    def faults(self) -> list[Fault]:
        self._scope = dict(self.known.fields) if self.known else {}
        silent, self.found = self.found, []
        for mark in self.read.around:
            self._bind(mark)
        self.found = silent  # what is wrong with a loop is said at the loop
        mark = self.read.mark
        tree = _tree(mark)
        if tree is None or mark.tag is None:
            return self.found
        for loop in tree.find_all(nodes.For):
            self._loop(loop)
        self._filters(tree)
        for node in _outermost(tree, mark.word):
            kind = self._kind(node)
            if mark.word == "":
                self._printed(node, kind)
        return self.found

    def _filters(self, tree: nodes.Template) -> None:
        """What would fail with any data: a date in a style that there is not, a footnote where Word has none."""
        for node in tree.find_all(nodes.Filter):
            if node.name == "date" and node.args and isinstance(node.args[0], nodes.Const) and node.args[0].value not in DATE_STYLES:
                self._fault(f"unknown date style “{node.args[0].value}”", nearest(str(node.args[0].value), DATE_STYLES))
            elif node.name in _NOTES and not self.read.mark.notes_allowed and self.read.mark.word == "":
                self._fault(f"a {_NOTES[node.name]} can stand only in the body of the document", "print the text without it here")

    def _bind(self, mark: Mark) -> None:
        tree = _tree(mark)
        if tree is None:
            return
        for loop in tree.find_all(nodes.For):
            listed = self._kind(loop.iter)
            self._scope["loop"] = _LOOP
            if isinstance(loop.target, nodes.Name):
                self._scope[loop.target.name] = listed.item if listed.is_list else _ANY
            else:
                self._scope |= {name.name: _ANY for name in loop.target.find_all(nodes.Name)}
        for assign in tree.find_all(nodes.Assign):
            self._scope |= {name.name: self._kind(assign.node) for name in _targets(assign.target)}
        for block in tree.find_all(nodes.With):
            for target, value in zip(block.targets, block.values, strict=True):
                self._scope |= {name.name: self._kind(value) for name in _targets(target)}

    def _loop(self, loop: nodes.For) -> None:
        listed = self._kind(loop.iter)
        if listed not in (_ANY, _LOOP) and not listed.is_list:
            what = "a group of fields" if listed.fields else "one value"
            self._fault(f"“{listed.path}” is {what}, not a list", _lists(self.known))
        asked = _range_items(loop) * _product(_range_items(outer) for mark in self._loops_around() for outer in _loops(mark))
        if asked > MAX_ITEMS:
            self._fault(f"the loops ask for {asked:,} items", f"{MAX_ITEMS:,} are the most")

    def _loops_around(self) -> list[Mark]:
        return [mark for mark in self.read.around if mark.word == "for"]

    def _kind(self, node: nodes.Node) -> Known:
        """What an expression gives, as far as the fields tell; every unknown name in it is a fault."""
        if isinstance(node, nodes.Name):
            return self._name(node.name)
        if isinstance(node, nodes.Getattr):
            return self._field(node.node, node.attr)
        if isinstance(node, nodes.Getitem):
            if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
                return self._field(node.node, node.arg.value)
            owner = self._kind(node.node)
            self._kind(node.arg)
            return (
                owner.item if owner.is_list and isinstance(node.arg, nodes.Const) else owner if isinstance(node.arg, nodes.Slice) else _ANY
            )
        if isinstance(node, nodes.Filter) and node.node is not None:
            return self._filtered(node)
        if isinstance(node, nodes.Test) and node.name in ("defined", "undefined"):
            return _ANY
        for child in node.iter_child_nodes():
            if not (isinstance(node, nodes.Call) and child is node.node):
                self._kind(child)
        return _ANY

    def _filtered(self, node: nodes.Filter) -> Known:
        assert node.node is not None
        if node.name in ("default", "d"):  # an unknown name is no fault here
            return _ANY
        kind = self._kind(node.node)
        for argument in (*node.args, *node.kwargs):
            self._kind(argument)
        if node.name in _SAME_LIST:
            return kind
        if node.name == "batch" and kind.is_list:
            return replace(kind, in_parts=True)
        if node.name in _ONE_ITEM and kind.is_list:
            return kind.item
        return _ANY

    def _name(self, name: str) -> Known:
        if self.known is None or name in self._scope or name in ENVIRONMENT.globals:
            return self._scope.get(name, _ANY)
        if inside := self._other_loop(name):
            row = "; to repeat a table row, put it in the row’s last cell" if "column" in self.read.mark.place else ""
            self._fault(f"“{name}” is known only between {inside.source} and its endfor", f"move the tag in, or the endfor behind it{row}")
        elif better := self._loop_variable(name):
            self._fault(f"unknown field “{name}”", f"inside this loop it is called {better}")
        else:
            self._fault(f"unknown field “{name}”", self._nearest(name))
        return _ANY

    def _nearest(self, name: str) -> str:
        """The nearest name; else the field of that name further down: `venue` may be `meeting.venue`."""
        close = difflib.get_close_matches(name, self._scope, n=1, cutoff=0.6)
        if not close:
            held = [f"{outer}.{name}" for outer, kind in self._scope.items() if name in kind.fields and not kind.is_list]
            if held:
                return f"did you mean {held[0]}?"
        return nearest(name, self._scope)

    def _other_loop(self, name: str) -> Mark | None:
        """A loop elsewhere that binds the name."""
        for read in self.reads:
            if read.mark.word == "for" and any(name in {n.name for n in _targets(loop.target)} for loop in _loops(read.mark)):
                return read.mark
        return None

    def _loop_variable(self, name: str) -> str:
        """What the innermost loop around calls its item, if that has the field that is asked of `name`, or goes over `name` in the plural."""
        tree = _tree(self.read.mark)
        asked = {n.attr for n in tree.find_all(nodes.Getattr) if isinstance(n.node, nodes.Name) and n.node.name == name} if tree else set()
        for mark in reversed(self._loops_around()):
            for loop in _loops(mark):
                if isinstance(loop.target, nodes.Name) and asked and asked <= self._scope.get(loop.target.name, _ANY).fields.keys():
                    return loop.target.name
        return ""

    def _field(self, owner: nodes.Node, name: str) -> Known:
        kind = self._kind(owner)
        if kind in (_ANY, _LOOP) or self.known is None:
            return _ANY
        if kind.is_list:
            if name in kind.fields:
                last = kind.path.rpartition(".")[2]
                self._fault(
                    f"“{kind.path}” is a list, its items have the field “{name}”", f"{{% for item in {last} %}} ... {{{{ item.{name} }}}}"
                )
                return _ANY
            self._fault(f"“{kind.path}” is a list and has no field “{name}”")
            return _ANY
        if name in kind.fields:
            return kind.fields[name]
        if kind.is_value and name in _METHODS:
            return _ANY
        if kind.fields or kind.is_value:
            self._fault(f"unknown field “{name}”" + (f" of “{kind.path}”" if kind.path else ""), nearest(name, kind.fields))
        return _ANY

    def _printed(self, node: nodes.Node, kind: Known) -> None:
        if kind.is_list and kind.fields:
            self._fault(f"“{kind.path}” is a list of groups and cannot be printed", "name a field of its items, in a loop")
        elif kind.fields:
            self._fault(f"“{kind.path}” is a group and cannot be printed", f"name one of {', '.join(list(kind.fields)[:6])}")
        elif kind.can_be_empty and not self._asked_before(kind):
            self.found.append(
                Fault(
                    f"“{kind.path}” can be empty",
                    self.read.mark.place,
                    self.read.mark.source,
                    "then nothing is printed; {% if %} or default() can say so",
                    NOTE,
                )
            )

    def _asked_before(self, kind: Known) -> bool:
        """Whether an if around the tag asks for the field."""
        name = kind.path.rpartition(".")[2]
        return any(mark.tag is not None and name in mark.tag.code for mark in self.read.conditions)

    def _fault(self, what: str, fix: str = "") -> None:
        self.found.append(Fault(what, self.read.mark.place, self.read.mark.source, fix))


_METHODS = frozenset("strftime isoformat upper lower title strip split items keys values get year month day".split())


def _tree(mark: Mark) -> nodes.Template | None:
    source = jinja_source(mark.word, mark.tag.code) if mark.tag else None
    try:
        return ENVIRONMENT.parse(source) if source else None
    except (TemplateSyntaxError, RecursionError, MemoryError):
        return None


def _outermost(tree: nodes.Template, word: str) -> Iterator[nodes.Node]:
    """The expressions that the tag works out, but for what a loop goes over."""
    for node in tree.body:
        if isinstance(node, nodes.Output):
            yield from node.nodes
        elif isinstance(node, nodes.If):
            yield node.test
            if word == "elif":
                yield from _outermost(nodes.Template(node.body), "if")
        elif isinstance(node, nodes.Assign):
            yield node.node
        elif isinstance(node, nodes.With):
            yield from node.values


def _loops(mark: Mark) -> list[nodes.For]:
    tree = _tree(mark)
    return list(tree.find_all(nodes.For)) if tree else []


def _targets(target: nodes.Node) -> list[nodes.Name]:
    return [target] if isinstance(target, nodes.Name) else list(target.find_all(nodes.Name))


def _range_items(loop: nodes.For) -> int:
    """How many items a loop over range(n) has; 1 when only the data can tell."""
    call = loop.iter
    if not (isinstance(call, nodes.Call) and isinstance(call.node, nodes.Name) and call.node.name == "range"):
        return 1
    try:
        return len(range(*(int(argument.as_const()) for argument in call.args)))
    except OverflowError:
        return MAX_ITEMS + 1
    except (nodes.Impossible, TypeError, ValueError):
        return 1


def _product(numbers: Iterator[int]) -> int:
    product = 1
    for number in numbers:
        product *= number
    return product


def _lists(known: Known | None) -> str:
    lists = [name for name, kind in known.fields.items() if kind.is_list] if known else []
    return f"the lists are {', '.join(lists[:12])}" if lists else ""


def _missing_styles(reads: Sequence[Read], styles: dict[str, str], names: dict[str, str]) -> list[Fault]:
    """Styles that a tag names, or that what it makes would have, and that the template lacks."""
    faults = []
    wanted = {"cite": ("footnote text", "Footnote Text"), "link": ("hyperlink", "Hyperlink"), "human": ("human input", "Human input")}
    for read in reads:
        mark, tree = read.mark, _tree(read.mark)
        if tree is None:
            continue
        for node in tree.find_all(nodes.Filter):
            if node.name == "style" and node.args and isinstance(node.args[0], nodes.Const):
                name = str(node.args[0].value)
                if name.lower() not in styles:
                    faults.append(
                        Fault(f"the template has no character style “{name}”", mark.place, mark.source, _near_style(name, styles))
                    )
        made = {node.name for node in tree.find_all(nodes.Filter)} | {
            node.node.name for node in tree.find_all(nodes.Call) if isinstance(node.node, nodes.Name)
        }
        for name in sorted(made & wanted.keys()):
            lower, shown = wanted.pop(name)
            if lower not in names.values():
                what = f"the template has no style “{shown}”"
                faults.append(Fault(what, mark.place, mark.source, "add it in Word to set how this looks", NOTE))
        if mark.unknown_style:
            what = f"its paragraph has the style “{mark.unknown_style}”, which the template lacks"
            faults.append(Fault(what, mark.place, mark.source, "give the paragraph another style", NOTE))
    return faults


def _near_style(name: str, styles: dict[str, str]) -> str:
    close = difflib.get_close_matches(name.lower(), styles, n=1)
    return f"did you mean {close[0]}?" if close else ""
