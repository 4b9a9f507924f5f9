"""Where documents lie on the disk. Without WeasyPrint, so that web processes may ask too."""

from pathlib import Path

from django.conf import settings

from .models import Document


def folder_of(document: Document) -> Path:
    """Return the document's folder, made when it is not there."""
    folder = Path(settings.MEDIA_ROOT) / "documents" / f"{document.created_at:%Y}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def remove_leftovers(document: Document) -> None:
    """Files of attempts that were killed. The caller holds the lease, or nobody does: nobody is writing them."""
    folder = folder_of(document)
    for leftover in [*folder.glob(f".{document.pk}-*"), *folder.glob(f"{document.pk}-*")]:
        leftover.unlink(missing_ok=True)
