"""Taiwan's and Hong Kong's terms of drugs and their regulation, and what the mainland calls them.

The clean text keeps its author's words. `terms` says where they are and what to search for instead; `mapped` is for programs
that want the mainland's words in the text itself.
"""

from crawler.text.terms.lookup import mapped, terms
from crawler.text.terms.table import VERSION

__all__ = ["VERSION", "mapped", "terms"]
