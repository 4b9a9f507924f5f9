"""A PDF that is to be read in fifty years: PDF/A-2a (ISO 19005-2), which is PDF/UA-1 as well.

WeasyPrint writes one or the other. Before the file is written it is put in the metadata that the second holds too.
"""

import pydyf

VARIANT = "pdf/a-2a"
_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""PDF/A knows no property of PDF/UA, so the metadata says what it is, as PDF/A has it said."""


def finish(pdf: pydyf.PDF) -> None:
    """Works on ``pydyf`` objects; ``tests/keeping/test_archive.py`` holds that a validator finds both."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.compress = False  # whoever looks for it in fifty years need not unpack it
    metadata.stream = [metadata.stream[0].replace(b"</rdf:RDF>", _UA + b"</rdf:RDF>")]
