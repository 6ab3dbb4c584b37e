"""Whom a return home interview was shared with, behind the second wall; docs/adr/0069."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
import uuid
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce

FENCE = """
SELECT cases_fence('missing_interviewsharing', 'missing_interviewsharing.child_id');
SELECT history_close('missing_interviewsharingevent');
SELECT history_fence('missing_interviewsharingevent', 'missing_interviewsharing');
"""


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0009_confirmed_on_the_day_of_the_upgrade'),
        ('cases', '0025_an_old_reference_leads_on'),
        ('missing', '0012_what_other_authorities_were_told'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='InterviewSharing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('organisation', models.CharField(blank=True, max_length=150, verbose_name='another body')),
                    ('person', models.CharField(blank=True, max_length=150, verbose_name='who there')),
                    ('shared', models.CharField(choices=[('all', 'All of it'), ('summary', 'A summary'), ('points', 'Particular points'), ('nothing', 'Nothing: decided not to share')], max_length=10, verbose_name='what was shared')),
                    ('basis', models.CharField(choices=[('child_agreed', 'The child agreed'), ('protect_from_harm', 'To protect the child from harm (Children Act 1989 section 47, Working Together 2023)'), ('crime', 'To prevent or detect crime'), ('legal_duty', 'A legal duty'), ('other', 'Another reason')], max_length=20)),
                    ('why', models.TextField(max_length=2000)),
                    ('child_told', models.BooleanField(verbose_name='whether the child was told')),
                    ('not_told_reason', models.CharField(blank=True, max_length=500, verbose_name='why the child was not told')),
                    ('shared_at', models.DateTimeField()),
                    ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                    ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interview_sharings', to='cases.child')),
                    ('interview', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sharings', to='missing.returninterview')),
                    ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='InterviewSharingEvent',
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
                    ('organisation', models.CharField(blank=True, max_length=150, verbose_name='another body')),
                    ('person', models.CharField(blank=True, max_length=150, verbose_name='who there')),
                    ('shared', models.CharField(choices=[('all', 'All of it'), ('summary', 'A summary'), ('points', 'Particular points'), ('nothing', 'Nothing: decided not to share')], max_length=10, verbose_name='what was shared')),
                    ('basis', models.CharField(choices=[('child_agreed', 'The child agreed'), ('protect_from_harm', 'To protect the child from harm (Children Act 1989 section 47, Working Together 2023)'), ('crime', 'To prevent or detect crime'), ('legal_duty', 'A legal duty'), ('other', 'Another reason')], max_length=20)),
                    ('why', models.TextField(max_length=2000)),
                    ('child_told', models.BooleanField(verbose_name='whether the child was told')),
                    ('not_told_reason', models.CharField(blank=True, max_length=500, verbose_name='why the child was not told')),
                    ('shared_at', models.DateTimeField()),
                    ('agency', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.agency')),
                    ('child', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child')),
                    ('interview', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='missing.returninterview')),
                    ('pgh_actor', models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='missing.interviewsharing')),
                    ('recorded_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        AtOnce([
            migrations.AddIndex(
                model_name='interviewsharing',
                index=models.Index(fields=['interview', 'shared_at', 'id'], name='sharing_in_order'),
            ),
            migrations.AddConstraint(
                model_name='interviewsharing',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('agency__isnull', False), ('organisation', '')), models.Q(('agency', None), models.Q(('organisation', ''), _negated=True)), _connector='OR'), name='sharing_names_one_body'),
            ),
            migrations.AddConstraint(
                model_name='interviewsharing',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('child_told', True), ('not_told_reason', '')), models.Q(('child_told', False), models.Q(('not_told_reason', ''), _negated=True)), _connector='OR'), name='sharing_says_why_not_told'),
            ),
            migrations.AddConstraint(
                model_name='interviewsharing',
                constraint=models.CheckConstraint(condition=models.Q(('basis', 'child_agreed'), ('shared', 'nothing'), _negated=True), name='sharing_refused_without_consent'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='interviewsharing',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_interviewsharingevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "interview_id", "agency_id", "organisation", "person", "shared", "basis", "why", "child_told", "not_told_reason", "shared_at", "recorded_by_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."interview_id", new_values."agency_id", new_values."organisation", new_values."person", new_values."shared", new_values."basis", new_values."why", new_values."child_told", new_values."not_told_reason", new_values."shared_at", new_values."recorded_by_id" FROM new_values; RETURN NULL;', hash='61b09e2d6d9842e1ffd77022ec4b25b98d0a6ed3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_eee68', referencing='REFERENCING NEW TABLE AS new_values ', table='missing_interviewsharing', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='interviewsharing',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "missing_interviewsharingevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "interview_id", "agency_id", "organisation", "person", "shared", "basis", "why", "child_told", "not_told_reason", "shared_at", "recorded_by_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."interview_id", OLD."agency_id", OLD."organisation", OLD."person", OLD."shared", OLD."basis", OLD."why", OLD."child_told", OLD."not_told_reason", OLD."shared_at", OLD."recorded_by_id"); RETURN NULL;', hash='33e76f1fc8cd02ccde90253955c5a8be7d15a166', operation='UPDATE', pgid='pgtrigger_changed_update_fd994', table='missing_interviewsharing', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='interviewsharing',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_interviewsharingevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "interview_id", "agency_id", "organisation", "person", "shared", "basis", "why", "child_told", "not_told_reason", "shared_at", "recorded_by_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."interview_id", old_values."agency_id", old_values."organisation", old_values."person", old_values."shared", old_values."basis", old_values."why", old_values."child_told", old_values."not_told_reason", old_values."shared_at", old_values."recorded_by_id" FROM old_values; RETURN NULL;', hash='1afa9dd41fac9f3d2c5f112ae44f89b5a61ff3cb', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_29b19', referencing='REFERENCING OLD TABLE AS old_values ', table='missing_interviewsharing', when='AFTER')),
            ),
            migrations.AddIndex(
                model_name='interviewsharingevent',
                index=models.Index(fields=['child'], name='missing_interviewsharing_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='interviewsharingevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f33019b588eb1b241b0110911fda5c6afd8d3e9c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_90ef8', table='missing_interviewsharingevent', when='BEFORE')),
            ),
        ]),
        migrations.RunSQL(FENCE, migrations.RunSQL.noop),
    ]
