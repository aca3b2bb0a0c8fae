"""Scrapy's settings. Every one that is not Scrapy's default says why."""

import os

BOT_NAME = "yaowen"
# Scrapy's own loader is the registry of sites, so `scrapy list` shows them. A site file that cannot be
# imported is an error (SPIDER_LOADER_WARN_ONLY stays False): a site must not be missing in silence.
SPIDER_MODULES = ["crawler.sites"]
# `scrapy crawl` ends with 0 whatever happened; ours with the status of `yaowen crawl`.
COMMANDS_MODULE = "crawler.commands.scrapy"

# --- Who is asking --------------------------------------------------------------------------------
# Where the people behind a crawl can be reached: an address of mail or of a page. It goes into the user agent,
# so that a site's keeper can write instead of shutting us out; without it every crawl of the web warns.
CONTACT = os.environ.get("YAOWEN_CONTACT", "")
# USER_AGENT is made from it when a crawl starts: an honest name, so that a site can tell us apart. This is
# the name in robots.txt.
ROBOTSTXT_USER_AGENT = "yaowen"
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    # Some sites choose the language by it; Scrapy asks for English.
    "Accept-Language": "zh-CN,zh;q=0.9",
    # Scrapy also offers br and zstd, which tools that read WARC cannot all undo.
    "Accept-Encoding": "gzip, deflate",
}

# --- Politeness -----------------------------------------------------------------------------------
ROBOTSTXT_OBEY = True
# One request at a time, and never sooner than a second after the last. Jitter would undercut the second.
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0
# Slower still when the server is; never below DOWNLOAD_DELAY or the site's Crawl-delay.
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0

# --- When it does not work ------------------------------------------------------------------------
RETRY_TIMES = 3
# Seconds before the first retry; doubled with each.
RETRY_BACKOFF = 5.0
# The longest Retry-After or Crawl-delay a run waits for; a longer one ends this run's visit to that server.
RETRY_AFTER_MAX = 300.0
# After so many requests in a row that came to nothing (no answer, 5xx, blocked) a run leaves the server alone: three
# pages of one that is down, each tried four times, take ten minutes.
TROUBLE_MOST = 12
# Gone, blocked and failed answers are looks too: let them through to the spider, which settles its books.
HTTPERROR_ALLOW_ALL = True
# Three minutes hold up a site's only request slot for too long.
DOWNLOAD_TIMEOUT = 60
REDIRECT_MAX_TIMES = 8
# A page that sends on after half a minute means to be read, not left.
METAREFRESH_MAXDELAY = 10

# --- Bounds ---------------------------------------------------------------------------------------
# Per body, as sent and again once unpacked. Articles are a hundred times smaller; Scrapy's gigabyte is a way
# to be hurt.
DOWNLOAD_MAXSIZE = 20 * 1024 * 1024
DOWNLOAD_WARNSIZE = 8 * 1024 * 1024
# A body that was cut is captured as such (WARC-Truncated), tried again and never derived. Scrapy would drop
# it unseen.
DOWNLOAD_FAIL_ON_DATALOSS = False
MEMUSAGE_WARNING_MB = 2048

# Each of these costs every page a share of the reactor's time, and has nothing to do here: no status is an error to a
# spider, walks bound themselves, and no request's meta is copied.
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
    # It drops what is too long without a word; ours is told of (`crawler.spiders.rows.is_fetchable`).
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
}
# Parses the source of the callback again for every response; the types say the same.
WARN_ON_GENERATOR_RETURN_VALUE = False
# Scrapy makes so many tasks for every response, busy or not, and a response brings one article at most.
CONCURRENT_ITEMS = 1
# The archive remembers every look; to count headers beside it tells nobody anything.
DOWNLOADER_STATS = False

# --- Safety ---------------------------------------------------------------------------------------
# Scrapy accepts any certificate.
DOWNLOAD_VERIFY_CERTIFICATES = True
# Resolves IPv6 as well; the guard on addresses wraps whichever resolver there is.
TWISTED_DNS_RESOLVER = "scrapy.resolver.CachingHostnameResolver"
# Hosts (`host` or `host:port`) that may be fetched although their address is not public.
ALLOW_PRIVATE_HOSTS: list[str] = []
# A proxy named in the environment would connect for us, where the guard on addresses cannot see.
HTTPPROXY_ENABLED = False
# Pages are public: a session kept between articles would only make two crawls see different pages.
COOKIES_ENABLED = False
# Both open a port that runs any Python sent to it.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
DOWNLOAD_HANDLERS = {
    "http": "crawler.fetch.network.NetworkHandler",
    "https": "crawler.fetch.network.NetworkHandler",
    # Links and redirects come from strangers: nothing but the web is fetched for them.
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}

# --- The archive ----------------------------------------------------------------------------------
# The folder of the archive (`--data`, YAOWEN_DATA).
DATA = os.environ.get("YAOWEN_DATA") or "data"
# A transaction holds so many changes, or those of so many seconds, whichever comes first.
WRITE_BATCH = 200
WRITE_PATIENCE = 0.5
# Run against these captures in place of the network (`--replay`).
REPLAY_FILES: list[str] = []

# --- Reading --------------------------------------------------------------------------------------
# How pages are read: worker processes (0: one a core), seconds and bytes of address space a page may take,
# and what reads it, by name, so that only the workers import it.
EXTRACTION_PROCESSES = 0
EXTRACTION_TIMEOUT = 30.0
EXTRACTION_MEMORY = 2 << 30
EXTRACTION_DERIVE = "crawler.derive.derive"

# --- Parts ----------------------------------------------------------------------------------------
ADDONS = {
    "crawler.fetch.agent.Agent": 50,
    "crawler.fetch.replay.Replay": 100,
}
EXTENSIONS = {
    "crawler.fetch.recorder.Recorder": 0,
    "crawler.fetch.garbage.LeaveOutOfCollection": 0,
    "crawler.fetch.limits.SizeLimit": 0,
    "scrapy.extensions.throttle.AutoThrottle": None,
    "crawler.fetch.throttle.CrawlDelay": 0,
    "crawler.fetch.throttle.Throttle": 0,
    "scrapy.extensions.telnet.TelnetConsole": None,
    "scrapy.extensions.remote_control.RemoteControl": None,
}
ITEM_PIPELINES = {
    "crawler.pipelines.DerivePipeline": 100,
}
DOWNLOADER_MIDDLEWARES = {
    # Sites say themselves which addresses are theirs, and none of them asks for a password.
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.fetch.robots.RobotsMiddleware": 100,
    "crawler.fetch.conditional.ConditionalMiddleware": 510,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "crawler.fetch.retry.PatientRetry": 550,
    # Behind redirects and decompression, before retries: each final answer once, each attempt too.
    "crawler.fetch.looks.LookMiddleware": 570,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "crawler.fetch.looks.MetaRefreshes": 580,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "crawler.fetch.looks.Decompression": 590,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "crawler.fetch.looks.Redirects": 600,
    # Next to the downloader: every hop passes here, its body as sent.
    "crawler.fetch.capture.CaptureMiddleware": 860,
}

LOG_LEVEL = "INFO"
LOG_FORMATTER = "crawler.fetch.lines.Lines"
