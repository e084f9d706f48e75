"""One run of `send_notices` in a process of its own: `python -m tests.notices.one_run FOLDER [MESSAGES]`.

Messages are written to the folder. With a number, the process ends without a word, as if it were killed, once the mail
server has taken so many.
"""

import os
import sys
from collections.abc import Sequence
from typing import ClassVar

import django
from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend
from django.core.management import call_command

KILLED = 9


class Mortal(EmailBackend):
    """A file a message, and an end."""

    taken: ClassVar[int] = 0

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        sent = super().send_messages(email_messages)
        type(self).taken += 1
        if self.taken == int((*sys.argv, "0")[2]):
            os._exit(KILLED)
        return int(sent)


if __name__ == "__main__":
    django.setup()
    settings.EMAIL_BACKEND = "tests.notices.one_run.Mortal"
    settings.EMAIL_FILE_PATH = sys.argv[1]
    call_command("send_notices")
