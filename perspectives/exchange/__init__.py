"""Interchange with other programs: codebooks, projects and spreadsheets out, codebooks and highlights in."""


def register() -> None:
    """Called from ``AppConfig.ready``; a second call changes nothing."""
    from reports.makers import register_file

    from .makers import keep, make_export
    from .services import KIND

    register_file(KIND, make_export, keep=keep)
