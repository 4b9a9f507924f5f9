"""A document for paper in its municipality's look: the colours that print.css writes out, and the logo on the front."""

from urllib.parse import quote

from ..models import Municipality
from .colours import USUAL, paper

FRONTS = ('<p class="cover__org">', '<p class="short__org"', '<p class="letter__from">')
"""What a front begins with, in ``templates/reports``, ``templates/compilations`` and ``templates/inviting``."""


def dressed(html: str, municipality: Municipality) -> str:
    """Return the HTML of ``reports/print_base.html`` in the municipality's look; as it is when it has none.

    The stylesheets are told which colours to swap in their address (``reports/fetcher.py``).
    """
    if municipality.accent:
        own = paper(municipality.accent)
        for name, usual in USUAL.items():
            html = html.replace(f'"{usual}"', f'"{own[name]}"')
        swap = ",".join(f"{usual[1:]}-{own[name][1:]}" for name, usual in USUAL.items())
        html = html.replace('.css">', f'.css?swap={swap}">')
    if municipality.logo:
        html = html.replace("</head>", '<link rel="stylesheet" href="/static/css/print-logo.css">\n</head>', 1)
        address = f"/media/{quote(str(municipality.logo.name))}"
        picture = f'<div class="logo" style="background-image: url({address})"></div>'  # not read out: the name follows
        for front in FRONTS:
            html = html.replace(front, picture + front)
    return html
