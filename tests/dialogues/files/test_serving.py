"""A file that somebody sent, asked for by its address."""

from django.test import RequestFactory

from dialogues.files.serving import served


def test_a_file_that_somebody_sent_is_sealed_off(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "a.jpg").write_bytes(b"<script>abuse()</script>")
    about = {"stored": "a.jpg", "sha256": "0" * 64, "content_type": "image/jpeg", "name": "Bild.jpg"}
    shown = served(RequestFactory().get("/"), **about, to_keep=False)
    kept = served(RequestFactory().get("/"), **about)
    for answer in (shown, kept):
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        policy = set(answer.headers["Content-Security-Policy"].split("; "))
        assert policy == {"default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "sandbox"}
        answer.file_to_stream.close()
    assert kept.headers["Content-Disposition"] == 'attachment; filename="Bild.jpg"'
