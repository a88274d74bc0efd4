"""The plumbing above all four apps: settings, root URLs, worker, and the commands that use every app."""

from django.apps import AppConfig

TAKES_UPLOADS = [
    "submissions:upload",
    "submissions:final",
    "submissions:verify",
    "programme:add-keynote",
    "programme:edit-keynote",
]


class ProjectConfig(AppConfig):
    name = "conference.project"
    label = "project"

    def ready(self):
        from conference import registry

        registry.takes_uploads.extend(TAKES_UPLOADS)
