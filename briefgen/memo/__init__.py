"""The documents for people: the templates that ship, what each may say, and the filling of them."""

from briefgen.memo.fill import Wish, fill_memo
from briefgen.memo.template_set import profile_about, profile_names, sample_texts, template_about, template_bytes, template_names

__all__ = ["Wish", "fill_memo", "profile_about", "profile_names", "sample_texts", "template_about", "template_bytes", "template_names"]
