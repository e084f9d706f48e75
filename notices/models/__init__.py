"""Who is to be told what, how often they want to be told, and what was told."""

from notices.models.message import Message, MessageState
from notices.models.notice import Notice
from notices.models.preference import Kind, Pace, Preference
from notices.models.watch import Watch

__all__ = ["Kind", "Message", "MessageState", "Notice", "Pace", "Preference", "Watch"]
