"""What this app tells people by itself. Other apps have a module of this name with theirs."""

from notices.decisions import due_decisions
from notices.models import Kind
from notices.news import due_news
from notices.reminders import due_reminders
from notices.sources import Source

SOURCES = (
    Source("review of services", Kind.REMINDERS, due_reminders),
    Source("decisions on requests", Kind.DECISIONS, due_decisions),
    Source("news of what is watched", Kind.NEWS, due_news),
)
