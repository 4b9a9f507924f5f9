"""Where the static files are. Their hashed names do not change while a process lives, so each is looked up once."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known: dict[tuple[str | None, bool], str] = {}

    def url(self, name: str | None, force: bool = False) -> str:
        key = (name, force)
        if key not in self.known:
            self.known[key] = super().url(name, force)
        return self.known[key]
