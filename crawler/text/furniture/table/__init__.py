"""What furniture looks like: classes of lines, written against folded keys (`crawler.text.folding`).

A rule speaks of a whole line. `sure`: the line is furniture wherever it stands. `beside`: a line that could be the author's own;
it goes only in a run of furniture lines that holds a sure one of its class. `below`: the same, and the sure one must stand above
it, because the last lines of a notice (its contacts) look like the first lines of a footer.
"""

from crawler.text.furniture.table.bars import BARS
from crawler.text.furniture.table.boards import BOARDS
from crawler.text.furniture.table.comments import COMMENTS
from crawler.text.furniture.table.disclaimers import DISCLAIMERS
from crawler.text.furniture.table.documents import DOCUMENTS
from crawler.text.furniture.table.footers import FOOTERS
from crawler.text.furniture.table.navigation import NAVIGATION
from crawler.text.furniture.table.placeholders import PLACEHOLDERS
from crawler.text.furniture.table.promotion import PROMOTION
from crawler.text.furniture.table.related import LISTS
from crawler.text.furniture.table.rule import Rule

# A line that two rules meet is told by the first.
RULES: tuple[Rule, ...] = (
    *DOCUMENTS,
    *PLACEHOLDERS,
    *BOARDS,
    *NAVIGATION,
    *BARS,
    *COMMENTS,
    *LISTS,
    *DISCLAIMERS,
    *PROMOTION,
    *FOOTERS,
)
