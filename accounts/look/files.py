"""What a browser fetches of a look. The address names what is in it, so that it may be kept for good."""

from django.http import Http404, HttpResponse

from ..models import Municipality
from .colours import stylesheet

FOR_GOOD = "public, max-age=31536000, immutable"


def look_file(slug: str, accent: str) -> HttpResponse:
    """The stylesheet of the municipality's colour. Raises Http404 for another than the one in use."""
    if not Municipality.objects.filter(slug=slug, accent=f"#{accent}").exists():
        raise Http404
    return HttpResponse(
        stylesheet(f"#{accent}"), content_type="text/css; charset=utf-8", headers={"Cache-Control": FOR_GOOD}
    )


def logo_file(slug: str, name: str) -> HttpResponse:
    """The municipality's logo. Raises Http404 for another than the one in use."""
    found = Municipality.objects.filter(slug=slug).exclude(logo="").first()
    if found is None or not found.logo.name.endswith(f"/{name}.png"):
        raise Http404
    try:
        with found.logo.open("rb") as file:
            content = file.read()
    except FileNotFoundError:
        raise Http404 from None
    return HttpResponse(content, content_type="image/png", headers={"Cache-Control": FOR_GOOD})
