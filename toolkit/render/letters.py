"""Which letters the PDF can show, and what is done with the rest.

A PDF/UA file must hold a glyph for every letter in it, and people paste anything. Letters that no bundled
typeface has are shown as the replacement character, so that the reader sees that something stood there.
"""

import re
import unicodedata

REPLACEMENT = "\ufffd"
INVISIBLE = re.compile(r"[\u0000-\u001f\u007f-\u009f]+|[ ]{2,}")
OVERLONG = re.compile(r"[^\s/.?&=_\-]{30}(?=[^\s/.?&=_\-]{10})")
WITHOUT_GLYPH = re.compile(
    "[^"
    " -~\u00a0-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u04ff"  # Latin, Greek, Cyrillic
    "\u1e00-\u1eff"  # more Latin, the Welsh grave accents among it
    "\u2000-\u200b\u2010-\u2027\u202f-\u2040\u2042\u2044-\u2052\u2054-\u205f"  # punctuation
    "\u20a0-\u20bf\u2116\u2122\u2153-\u215e\u2190-\u23ff\u2500-\u25ff"  # money, fractions, arrows, signs
    "\ufffd]"
)


def showable(text: str) -> str:
    """`text` in composed letters, on one line, with nothing in it that the PDF cannot show.

    Control characters become a space, marks that steer direction or joining are left out, and a run of
    more than forty letters gets places where a line may break.
    """
    composed = INVISIBLE.sub(" ", unicodedata.normalize("NFC", text))
    visible = "".join(
        letter for letter in composed if letter in "\u00ad\u200b" or unicodedata.category(letter) != "Cf"
    )
    return OVERLONG.sub("\\g<0>\u200b", WITHOUT_GLYPH.sub(REPLACEMENT, visible))
