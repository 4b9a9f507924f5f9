"""What the database itself keeps: no line of the log is changed, and a deleted account leaves ``actor_id`` empty."""

SQLITE = [
    """CREATE TRIGGER dialogues_event_is_append_only
    BEFORE UPDATE OF id, dialogue_id, name, object_type, object_id, data, at ON dialogues_event
    BEGIN SELECT RAISE(ABORT, 'The event log is append-only.'); END""",
    """CREATE TRIGGER dialogues_event_actor_only_leaves
    BEFORE UPDATE OF actor_id ON dialogues_event WHEN NEW.actor_id IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'The event log is append-only.'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION dialogues_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.actor_id IS NOT NULL OR to_jsonb(NEW) - 'actor_id' IS DISTINCT FROM to_jsonb(OLD) - 'actor_id' THEN
        RAISE EXCEPTION 'The event log is append-only.' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      RETURN NEW;
    END $$""",
    """CREATE TRIGGER dialogues_event_is_append_only BEFORE UPDATE ON dialogues_event
    FOR EACH ROW EXECUTE FUNCTION dialogues_event_is_append_only()""",
]


def guard(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER dialogues_event_is_append_only")
        schema_editor.execute("DROP TRIGGER dialogues_event_actor_only_leaves")
    elif schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER dialogues_event_is_append_only ON dialogues_event")
        schema_editor.execute("DROP FUNCTION dialogues_event_is_append_only")
