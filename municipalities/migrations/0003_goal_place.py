"""A goal's kind, parent and needs belong to its versions: copied to each version that there is."""

from django.db import migrations


def copy_place(apps, schema_editor):
    """To every version, since the place was never told apart by version before."""
    versions = apps.get_model("municipalities", "GoalVersion").objects.using(schema_editor.connection.alias)
    for version in versions.select_related("goal").iterator(chunk_size=500):
        goal = version.goal
        version.kind, version.parent_id = goal.kind, goal.parent_id
        version.save(update_fields=["kind", "parent"])
        version.needs.set(goal.needs.all())


class Migration(migrations.Migration):
    dependencies = [("municipalities", "0002_driver_seat")]
    operations = [migrations.RunPython(copy_place, migrations.RunPython.noop)]
