"""The same text elsewhere: which records tell what another site tells, found by sketches and proved on the texts.

    words      what of a text counts, and its shingles
    sketch     a text in 128 numbers, by rensa, and the bands it is looked up by; only writing needs it
    spots      where two texts part
    verdict    whether they are one text all the same
    origin     which of two records the text likely comes from
    linking    all that, within the transaction that stores a version
    relation   reading it

Records that are mostly alike share bands of their sketches, whatever else is in the archive; the few that do are
compared in full. The relation lies beside the records: no version, no fingerprint knows of it.
"""
