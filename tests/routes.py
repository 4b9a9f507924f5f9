"""The resolver, flattened: every route with its name, its view's classification and what fills its path."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from dialogues.access import Access

BY_MODULE = {
    "allauth.": Access("account"),
    "django.contrib.admin.": Access("administration"),
    "django.contrib.contenttypes.": Access("administration"),
    "django.views.i18n": Access("public"),
}
"""Routes of libraries, which cannot carry our decorators, by the module of their view."""


@dataclass(frozen=True)
class Route:
    name: str
    path: str
    access: Access | None
    parameters: tuple[str, ...]
    largest_body: int = 0

    def address(self, values: dict[str, Any]) -> str:
        """Fill the path. Raises KeyError when tests do not say what a parameter is."""
        path = self.path
        for parameter in self.parameters:
            value = values.get(f"{self.name}:{parameter}", values.get(f"{self.room}:{parameter}"))
            if value is None:
                value = values[parameter]
            path = path.replace(f"<{parameter}>", str(value))
        return "/" + path

    @property
    def room(self) -> str:
        return self.name.split(":")[0]


def _classify(callback) -> Access | None:
    own = getattr(callback, "access", None)
    if own:
        return own
    target = getattr(callback, "view_class", callback)
    module = (getattr(callback, "model_admin", None) and "django.contrib.admin.") or target.__module__
    return next((access for prefix, access in BY_MODULE.items() if module.startswith(prefix)), None)


def routes(resolver: URLResolver | None = None, prefix: str = "", namespace: str = "") -> Iterator[Route]:
    """Walk the resolver. A path converter's type is dropped: ``<slug:slug>`` becomes ``<slug>``."""
    for entry in (resolver or get_resolver()).url_patterns:
        raw = str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from routes(entry, prefix + raw, inner)
        elif isinstance(entry, URLPattern):
            path, parameters = prefix + raw, []
            for part in path.split("<")[1:]:
                inside = part.split(">")[0]
                name = inside.split(":")[-1]
                path = path.replace(f"<{inside}>", f"<{name}>")
                parameters.append(name)
            largest = getattr(entry.callback, "largest_body", 0)
            yield Route(namespace + (entry.name or ""), path, _classify(entry.callback), tuple(parameters), largest)
