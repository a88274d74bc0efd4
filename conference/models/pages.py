"""What a conference shows around its call: free pages of its menu, and sponsors."""

from django.db import models
from django.urls import reverse

from conference.codes import CodeField
from conference.texts import TextsField


class PageQuerySet(models.QuerySet):
    def shown(self):
        return self.filter(is_shown=True).order_by("position", "pk")


class Page(models.Model):
    """About, venue, hotels, code of conduct ... in Markdown; or only a link of the menu, such as to a registration."""

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="pages")
    slug = models.SlugField(max_length=60)
    title = TextsField()
    body = TextsField()
    link = models.URLField(blank=True, help_text="then the entry of the menu leads there, and there is no page")
    is_shown = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    objects = PageQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("edition", "slug", name="page_slug_once_per_edition")]

    def __str__(self):
        return str(self.title)

    def get_absolute_url(self):
        return self.link or reverse("conference:page", args=[self.edition.slug, self.slug])

    def has_twin(self):
        """Whether another page of its edition has its address."""
        return Page.objects.filter(edition=self.edition_id, slug=self.slug).exclude(pk=self.pk).exists()


class Sponsor(models.Model):
    """Somebody who gives something to a conference, and is named for it."""

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="sponsors")
    name = models.CharField(max_length=200)
    link = models.URLField(blank=True)
    level = models.CharField(max_length=60, blank=True, help_text="gold, silver, host ...: those of one level together")
    logo = models.ForeignKey("conference.File", models.SET_NULL, null=True, blank=True, related_name="+")
    logo_version = models.CharField(max_length=12, blank=True)
    logo_width = models.PositiveSmallIntegerField(null=True, blank=True)
    logo_height = models.PositiveSmallIntegerField(null=True, blank=True)
    logo_ground = models.CharField(max_length=5, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self):
        return self.name
