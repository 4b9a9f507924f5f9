"""People from a spreadsheet: read (``reading``), matched (``columns``), checked (``resource``, ``checking``), taken in.

Between the upload and the yes the rows lie encrypted in ``PeopleImport``; nothing is half-imported.
"""
