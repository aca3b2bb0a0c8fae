"""Any page: addresses named one by one, or in a file."""

from crawler.extract.layout import Layouts
from crawler.spiders import SinglePages


class Page(SinglePages):
    """Each is read by the layouts of the site it belongs to; of no site, by the generic path."""

    name = "page"
    layouts = Layouts()
    confirmed = None
