"""A logo: opened as PNG, JPEG or WebP only, made small, and drawn anew as a PNG with nothing in it but what is seen.

No SVG: it can hold scripts, links and other files, and no cleaning of it is known to be enough.
"""

import hashlib
import io

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

FORMATS = ("PNG", "JPEG", "WEBP")
LARGEST = 2 * 1024 * 1024
"""Bytes of what is sent."""
MOST_PIXELS = 20_000_000
WIDEST, TALLEST = 640, 160
"""Pixels of what is kept: twice what is shown, for sharp screens and for paper."""


def cleaned_logo(data: bytes) -> ContentFile:
    """Return the picture as a PNG named after what is in it.

    Raises:
        ValidationError: too large, not a picture of a kind we open, damaged, or unpacking without bound.
    """
    if len(data) > LARGEST:
        raise ValidationError(_("The picture is larger than 2 MB. Choose a smaller one."))
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise ValidationError(_("The picture has more than 20 million points. Choose a smaller one."))
            picture = ImageOps.exif_transpose(opened).convert("RGBA")
    except ValidationError:
        raise
    except Exception:  # noqa: BLE001 - a damaged picture raises what its bytes happen to lead to
        raise ValidationError(_("It could not be opened as a picture. Choose a PNG, JPEG or WebP.")) from None
    picture.thumbnail((WIDEST, TALLEST), Image.Resampling.LANCZOS)
    bare = Image.frombytes("RGBA", picture.size, picture.tobytes())  # carries no info of the one it came from
    kept = io.BytesIO()
    bare.save(kept, "PNG", optimize=True)
    content = kept.getvalue()
    return ContentFile(content, name=f"{hashlib.sha256(content).hexdigest()[:24]}.png")
