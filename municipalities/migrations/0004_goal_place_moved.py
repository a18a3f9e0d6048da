from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('municipalities', '0003_goal_place'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='historicalgoal_needs',
            name='goal',
        ),
        migrations.RemoveField(
            model_name='historicalgoal_needs',
            name='history',
        ),
        migrations.RemoveField(
            model_name='historicalgoal_needs',
            name='need',
        ),
        migrations.RemoveConstraint(
            model_name='goal',
            name='part_goal_has_parent',
        ),
        migrations.RemoveField(
            model_name='goal',
            name='kind',
        ),
        migrations.RemoveField(
            model_name='goal',
            name='needs',
        ),
        migrations.RemoveField(
            model_name='goal',
            name='parent',
        ),
        migrations.RemoveField(
            model_name='historicalgoal',
            name='kind',
        ),
        migrations.RemoveField(
            model_name='historicalgoal',
            name='parent',
        ),
        migrations.AddConstraint(
            model_name='goalversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'part'), _negated=True), ('parent__isnull', False), _connector='OR'), name='part_goal_has_parent', violation_error_message='A part goal belongs to a main goal. Choose which.'),
        ),
        migrations.DeleteModel(
            name='HistoricalGoal_needs',
        ),
    ]
