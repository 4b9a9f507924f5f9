"""Validating against the REFI-QDA schemas."""

import io
import zipfile
from pathlib import Path

from lxml import etree

SCHEMAS = Path(__file__).parent.parent / "data" / "refi-qda"


def faults(data: bytes, schema: str) -> list[str]:
    """What the schema says against the document; nothing when it is valid."""
    checked = etree.XMLSchema(etree.parse(str(SCHEMAS / f"{schema}-mrt2019.xsd")))
    checked.validate(etree.fromstring(data))
    return [str(error) for error in checked.error_log]


def project_faults(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return faults(archive.read("project.qde"), "Project")
