"""The report as JSON, for other programs and for keeping."""

import json

from toolkit.document import Document
from toolkit.render.shape import as_plain


def to_json(document: Document) -> str:
    """The document as indented UTF-8 JSON with a final newline, in the shape of `docs/report-json.md`.

    The same document always gives the same text. `schema_version` goes up when a name or meaning changes.
    """
    return json.dumps(as_plain(document), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
