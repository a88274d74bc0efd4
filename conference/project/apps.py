"""The plumbing above all four apps: settings, root URLs, worker, and the commands that use every app."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "conference.project"
    label = "project"
