"""Plumbing of the site."""

from conference.project.celery import app as celery_app

__all__ = ["celery_app"]
