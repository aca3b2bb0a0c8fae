"""What each command does, one module a command; `crawler.cli` only parses the command line."""
