"""Fetching: what happens between a spider's request and the response it reads.

What a spider says, in `request.meta`:

- `article` (True): this address is an article. What is readable is observed by whoever derives it
  (`crawler.pipelines`); everything else that can come of a request is observed here, for articles and for all
  other requests alike.
- `title`: the words of the link, kept with the observations.
- `unconditional` (True): ask without If-None-Match and If-Modified-Since.

What it finds, in `response.meta`:

- `capture`: the `archive.captures.Capture` already on disk, `ref` set, body as served (`response.body` is
  decoded).
- `verdict`: a `crawler.fetch.verdict.Verdict`; only one whose `readable` is true may be read. Otherwise its
  `outcome` (`not-modified`, `gone`, `blocked`, `failed`) is already observed and the spider has only its own
  books to settle.

An errback is called for what gave no response (also observed already). `Recorder.of(crawler)` is the way to
the archive.
"""
