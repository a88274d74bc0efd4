"""No row mixes editions: triggers of the database refuse a row whose track, person's role, room ... is of another one.

They are made anew after every migration from the models themselves, for SQLite drops triggers when it remakes a table.
"""

from django.apps import apps
from django.db import connections

SQLITE = """
CREATE TRIGGER "{name}" BEFORE {event} ON "{table}"
WHEN NEW."{column}" IS NOT NULL
AND NEW."edition_id" IS NOT (SELECT "edition_id" FROM "{target}" WHERE "{key}" = NEW."{column}")
BEGIN SELECT RAISE(ABORT, '{table}.{column} is of another edition'); END
"""
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."{column}" IS NOT NULL AND NEW."edition_id" IS DISTINCT FROM
     (SELECT "edition_id" FROM "{target}" WHERE "{key}" = NEW."{column}") THEN
    RAISE EXCEPTION '{table}.{column} is of another edition' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$
"""
POSTGRES = 'CREATE TRIGGER "{name}" BEFORE INSERT OR UPDATE ON "{table}" FOR EACH ROW EXECUTE FUNCTION "{name}"()'


def links():
    """(table, column, target table, its key) of every foreign key between two models that carry an edition."""
    for model in apps.get_models():
        if not has_edition(model):
            continue
        for field in model._meta.concrete_fields:
            target = field.related_model if field.many_to_one or field.one_to_one else None
            if target and has_edition(target):
                yield model._meta.db_table, field.column, target._meta.db_table, target._meta.pk.column


def has_edition(model):
    names = {field.name: field for field in model._meta.concrete_fields}
    return "edition" in names and names["edition"].related_model._meta.label == "conference.Edition"


def guard(using="default", **kwargs):
    """Makes all triggers anew; called after every migrate."""
    connection = connections[using]
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table, column, target, key in links():
            if table in existing and target in existing:
                names = {"table": table, "column": column, "target": target, "key": key}
                _guard_one(cursor, connection.vendor, names)


def release(using="default", **kwargs):
    """Takes SQLite's triggers away before a migration: one that names a table being remade would stop it."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'scope\\_%' ESCAPE '\\'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')


def _guard_one(cursor, vendor, names):
    name = f"scope_{names['table']}_{names['column']}"[:60]
    if vendor == "sqlite":
        for event in ("INSERT", "UPDATE"):
            cursor.execute(f'DROP TRIGGER IF EXISTS "{name}_{event.lower()}"')
            cursor.execute(SQLITE.format(name=f"{name}_{event.lower()}", event=event, **names))
    else:
        cursor.execute(f'DROP TRIGGER IF EXISTS "{name}" ON "{names["table"]}"')
        cursor.execute(POSTGRES_FUNCTION.format(name=name, **names))
        cursor.execute(POSTGRES.format(name=name, **names))
