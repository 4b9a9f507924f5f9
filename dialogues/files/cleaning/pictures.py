"""Pictures: opened as JPEG, PNG or WebP only, turned the right way up, made small, and drawn anew without metadata."""

import io

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

from .cleaned import LARGEST, Cleaned

MOST_PIXELS = 50_000_000
"""More than this is not unpacked: a bomb, or a camera for advertising pillars."""
LONGEST_SIDE = 1600
"""Pixels of the longer side of what is kept."""
QUALITY = 82
FORMATS = ("JPEG", "PNG", "WEBP")
HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc", b"ftypheim", b"ftypavif")


def cleaned_picture(data: bytes) -> Cleaned:
    """Return the picture as a JPEG of at most 1,600 pixels a side, with nothing in it but what is seen.

    Raises:
        ValidationError: too large, not a picture of a kind we open, damaged, or unpacking without bound.
    """
    if len(data) > LARGEST:
        raise ValidationError(_("The picture is larger than 20 MB. Choose a smaller one."))
    if data[4:12] in HEIC:
        raise ValidationError(
            _("The picture is in a format that few can open (HEIC). Save it as JPEG, or take it anew.")
        )
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise too_many()
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            return _drawn(opened)
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise too_many() from None
    except Exception:  # noqa: BLE001 - a damaged picture raises what its bytes happen to lead to
        raise ValidationError(_("It could not be opened as a picture. Choose a JPEG, PNG or WebP.")) from None


def too_many() -> ValidationError:
    return ValidationError(_("The picture has more than 50 million points. Choose a smaller one."))


def _drawn(opened: Image.Image) -> Cleaned:
    profile = opened.info.get("icc_profile")
    picture = ImageOps.exif_transpose(opened)
    if "A" in picture.getbands() or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        picture = Image.new("RGB", seen.size, "white")
        picture.paste(seen, mask=seen.getchannel("A"))
    elif profile:
        picture = _in_usual_colours(picture, profile)
    picture = picture.convert("RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    bare = Image.frombytes("RGB", picture.size, picture.tobytes())  # carries no info of the one it came from
    kept = io.BytesIO()
    bare.save(kept, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return Cleaned(kept.getvalue(), "image/jpeg", "jpg", *bare.size)


def _in_usual_colours(picture: Image.Image, profile: bytes) -> Image.Image:
    """As the camera meant the colours; as they are when its profile says nothing that can be read."""
    try:
        usual = ImageCms.createProfile("sRGB")
        turned = ImageCms.profileToProfile(picture, io.BytesIO(profile), usual, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return turned or picture
