"""Finding an institution among those that were imported from the Research Organization Registry."""

from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.functions import Length

from conference.models import Institution
from conference.text.folding import folded

MOST = 10
LONGEST, MOST_WORDS = 100, 6  # characters and words; more is nobody's search


def matching(text: str, most: int = MOST) -> list[Institution]:
    """Those in whose names all words occur: first whose name or acronym was typed in full, then by its beginning."""
    typed = " ".join(folded(text.replace("\0", "")[:LONGEST]).split())
    if len(typed) < 2:
        return []
    found = Institution.objects.filter(*(Q(folded__contains=word) for word in typed.split()[:MOST_WORDS]))
    rank = Case(
        When(folded__contains=f"\n{typed}\n", then=Value(0)),
        When(folded__contains=f"\n{typed}", then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return list(found.order_by(rank, Length("name"), "name", "pk")[:most])


def named(ror: str) -> Institution | None:
    return Institution.objects.filter(ror=ror).first() if ror else None


def to_be_searched(names: list[str]) -> str:
    """All names folded, each on a line of its own between line ends, as `matching` looks for them."""
    lines = dict.fromkeys(" ".join(folded(name).split()) for name in names)
    return "\n" + "".join(f"{line}\n" for line in lines if line)
