"""The briefing memo: the template that ships, what it may say, and the filling of it."""

from briefgen.memo.fill import fill_memo
from briefgen.memo.template_set import template_bytes, template_names

__all__ = ["fill_memo", "template_bytes", "template_names"]
