"""The compilation as PDF: the whole job beside WeasyPrint alone on the very same HTML, and the memory of each.

``part`` is the same job for the compilation's first chapter alone, whose pages are as full as those of the whole.

Run as ``python -m bench.paper`` it answers lines like ``bench/worker.py``; with ``job`` or ``alone FILE STATIC`` it
makes the PDF once in a fresh process and prints how much processor time that took (which others on the machine hardly
change, as they do the time on the clock) and how much memory it held at most.
"""

import json
import mimetypes
import resource
import sys
import uuid
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from unittest import mock

HTML_FILE = "compilation.html"
PART = "bench_part"


def first_chapter(pk: int) -> Any:
    """Make what prints the compilation as if it had one chapter. Called by the worker's own task."""
    from perspectives.compilations import printing

    whole = printing.published_chapters
    with mock.patch.object(printing, "published_chapters", lambda compilation: whole(compilation)[:1]):
        return printing.compilation_print(pk)


class Printer:
    """Makes the demo's compilation in either way. WeasyPrint and the fonts are loaded once, as in the worker."""

    def __init__(self) -> None:
        import django

        django.setup()

        from django.conf import settings
        from django.utils import translation

        from bench.pages import SLUG
        from dialogues.models import Dialogue
        from perspectives.compilations.printing import compilation_print
        from reports import makers

        makers.register(PART, first_chapter)
        compilation = (
            Dialogue.objects.get(slug=SLUG).compilations.exclude(published_at=None).order_by("-number").first()
        )
        if compilation is None:
            raise SystemExit("The demo has no compilation.")
        self.compilation = compilation
        self.folder = Path(settings.DATA_DIR)
        with translation.override(settings.LANGUAGE_CODE):
            self.html = compilation_print(compilation.pk).html
        (self.folder / HTML_FILE).write_text(self.html)

    def part(self) -> dict[str, Any]:
        """The job for the first chapter alone."""
        return self.job(PART)

    def job(self, kind: str = "compilation") -> dict[str, Any]:
        """A document ordered and made: row, text, layout, tags, file in its place. Milliseconds and pages."""
        from reports.models import Document
        from reports.tasks import make_document

        begun, used = perf_counter(), process_time()
        document = Document.objects.create(
            kind=kind, object_id=self.compilation.pk, content_key=uuid.uuid4().hex, title="Bench"
        )
        make_document(document.pk)
        took, used = perf_counter() - begun, process_time() - used
        document.refresh_from_db()
        if document.state != "done" or not Path(document.file.path).is_file():
            raise SystemExit(f"The document was not made: {document.state} {document.error}")
        return {"ms": took * 1000, "cpu": used, "pages": document.pages}

    def alone(self) -> dict[str, Any]:
        """WeasyPrint on the same HTML with the same files, fonts and variant, written to disk."""
        from weasyprint import HTML

        from reports.fetcher import BASE_URL, OwnFiles
        from reports.render import VARIANT, fonts

        target = self.folder / "alone.pdf"
        begun = perf_counter()
        page = HTML(string=self.html, base_url=BASE_URL, url_fetcher=OwnFiles())
        page.write_pdf(target, pdf_variant=VARIANT, font_config=fonts())
        return {"ms": (perf_counter() - begun) * 1000}


def peak() -> float:
    """The most memory this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def alone_without_us(html: Path, static: Path) -> dict[str, Any]:
    """WeasyPrint in a process that knows nothing of the site: ``/static/`` is a folder."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Folder(URLFetcher):
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            file = static / url.split("/static/", 1)[1]
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": kind})

    used = process_time()
    page = HTML(string=html.read_text(), base_url="http://files.invalid/", url_fetcher=Folder())
    laid_out = page.render(pdf_variant="pdf/ua-1")
    laid_out.write_pdf(html.with_suffix(".pdf"), pdf_variant="pdf/ua-1")
    return {"cpu": process_time() - used, "pages": len(laid_out.pages)}


def main(arguments: list[str]) -> None:
    """See the module."""
    if arguments[:1] == ["alone"]:
        print(json.dumps(alone_without_us(Path(arguments[1]), Path(arguments[2])) | {"mb": peak()}))
    elif arguments[:1] == ["job"]:
        print(json.dumps(Printer().job() | {"mb": peak()}))
    else:
        answers = sys.stdout
        sys.stdout = sys.stderr
        printer = Printer()
        for line in sys.stdin:
            print(json.dumps(getattr(printer, json.loads(line)[0])()), file=answers, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
