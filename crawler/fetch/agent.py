"""Who we say we are: the user agent, made from the CONTACT setting."""

import logging
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from scrapy.settings import Settings

logger = logging.getLogger(__name__)


class Agent:
    """A Scrapy add-on. A USER_AGENT that somebody set stays."""

    def update_settings(self, settings: Settings) -> None:
        """Set USER_AGENT."""
        contact = settings["CONTACT"]
        if not (contact or settings.getlist("REPLAY_FILES")):
            warn_of_no_contact()
        settings.set("USER_AGENT", f"{software()} (+{contact})" if contact else software(), priority="addon")


@cache
def warn_of_no_contact() -> None:
    """Once, however many sites one process crawls."""
    logger.warning("CONTACT is not set: sites cannot reach you; set YAOWEN_CONTACT or -s CONTACT=ADDRESS")


def software() -> str:
    """Our name and version, as they go over the wire and into each WARC."""
    try:
        return f"yaowen/{version('yaowen')}"
    except PackageNotFoundError:
        return "yaowen"
