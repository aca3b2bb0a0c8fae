"""Damages clean text the way mirrors do, at document scale, and scores the repair in the page and alone.

    python -m tests.bench.mirror [DOCUMENTS] [-v]

`texts` says what the text is, `style` what one site does, `damage` does it byte by byte, `score` compares.
"""
