"""Site chrome, bars, notices, credits, repeated captions: what stands in a text and is not the article."""

from crawler.text.furniture.sweep import PASS

__all__ = ["PASS"]
