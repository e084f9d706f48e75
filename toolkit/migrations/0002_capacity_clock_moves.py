"""For how many days a capacity holds moves to the freshness settings, beside the clocks of other facts."""

from typing import Any

from django.db import migrations

METHODS_OWN = 180


def carry_over(apps: Any, schema_editor: Any) -> None:
    """A value that somebody has changed is kept; the method's own needs no row."""
    stored = apps.get_model("toolkit", "MethodSettings").objects.first()
    if stored and stored.capacity_valid_days != METHODS_OWN:
        clocks = apps.get_model("provision", "FreshnessSettings").objects
        clocks.update_or_create(pk=1, defaults={"capacity_days": max(stored.capacity_valid_days, 1)})


def carry_back(apps: Any, schema_editor: Any) -> None:
    clocks = apps.get_model("provision", "FreshnessSettings").objects.first()
    if clocks and clocks.capacity_days != METHODS_OWN:
        settings = apps.get_model("toolkit", "MethodSettings").objects
        settings.update_or_create(pk=1, defaults={"capacity_valid_days": clocks.capacity_days})


class Migration(migrations.Migration):
    dependencies = [
        ("provision", "0002_entries"),
        ("toolkit", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(carry_over, carry_back),
        migrations.RemoveField(model_name="methodsettings", name="capacity_valid_days"),
        migrations.RemoveField(model_name="historicalmethodsettings", name="capacity_valid_days"),
    ]
