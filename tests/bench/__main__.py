"""`make bench`: fills a database of its own with the reference pack and invented services, and prints a table.

Every line is a ratio of two medians taken in turn, so that a slow machine or a noisy neighbour changes little.
"""

import os
import sys
import tempfile
from pathlib import Path


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="provision-map-bench-") as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        import django  # noqa: PLC0415 (the database must be named first)

        django.setup()
        from tests.bench.measures import measured  # noqa: PLC0415 (needs Django set up)
        from tests.bench.table import written  # noqa: PLC0415

        sys.stdout.write(written(measured()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
