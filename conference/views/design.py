"""The living page of components, for those who build pages: each with its states, in the theme of the moment."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render

from conference.examples import examples

PARTS = settings.ROOT / "templates" / "design"


@login_not_required
def design(request):
    """Every part in templates/design/, in the order of their names. Only where people develop or try Convoke."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    names = sorted(path.stem for path in Path(PARTS).glob("*.html") if path.stem != "page")
    parts = [{"name": name, "template": f"design/{name}.html"} for name in names]
    data = {name: make() for name, make in examples.items()}
    return render(request, "design/page.html", {"parts": parts, **data})
