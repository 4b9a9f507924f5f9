"""Demo dialogues: invented words (`umea_words`, `umea_themes_*`, `sigtuna_words`) and what composes them (`compose`).

Nobody in them exists and nobody has said any of it.
"""
