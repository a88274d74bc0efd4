import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conference", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="file",
            name="kind",
            field=models.CharField(
                choices=[
                    ("manuscript", "Manuscript"),
                    ("final", "Final"),
                    ("portrait", "Portrait"),
                    ("logo", "Logo"),
                    ("slides", "Slides"),
                    ("other", "Other"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="edition",
            name="logo",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="conference.file",
            ),
        ),
        migrations.AddField(
            model_name="edition",
            name="logo_version",
            field=models.CharField(blank=True, default="", max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="edition",
            name="logo_width",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="edition",
            name="logo_height",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="edition",
            name="logo_ground",
            field=models.CharField(
                blank=True, choices=[("light", "Light"), ("dark", "Dark")], default="", max_length=5
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(("accent", ""), ("accent__regex", "^#[0-9a-f]{6}$"), _connector="OR"),
                name="accent_is_a_colour",
            ),
        ),
    ]
