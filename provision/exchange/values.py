"""What a cell may mean besides its value: nobody knows, there are none, or it cannot be read."""

from enum import Enum
from typing import Final


class Marker(Enum):
    """`NONE`: asked, and there are none (no lower age limit, no exclusions). An empty cell is *not known*."""

    NONE = "none"


NONE: Final = Marker.NONE


class RefusedCellError(Exception):
    """A cell that cannot be accepted. The message is a plain sentence: what is wrong and what to do."""
