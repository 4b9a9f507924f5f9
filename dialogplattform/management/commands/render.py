"""``manage.py render compilation|follow-up SLUG --out FILE.pdf``: a published document, made here and now."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from actions.models import FollowUpReport
from perspectives.compilations.queries import latest_published
from reports.makers import kind_of


def _compilation(slug: str) -> int | None:
    found = latest_published(slug)
    return found.pk if found else None


def _follow_up(slug: str) -> int | None:
    reports = FollowUpReport.objects.filter(dialogue__slug=slug, published_at__isnull=False).order_by("-number")
    return reports.values_list("pk", flat=True).first()


KINDS = {"compilation": ("compilation", _compilation), "follow-up": ("follow_up", _follow_up)}


class Command(BaseCommand):
    help = "Write the latest published compilation or follow-up report of a dialogue as a tagged PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("document", choices=sorted(KINDS))
        parser.add_argument("slug", help="the dialogue's address, such as umea-segregation")
        parser.add_argument("--out", type=Path, required=True, help="file to write")

    def handle(self, *, document: str, slug: str, out: Path, **options: object) -> None:
        kind, latest = KINDS[document]
        pk = latest(slug)
        if pk is None:
            raise CommandError(f"{slug} has no published {document}.")
        if not out.resolve().parent.is_dir():
            raise CommandError(f"There is no folder {out.resolve().parent}.")
        from reports.render import write_pdf  # brings in WeasyPrint, which other commands do without

        with translation.override(settings.LANGUAGE_CODE):
            printed = kind_of(kind).maker(pk)
        unfinished = out.with_name(f".{out.name}.part")
        try:
            written = write_pdf(printed.html, unfinished)
            unfinished.replace(out)
        except OSError as error:
            raise CommandError(f"{out} cannot be written: {error.strerror}.") from error
        finally:
            unfinished.unlink(missing_ok=True)
        self.stdout.write(f"{out}: {written.pages} pages, {written.size} bytes")
