"""WARC 1.1 (ISO 28500) through warcio: beyond here nobody knows of it."""
