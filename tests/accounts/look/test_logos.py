"""A logo is drawn anew: what is kept is what is seen, and nothing else that the file held."""

import io

import pytest
from django.core.exceptions import ValidationError
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from accounts.look import logos

SECRET = "Fotograf: Någon Annan"


def picture(kind: str = "PNG", size: tuple[int, int] = (1200, 300), **options) -> bytes:
    kept = io.BytesIO()
    Image.new("RGBA" if kind == "PNG" else "RGB", size, "#7a1f5c").save(kept, kind, **options)
    return kept.getvalue()


def test_what_is_kept_is_a_small_png_without_what_was_written_in_it():
    notes = PngInfo()
    notes.add_text("Comment", SECRET)
    sent = picture(pnginfo=notes)
    assert SECRET.encode("latin-1") in sent
    kept = logos.cleaned_logo(sent).read()
    assert SECRET.encode("latin-1") not in kept
    with Image.open(io.BytesIO(kept)) as opened:
        assert (opened.format, opened.size) == ("PNG", (640, 160))
        assert opened.info == {}


def test_what_follows_the_picture_in_the_file_is_left_behind():
    kept = logos.cleaned_logo(picture("JPEG") + b"<script>alert(1)</script>").read()
    assert b"<script>" not in kept


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    "sent",
    [SVG, b"", b"GIF89a", picture("GIF", (10, 10)), b"%PDF-1.7", b"\x89PNG\r\n\x1a\n" + b"0" * 50],
    ids=["svg", "empty", "gif start", "gif", "pdf", "not a png"],
)
def test_what_is_no_picture_of_a_kind_we_open_is_refused(sent):
    with pytest.raises(ValidationError):
        logos.cleaned_logo(sent)


def test_a_picture_that_unpacks_without_bound_is_refused():
    bomb = picture(size=(6000, 4000))
    assert len(bomb) < logos.LARGEST
    with pytest.raises(ValidationError, match="miljoner"):
        logos.cleaned_logo(bomb)


def test_a_large_file_is_refused_before_it_is_opened():
    with pytest.raises(ValidationError, match="2 MB"):
        logos.cleaned_logo(b"0" * (logos.LARGEST + 1))


def test_the_name_follows_from_what_is_in_it():
    assert logos.cleaned_logo(picture()).name == logos.cleaned_logo(picture()).name
    assert logos.cleaned_logo(picture(size=(100, 100))).name != logos.cleaned_logo(picture()).name
