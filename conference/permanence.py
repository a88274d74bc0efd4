"""History stays as it was written: triggers of the database refuse to change or delete a line of it.

Two things remain possible: erasing a person takes the reference to that person away, and nothing else; and a database
as a whole can be emptied (TRUNCATE), which is no deed of this site. Made anew after every migration, as in scope.
"""

from django.db import connections

from conference.models import Entry

NAME = "permanent_entry"
REFUSAL = "history is only ever added to"
SQLITE = """
CREATE TRIGGER "{name}_{event}" BEFORE {event} ON "{table}" {condition}
BEGIN SELECT RAISE(ABORT, '{refusal}'); END
"""
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND {only_the_person_goes} THEN RETURN NEW; END IF;
  RAISE EXCEPTION '{refusal}' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
POSTGRES = 'CREATE TRIGGER "{name}" BEFORE UPDATE OR DELETE ON "{table}" FOR EACH ROW EXECUTE FUNCTION "{name}"()'


def guard(using="default", **kwargs):
    """Makes the triggers anew; called after every migrate."""
    connection = connections[using]
    table = Entry._meta.db_table
    if table not in connection.introspection.table_names():
        return
    release(using)
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor, table):
            cursor.execute(statement)


def release(using="default", **kwargs):
    """Takes them away: before a migration remakes the table, and before tests empty it."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for event in ("UPDATE", "DELETE"):
                cursor.execute(f'DROP TRIGGER IF EXISTS "{NAME}_{event}"')
        elif Entry._meta.db_table in connection.introspection.table_names(cursor):
            cursor.execute(f'DROP TRIGGER IF EXISTS "{NAME}" ON "{Entry._meta.db_table}"')


def _statements(vendor, table):
    names = {"name": NAME, "table": table, "refusal": REFUSAL}
    if vendor == "sqlite":
        kept = f"WHEN NOT ({_only_the_person_goes('IS')})"
        yield SQLITE.format(event="UPDATE", condition=kept, **names)
        yield SQLITE.format(event="DELETE", condition="", **names)
    else:
        goes = _only_the_person_goes("IS NOT DISTINCT FROM")
        yield POSTGRES_FUNCTION.format(only_the_person_goes=goes, **names)
        yield POSTGRES.format(**names)


def _only_the_person_goes(equals):
    """A condition: the reference to the person becomes empty, and every other column stays."""
    columns = [field.column for field in Entry._meta.concrete_fields if field.name != "by"]
    return " AND ".join(['NEW."by_id" IS NULL', *(f'NEW."{name}" {equals} OLD."{name}"' for name in columns)])
