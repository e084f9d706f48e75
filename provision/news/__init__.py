"""What is new in some areas, or about some services, between two moments: for the page, the feed and messages.

`gathering.py` reads what happened, `folding.py` makes one thing of what belongs together, `telling.py` puts words to it.
Nothing is told that waits for a curator, nor anything of an entry that has lapsed; of a withdrawn one only that it is.
"""

from provision.news.items import NewsItem, NewsKind
from provision.news.telling import news_of

__all__ = ["NewsItem", "NewsKind", "news_of"]
