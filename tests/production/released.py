"""Databases of released versions: made at a release, and migrated to what there is now.

``python -m tests.production.released make VERSION`` (``scripts/release-data``) writes the demo's two dialogues, as this
version leaves them, to ``tests/data/releases/VERSION.sql.gz``; ``… look VERSION FOLDER`` lays them in FOLDER, migrates
them, and prints as JSON what there was and is, and what their pages answer.
"""

import gzip
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
RELEASES = ROOT / "tests" / "data" / "releases"
KEYS = {"SECRET_KEY": "kept-with-the-releases-" * 3, "IDENTITY_KEYS": "cmVsZWFzZXMtcmVsZWFzZXMtcmVsZWFzZXMtcmVsZWE="}
"""What the kept databases are signed and encrypted with: the demo's people are nobody."""
OTHERWISE = {"django_migrations", "django_content_type", "auth_permission", "sqlite_sequence"}
"""Tables that every migration may write."""
APPLIED = re.compile(r"""INSERT INTO "django_migrations" VALUES\(\d+,'(\w+)','(\w+)',""")


def versions() -> list[str]:
    """The released versions that are kept, oldest first."""
    names = [path.name.removesuffix(".sql.gz") for path in RELEASES.glob("*.sql.gz")]
    return sorted(names, key=lambda name: [int(part) for part in name.split(".")])


def dump(version: str) -> str:
    return gzip.decompress((RELEASES / f"{version}.sql.gz").read_bytes()).decode()


def migrations_of(version: str) -> set[tuple[str, str]]:
    """The migrations that the version had, by app and name."""
    return set(APPLIED.findall(dump(version)))


def environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    place = {"DATA_DIR": str(folder), "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}"}
    return kept | KEYS | place | {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONHASHSEED": "0"}


def make(version: str) -> Path:
    """Write the demo as this version leaves it, compressed the same way every time."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for command in (["migrate"], ["demo", "umea"], ["demo", "sigtuna"]):
            subprocess.run(  # noqa: S603 - our own
                [sys.executable, "manage.py", *command, "-v0"], cwd=ROOT, env=environment(folder), check=True
            )
        with closing(sqlite3.connect(folder / "db.sqlite3")) as database:
            written = "\n".join(database.iterdump())
    RELEASES.mkdir(parents=True, exist_ok=True)
    path = RELEASES / f"{version}.sql.gz"
    path.write_bytes(gzip.compress(written.encode(), 9, mtime=0))
    return path


def rows(path: Path) -> dict[str, int]:
    """How many rows each table has."""
    with closing(sqlite3.connect(path)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        counted = {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608
    return {name: number for name, number in counted.items() if name not in OTHERWISE}


def look(version: str, folder: Path) -> dict[str, Any]:
    """Lay the version's database in ``folder``, migrate it, and open its pages. Called in a process of its own."""
    path = folder / "db.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(dump(version))
    before = rows(path)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    return {"before": before, "after": rows(path), "answers": _answers(), "names": _names()}


def _answers() -> dict[str, int]:
    """What the pages of the whole of both dialogues answer to their leaders and to anyone, by address."""
    from django.test import Client

    from accounts.models import User
    from tests.routes import routes

    kinds = {"public": Client()}
    found = {}
    for case, slug in (("umea", "umea-segregation"), ("sigtuna", "sigtuna-insatser")):
        kinds["workspace"] = Client()
        kinds["workspace"].force_login(
            User.objects.get(email=f"leader@{case}.example"), backend="django.contrib.auth.backends.ModelBackend"
        )
        for route in routes():
            if route.access and route.access.kind in kinds and route.parameters == ("slug",):
                address = route.address({"slug": slug})
                found[address] = kinds[route.access.kind].get(address).status_code
    return found


def _names() -> int:
    """How many names of people can be read with the version's key."""
    from interviews.models import Identity

    return sum(bool(identity.name) for identity in Identity.objects.all())


if __name__ == "__main__":
    if sys.argv[1] == "make":
        print(f"{(made := make(sys.argv[2])).relative_to(ROOT)}: {made.stat().st_size} bytes")  # noqa: T201
    else:
        print(json.dumps(look(sys.argv[2], Path(sys.argv[3]))))  # noqa: T201
