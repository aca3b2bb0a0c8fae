"""How to walk a kind of site. A site file names one of these classes and says only what is particular to it.

What a spider knows between runs is the archive's frontier: known ground (links seen by completed walks of a
list), how far an unfinished walk has come, and what is still to be fetched. A run begins with what is to be
fetched, goes on with known articles that are due for another look, and then walks the lists.
"""

from crawler.spiders.lists import ListSpider
from crawler.spiders.paging import JsonList, NextLink, NumberedPages, QueryPages
from crawler.spiders.single import SinglePages
from crawler.spiders.site import SiteSpider

__all__ = ["JsonList", "ListSpider", "NextLink", "NumberedPages", "QueryPages", "SinglePages", "SiteSpider"]
