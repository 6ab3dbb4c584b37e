"""The profile for police, behind the second wall, with its history; docs/adr/0062."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
import uuid
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce

FENCE = """
SELECT cases_fence('missing_missingprofile', 'missing_missingprofile.child_id');
SELECT history_close('missing_missingprofileevent');
SELECT history_fence('missing_missingprofileevent', 'missing_missingprofile');
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0024_a_merge_takes_two'),
        ('missing', '0005_extracts_behind_the_wall'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='MissingProfile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('appearance', models.TextField(max_length=400)),
                    ('marks', models.TextField(blank=True, max_length=200, verbose_name='scars, marks and tattoos')),
                    ('health_needs', models.TextField(blank=True, max_length=400, verbose_name='health and medication')),
                    ('communication', models.TextField(blank=True, max_length=200, verbose_name='language and communication')),
                    ('reached_by', models.TextField(blank=True, max_length=400, verbose_name='phones and social media')),
                    ('places', models.TextField(blank=True, max_length=400, verbose_name='where the child may be')),
                    ('friends', models.TextField(blank=True, max_length=400, verbose_name='friends and family')),
                    ('people_of_concern', models.TextField(blank=True, max_length=400)),
                    ('money_and_travel', models.TextField(blank=True, max_length=200)),
                    ('worries', models.TextField(blank=True, max_length=400, verbose_name='what worries those who know the child')),
                    ('who_to_tell', models.TextField(blank=True, max_length=200, verbose_name='who to tell')),
                    ('has_photograph', models.BooleanField(verbose_name='a recent photograph is held')),
                    ('photograph_at', models.CharField(blank=True, max_length=200, verbose_name='where the photograph is')),
                    ('written_with', models.CharField(max_length=200)),
                    ('reviewed_on', models.DateField(verbose_name='last reviewed')),
                    ('child', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='missing_profile', to='cases.child')),
                ],
            ),
            migrations.CreateModel(
                name='MissingProfileEvent',
                fields=[
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                    ('pgh_act', models.TextField(db_default=models.Func(function='wall_act'))),
                    ('pgh_request', models.TextField(db_default=models.Func(function='wall_request'))),
                    ('id', models.BigIntegerField()),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('appearance', models.TextField(max_length=400)),
                    ('marks', models.TextField(blank=True, max_length=200, verbose_name='scars, marks and tattoos')),
                    ('health_needs', models.TextField(blank=True, max_length=400, verbose_name='health and medication')),
                    ('communication', models.TextField(blank=True, max_length=200, verbose_name='language and communication')),
                    ('reached_by', models.TextField(blank=True, max_length=400, verbose_name='phones and social media')),
                    ('places', models.TextField(blank=True, max_length=400, verbose_name='where the child may be')),
                    ('friends', models.TextField(blank=True, max_length=400, verbose_name='friends and family')),
                    ('people_of_concern', models.TextField(blank=True, max_length=400)),
                    ('money_and_travel', models.TextField(blank=True, max_length=200)),
                    ('worries', models.TextField(blank=True, max_length=400, verbose_name='what worries those who know the child')),
                    ('who_to_tell', models.TextField(blank=True, max_length=200, verbose_name='who to tell')),
                    ('has_photograph', models.BooleanField(verbose_name='a recent photograph is held')),
                    ('photograph_at', models.CharField(blank=True, max_length=200, verbose_name='where the photograph is')),
                    ('written_with', models.CharField(max_length=200)),
                    ('reviewed_on', models.DateField(verbose_name='last reviewed')),
                    ('child', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child')),
                    ('pgh_actor', models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='missing.missingprofile')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        AtOnce([
            migrations.AddConstraint(
                model_name='missingprofile',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('has_photograph', True), models.Q(('photograph_at', ''), _negated=True)), models.Q(('has_photograph', False), ('photograph_at', '')), _connector='OR'), name='photograph_is_somewhere'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='missingprofile',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_missingprofileevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "appearance", "marks", "health_needs", "communication", "reached_by", "places", "friends", "people_of_concern", "money_and_travel", "worries", "who_to_tell", "has_photograph", "photograph_at", "written_with", "reviewed_on") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."appearance", new_values."marks", new_values."health_needs", new_values."communication", new_values."reached_by", new_values."places", new_values."friends", new_values."people_of_concern", new_values."money_and_travel", new_values."worries", new_values."who_to_tell", new_values."has_photograph", new_values."photograph_at", new_values."written_with", new_values."reviewed_on" FROM new_values; RETURN NULL;', hash='d477e205b1300034ffc57d33eb5bdd74e16eccaa', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_9d6c7', referencing='REFERENCING NEW TABLE AS new_values ', table='missing_missingprofile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='missingprofile',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "missing_missingprofileevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "appearance", "marks", "health_needs", "communication", "reached_by", "places", "friends", "people_of_concern", "money_and_travel", "worries", "who_to_tell", "has_photograph", "photograph_at", "written_with", "reviewed_on") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."appearance", OLD."marks", OLD."health_needs", OLD."communication", OLD."reached_by", OLD."places", OLD."friends", OLD."people_of_concern", OLD."money_and_travel", OLD."worries", OLD."who_to_tell", OLD."has_photograph", OLD."photograph_at", OLD."written_with", OLD."reviewed_on"); RETURN NULL;', hash='c38b9b4ae7ca0400eab51cdc977d6f1b5e9f2146', operation='UPDATE', pgid='pgtrigger_changed_update_8dadf', table='missing_missingprofile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='missingprofile',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_missingprofileevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "appearance", "marks", "health_needs", "communication", "reached_by", "places", "friends", "people_of_concern", "money_and_travel", "worries", "who_to_tell", "has_photograph", "photograph_at", "written_with", "reviewed_on") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."appearance", old_values."marks", old_values."health_needs", old_values."communication", old_values."reached_by", old_values."places", old_values."friends", old_values."people_of_concern", old_values."money_and_travel", old_values."worries", old_values."who_to_tell", old_values."has_photograph", old_values."photograph_at", old_values."written_with", old_values."reviewed_on" FROM old_values; RETURN NULL;', hash='7021c69a2fa6f7fb01b739922f70a410aabd8fff', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_af4f6', referencing='REFERENCING OLD TABLE AS old_values ', table='missing_missingprofile', when='AFTER')),
            ),
            migrations.AddIndex(
                model_name='missingprofileevent',
                index=models.Index(fields=['child'], name='missing_missingprofile_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='missingprofileevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='44dff8940b7a5d720496689b95e044512a233dc8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e01a7', table='missing_missingprofileevent', when='BEFORE')),
            ),
        ]),
        migrations.RunSQL(FENCE, migrations.RunSQL.noop),
    ]
