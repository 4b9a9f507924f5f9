"""The database's own refusal to change a closed round, for the migrations that write it.

Deleting is let through: a whole dialogue can be removed, and rows that hang on another go before it. So is an owner
that leaves a ballot (``participant_id`` alone). On SQLite a migration that rebuilds one of these tables must call
``unguard`` before and ``guard`` after; ``tests/meetings/rounds/test_closed.py`` tells when it did not.
"""

WORDS = "A closed round is not changed."
_ROUND = "(SELECT closed_at FROM meetings_round WHERE id = NEW.round_id) IS NOT NULL"
_OF_BALLOT = (
    "(SELECT r.closed_at FROM meetings_round r JOIN meetings_ballot b ON b.round_id = r.id "
    "WHERE b.id = NEW.ballot_id) IS NOT NULL"
)
_OF_SHEET = (
    "(SELECT r.closed_at FROM meetings_round r JOIN meetings_papersheet s ON s.round_id = r.id "
    "WHERE s.id = NEW.sheet_id) IS NOT NULL"
)
GUARDS = [
    # name, table, when, condition
    (
        "round",
        "meetings_round",
        "UPDATE OF opened_at, closed_at, method, dots, most, over, title",
        "OLD.closed_at IS NOT NULL",
    ),
    ("option_new", "meetings_option", "INSERT", _ROUND),
    ("option", "meetings_option", "UPDATE OF title, text, round_id, number", _ROUND),
    ("ballot_new", "meetings_ballot", "INSERT", _ROUND),
    ("ballot", "meetings_ballot", "UPDATE OF side, round_id, sent_at, on_paper", _ROUND),
    ("mark_new", "meetings_mark", "INSERT", _OF_BALLOT),
    ("mark", "meetings_mark", "UPDATE", _OF_BALLOT),
    ("sheet_new", "meetings_papersheet", "INSERT", _ROUND),
    ("sheet", "meetings_papersheet", "UPDATE OF side, people, round_id", _ROUND),
    ("count_new", "meetings_papercount", "INSERT", _OF_SHEET),
    ("count", "meetings_papercount", "UPDATE", _OF_SHEET),
    ("correction", "meetings_correction", "UPDATE OF option_id, side, change, reason, round_id", "1 = 1"),
]


def guard(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(
            f"""CREATE OR REPLACE FUNCTION meetings_round_is_closed() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
            params=None,
        )
        schema_editor.execute(
            """CREATE OR REPLACE FUNCTION meetings_round_guard() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE closed timestamptz;
            BEGIN
              IF TG_ARGV[0] = 'round' THEN
                SELECT closed_at INTO closed FROM meetings_round WHERE id = NEW.round_id;
              ELSIF TG_ARGV[0] = 'ballot' THEN
                SELECT r.closed_at INTO closed FROM meetings_round r
                  JOIN meetings_ballot b ON b.round_id = r.id WHERE b.id = NEW.ballot_id;
              ELSE
                SELECT r.closed_at INTO closed FROM meetings_round r
                  JOIN meetings_papersheet s ON s.round_id = r.id WHERE s.id = NEW.sheet_id;
              END IF;
              IF closed IS NOT NULL THEN
                RAISE EXCEPTION 'A closed round is not changed.' USING ERRCODE = 'integrity_constraint_violation';
              END IF;
              RETURN NEW;
            END $$""",
            params=None,
        )
    for name, table, when, condition in GUARDS:
        trigger = f"meetings_closed_{name}"
        if vendor == "sqlite":
            schema_editor.execute(
                f"CREATE TRIGGER {trigger} BEFORE {when} ON {table} WHEN {condition} "
                f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
                params=None,
            )
        elif vendor == "postgresql":
            held = {_ROUND: "round", _OF_BALLOT: "ballot", _OF_SHEET: "sheet"}.get(condition)
            call = f"meetings_round_guard('{held}')" if held else "meetings_round_is_closed()"
            only = "" if held else f"WHEN ({condition}) "
            schema_editor.execute(
                f"CREATE TRIGGER {trigger} BEFORE {when} ON {table} FOR EACH ROW {only}EXECUTE FUNCTION {call}",
                params=None,
            )


def unguard(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for name, table, _when, _condition in GUARDS:
        on = f" ON {table}" if vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS meetings_closed_{name}{on}", params=None)
    if vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION IF EXISTS meetings_round_is_closed()", params=None)
        schema_editor.execute("DROP FUNCTION IF EXISTS meetings_round_guard()", params=None)
