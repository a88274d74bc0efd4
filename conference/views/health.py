"""Whether the site is alive, and whether it is ready to serve; for load balancers and monitors."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from conference.models import Job


@login_not_required
def alive(request):
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
def ready(request):
    """503 with what is wrong: migrations missing, or work that lies about because no worker runs."""
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    late = Job.objects.due(timezone.now() - timedelta(minutes=5)).exists()
    problems = [name for name, wrong in (("migrations", bool(pending)), ("worker", late)) if wrong]
    return JsonResponse({"ready": not problems, "problems": problems}, status=503 if problems else 200)
