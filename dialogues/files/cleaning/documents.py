"""Files: PDF, Word, OpenDocument text and Excel, told by their content and written anew."""

import io
import zipfile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .cleaned import LARGEST, Cleaned
from .office import cleaned_office
from .pdf import cleaned_pdf


def cleaned_document(data: bytes) -> Cleaned:
    """Return the file without who made it, when and with what, and without anything that runs.

    Raises:
        ValidationError: too large, of another kind, damaged, locked, or holding what does not belong in a report.
    """
    if len(data) > LARGEST:
        raise ValidationError(_("The file is larger than 20 MB. Choose a smaller one."))
    if data.startswith(b"%PDF-"):
        return cleaned_pdf(data)
    if data.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return cleaned_office(archive)
        except ValidationError:
            raise
        except Exception:  # noqa: BLE001 - packed data that is damaged raises what its bytes happen to lead to
            raise ValidationError(_("The file is damaged and could not be read. Save it anew.")) from None
    raise another_kind()


def another_kind() -> ValidationError:
    return ValidationError(_("Choose a PDF, a Word or Excel file (.docx, .xlsx) or an OpenDocument text (.odt)."))
