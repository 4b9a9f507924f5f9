"""Every variable that is read from the environment is described, and none that is not read."""

import re
from pathlib import Path

from django.conf import settings

READ = re.compile(r"""(?:env\.\w+|read_secret|environ\.get)\(\s*"([A-Z][A-Z_]+)"|environ\["([A-Z][A-Z_]+)"\]""")
FOR_PROGRAMS = {"DJANGO_SETTINGS_MODULE", "PROMETHEUS_MULTIPROC_DIR", "DJANGO_ALLOW_ASYNC_UNSAFE", "METRICS_TOKEN_FILE"}
"""Set by us for libraries, or a file in the place of a variable."""


def test_the_page_of_variables_is_complete():
    root = Path(settings.BASE_DIR)
    sources = [*(root / "dialogplattform").glob("*.py"), root / "scripts" / "run"]
    read = {name for source in sources for pair in READ.findall(source.read_text()) for name in pair if name}
    page = (root / "docs" / "environment.md").read_text()
    told = {
        name
        for row in page.splitlines()
        if row.startswith("|")
        for name in re.findall(r"`([A-Z][A-Z_]+)`", row.split("|")[1])
    }
    assert read - FOR_PROGRAMS == told
    assert len(told) > 25
