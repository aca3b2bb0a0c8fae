"""Who we say we are: the user agent, made from the CONTACT setting."""

from importlib.metadata import PackageNotFoundError, version

from scrapy.settings import Settings


class Agent:
    """A Scrapy add-on. A USER_AGENT that somebody set stays."""

    def update_settings(self, settings: Settings) -> None:
        """Set USER_AGENT."""
        settings.set("USER_AGENT", f"{software()} (+{settings['CONTACT']})", priority="addon")


def software() -> str:
    """Our name and version, as they go over the wire and into each WARC."""
    try:
        return f"yaowen/{version('yaowen')}"
    except PackageNotFoundError:
        return "yaowen"
