"""Lists from a spreadsheet, whatever they are about: read (``reading``), headings matched (``columns``), cells checked
(``cells``), looked through on a page that is the same everywhere (``pages``), and the empty list (``template``).
"""
