"""The worker app: `celery -A conference.project worker`. Celery only wakes; what is to be done stands in Job rows."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conference.project.settings")
app = Celery("convoke")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
