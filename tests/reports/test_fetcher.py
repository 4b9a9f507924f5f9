"""What a document may read: our own files and nothing else."""

from pathlib import Path

import pytest
from django.conf import settings

from reports.fetcher import BASE_URL, OwnFiles, Refused, own_file
from reports.render import CannotRender, write_pdf

from .paper import html


@pytest.fixture
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "chart.svg").write_text("<svg/>")
    (tmp_path / "secret.txt").write_text("hemligt")
    return settings.MEDIA_ROOT


def test_our_static_files_are_read_before_collectstatic_has_run():
    assert not (Path(settings.STATIC_ROOT) / "css").exists()
    answer = OwnFiles().fetch(f"{BASE_URL}static/css/print.css")
    assert (answer.content_type, answer.read()) == (
        "text/css",
        (settings.BASE_DIR / "static/css/print.css").read_bytes(),
    )


def test_media_files_are_read(media):
    assert OwnFiles().fetch(f"{BASE_URL}media/chart.svg").read() == b"<svg/>"


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/x.css",
        "https://files.invalid/static/css/print.css",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fe80::1]/",
        "http://localhost:8000/static/css/print.css",
        "http://files.invalid@example.org/static/css/print.css",
        "http://files.invalid:80/static/css/print.css",
        "file:///etc/passwd",
        "ftp://files.invalid/static/css/print.css",
        "data:text/css,body{}",
        f"{BASE_URL}static/../manage.py",
        f"{BASE_URL}static/%2e%2e/manage.py",
        f"{BASE_URL}static//etc/passwd",
        f"{BASE_URL}static/css",
        f"{BASE_URL}media/../secret.txt",
        f"{BASE_URL}media/%2e%2e%2fsecret.txt",
        f"{BASE_URL}media//etc/passwd",
        f"{BASE_URL}manage.py",
        f"{BASE_URL}static/css/there-is-none.css",
    ],
)
def test_everything_else_is_refused(media, url):
    with pytest.raises(Refused):
        OwnFiles().fetch(url)


def test_a_link_out_of_the_media_folder_is_not_followed(media):
    (media / "way-out.txt").symlink_to(media.parent / "secret.txt")
    with pytest.raises(Refused):
        own_file(f"{BASE_URL}media/way-out.txt")


@pytest.mark.parametrize(
    "body",
    [
        '<img alt="En bild" src="http://127.0.0.1:9/x.png">',
        '<img alt="En bild" src="file:///etc/passwd">',
        '<p style="background: url(http://169.254.169.254/)">Text</p>',
    ],
)
def test_a_document_that_asks_for_more_is_not_made(tmp_path, body):
    target = tmp_path / "out.pdf"
    with pytest.raises(CannotRender):
        write_pdf(html(body), target)
    assert not target.exists()
