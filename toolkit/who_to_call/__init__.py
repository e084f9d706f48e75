"""Who to call, on one page: the services of a probation delivery unit that take referrals now.

`directory.py` gathers the services and how many there are besides, `texts.py` tells each in a few words, `room.py` knows
how many fit on one page, `looked.py` what is said where there are none, and `to_pdf.py` sets the page.
"""

from toolkit.who_to_call.directory import Directory, Line, directory_of

__all__ = ["Directory", "Line", "directory_of"]
