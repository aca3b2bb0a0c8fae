"""What the archive's text is worth, in figures, and the floors under which none may fall: `make eval`."""
