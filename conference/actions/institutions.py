"""Deeds about institutions: taking over what the Research Organization Registry lists."""

from collections.abc import Iterable

from conference.history import action, note
from conference.institutions import to_be_searched
from conference.models import Institution, Person
from conference.registry_dump import Listed

FIELDS = ["name", "aliases", "folded", "country", "city"]
AT_ONCE = 1000


@action
def take_institutions(listed: Iterable[Listed], *, by: Person | None) -> dict[str, int]:
    """Adds, renews and takes away, so that those offered are those listed as active; others are left as they are.

    Returns how many are new, changed, the same, and gone (closed or withdrawn). May run as often as one likes.
    """
    rows = {each.ror: each for each in listed}
    known = {row.ror: row for row in Institution.objects.all()}
    active = {ror: _row(each) for ror, each in rows.items() if each.is_active}
    new = [row for ror, row in active.items() if ror not in known]
    changed = [row for ror, row in active.items() if ror in known and _differs(row, known[ror])]
    gone = [ror for ror, each in rows.items() if not each.is_active and ror in known]
    Institution.objects.bulk_create(
        new + changed, batch_size=AT_ONCE, update_conflicts=True, unique_fields=["ror"], update_fields=FIELDS
    )
    for start in range(0, len(gone), AT_ONCE):
        Institution.objects.filter(ror__in=gone[start : start + AT_ONCE]).delete()
    counts = {
        "new": len(new),
        "changed": len(changed),
        "same": len(active) - len(new) - len(changed),
        "gone": len(gone),
    }
    note(**counts)
    return counts


def _row(each):
    aliases = list(each.aliases)
    searched = to_be_searched([each.name, *aliases])
    return Institution(
        ror=each.ror, name=each.name, aliases=aliases, folded=searched, country=each.country, city=each.city
    )


def _differs(row, known):
    return any(getattr(row, name) != getattr(known, name) for name in FIELDS)
