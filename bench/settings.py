"""The site's own settings, with one page more: the empty one that every page is measured against."""

from dialogplattform.settings import *  # noqa: F403
from dialogplattform.settings import BASE_DIR, DEBUG, TEMPLATES

assert not DEBUG, "measured as it is served: templates kept, static files by their hashed names"
ROOT_URLCONF = "bench.urls"
TEMPLATES[0]["DIRS"] = [BASE_DIR / "bench" / "templates", *TEMPLATES[0]["DIRS"]]
