"""Whether a text looks as if it told who somebody is: a name, a number that is theirs, a date of birth.

Pure: nothing is kept and nothing is logged. It errs on the side of seeing something, because whoever wrote the text is
shown what was seen and decides.
"""

from provision.personal_data.looking import looks_personal
from provision.personal_data.seen import Kind, Seen

__all__ = ["Kind", "Seen", "looks_personal"]
