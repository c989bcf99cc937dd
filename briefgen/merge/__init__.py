"""From accounts to the matrix: copies found, accounts of one event put together, disagreements kept as checks."""

from briefgen.merge.matrix import merge, merge_texts

__all__ = ["merge", "merge_texts"]
