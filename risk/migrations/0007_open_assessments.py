"""Open assessments to which agencies contribute, behind the second wall, with their history; docs/adr/0050."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
import uuid
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce

FENCE = """
SELECT cases_fence('risk_openassessment', 'risk_openassessment.child_id');
SELECT cases_fence_by('risk_contribution', 'open_assessment_id', 'risk_openassessment');
SELECT history_close('risk_openassessmentevent');
SELECT history_close('risk_contributionevent');
SELECT history_fence('risk_openassessmentevent', 'risk_openassessment');
SELECT history_fence('risk_contributionevent', 'risk_contribution');
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'slscb_app') THEN
        REVOKE DELETE, TRUNCATE ON risk_openassessment, risk_contribution FROM slscb_app;
    END IF;
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0009_confirmed_on_the_day_of_the_upgrade'),
        ('cases', '0020_documents_on_a_record'),
        ('risk', '0006_versions_and_calibration'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='Contribution',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('when', models.CharField(choices=[('current', 'Current: seen within the last six months'), ('historic', 'Historic: shown and not counted')], max_length=8)),
                    ('age_at_event', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('evidence', models.TextField(max_length=5000)),
                    ('observed_on', models.DateField(blank=True, null=True)),
                    ('nature', models.CharField(choices=[('fact', 'Fact: seen, heard or recorded'), ('opinion', 'Professional opinion')], max_length=7)),
                    ('is_health_detail', models.BooleanField(default=False)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_reason', models.CharField(blank=True, max_length=250)),
                ],
                options={
                    'ordering': ['open_assessment', 'indicator__position', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='ContributionEvent',
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
                    ('when', models.CharField(choices=[('current', 'Current: seen within the last six months'), ('historic', 'Historic: shown and not counted')], max_length=8)),
                    ('age_at_event', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('evidence', models.TextField(max_length=5000)),
                    ('observed_on', models.DateField(blank=True, null=True)),
                    ('nature', models.CharField(choices=[('fact', 'Fact: seen, heard or recorded'), ('opinion', 'Professional opinion')], max_length=7)),
                    ('is_health_detail', models.BooleanField(default=False)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_reason', models.CharField(blank=True, max_length=250)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='OpenAssessment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('why', models.TextField(max_length=2000)),
                    ('wanted_by', models.DateField()),
                    ('state', models.CharField(choices=[('open', 'Open'), ('completed', 'Completed'), ('closed', 'Ended without an assessment')], default='open', max_length=9)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('ending_reason', models.TextField(blank=True, max_length=2000)),
                ],
            ),
            migrations.CreateModel(
                name='OpenAssessmentEvent',
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
                    ('why', models.TextField(max_length=2000)),
                    ('wanted_by', models.DateField()),
                    ('state', models.CharField(choices=[('open', 'Open'), ('completed', 'Completed'), ('closed', 'Ended without an assessment')], default='open', max_length=9)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('ending_reason', models.TextField(blank=True, max_length=2000)),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        pgtrigger.migrations.RemoveTrigger(
            model_name='indicatortick',
            name='recorded_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='indicatortick',
            name='changed_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='indicatortick',
            name='removed_delete',
        ),
        AtOnce([
            migrations.AddField(
                model_name='indicatortick',
                name='is_health_detail',
                field=models.BooleanField(db_default=False, default=False),
            ),
            migrations.AddField(
                model_name='indicatortickevent',
                name='is_health_detail',
                field=models.BooleanField(db_default=False, default=False),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='indicatortick',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "risk_indicatortickevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "assessment_id", "indicator_id", "when", "age_at_event", "evidence", "observed_on", "agency_id", "nature", "is_health_detail") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."assessment_id", new_values."indicator_id", new_values."when", new_values."age_at_event", new_values."evidence", new_values."observed_on", new_values."agency_id", new_values."nature", new_values."is_health_detail" FROM new_values; RETURN NULL;', hash='aabd763d270f16adb610f485ec618639bc34e514', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_28ebe', referencing='REFERENCING NEW TABLE AS new_values ', table='risk_indicatortick', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='indicatortick',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "risk_indicatortickevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "assessment_id", "indicator_id", "when", "age_at_event", "evidence", "observed_on", "agency_id", "nature", "is_health_detail") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."assessment_id", OLD."indicator_id", OLD."when", OLD."age_at_event", OLD."evidence", OLD."observed_on", OLD."agency_id", OLD."nature", OLD."is_health_detail"); RETURN NULL;', hash='ff2754bfef2116538f32352477261a02207a2903', operation='UPDATE', pgid='pgtrigger_changed_update_60190', table='risk_indicatortick', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='indicatortick',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "risk_indicatortickevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "assessment_id", "indicator_id", "when", "age_at_event", "evidence", "observed_on", "agency_id", "nature", "is_health_detail") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."assessment_id", old_values."indicator_id", old_values."when", old_values."age_at_event", old_values."evidence", old_values."observed_on", old_values."agency_id", old_values."nature", old_values."is_health_detail" FROM old_values; RETURN NULL;', hash='6bf8289d2048a47be9a6c26001e30ffb6d4cf280', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_44924', referencing='REFERENCING OLD TABLE AS old_values ', table='risk_indicatortick', when='AFTER')),
            ),
            migrations.AddField(
                model_name='contribution',
                name='agency',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='agencies.agency'),
            ),
            migrations.AddField(
                model_name='contribution',
                name='author',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='contribution',
                name='indicator',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='risk.indicator'),
            ),
            migrations.AddField(
                model_name='contribution',
                name='source_agency',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency'),
            ),
            migrations.AddField(
                model_name='contribution',
                name='withdrawn_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='contributionevent',
                name='agency',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.agency'),
            ),
            migrations.AddField(
                model_name='contributionevent',
                name='author',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='contributionevent',
                name='indicator',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='risk.indicator'),
            ),
            migrations.AddField(
                model_name='contributionevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='contributionevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='risk.contribution'),
            ),
            migrations.AddField(
                model_name='contributionevent',
                name='source_agency',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.agency'),
            ),
            migrations.AddField(
                model_name='contributionevent',
                name='withdrawn_by',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='openassessment',
                name='agency',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='open_assessments', to='agencies.agency'),
            ),
            migrations.AddField(
                model_name='openassessment',
                name='assessment',
                field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='made_from', to='risk.assessment'),
            ),
            migrations.AddField(
                model_name='openassessment',
                name='child',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='open_assessments', to='cases.child'),
            ),
            migrations.AddField(
                model_name='openassessment',
                name='ended_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='openassessment',
                name='opened_by',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='open_assessments', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='contributionevent',
                name='open_assessment',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='risk.openassessment'),
            ),
            migrations.AddField(
                model_name='contribution',
                name='open_assessment',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contributions', to='risk.openassessment'),
            ),
            migrations.AddField(
                model_name='openassessmentevent',
                name='agency',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.agency'),
            ),
            migrations.AddField(
                model_name='openassessmentevent',
                name='assessment',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='risk.assessment'),
            ),
            migrations.AddField(
                model_name='openassessmentevent',
                name='child',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='openassessmentevent',
                name='ended_by',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='openassessmentevent',
                name='opened_by',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='openassessmentevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='openassessmentevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='risk.openassessment'),
            ),
            migrations.AddConstraint(
                model_name='openassessment',
                constraint=models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('child',), name='one_open_assessment_a_child'),
            ),
            migrations.AddConstraint(
                model_name='openassessment',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='ended_assessment_has_moment'),
            ),
            migrations.AddConstraint(
                model_name='openassessment',
                constraint=models.CheckConstraint(condition=models.Q(('state', 'completed'), ('assessment', None), _connector='XOR'), name='completed_has_its_assessment'),
            ),
            migrations.AddConstraint(
                model_name='openassessment',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), models.Q(('ending_reason', ''), _negated=True), _connector='OR'), name='closed_without_assessment_says_why'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='openassessment',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "risk_openassessmentevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "opened_by_id", "agency_id", "why", "wanted_by", "state", "assessment_id", "ended_by_id", "ended_at", "ending_reason") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."opened_by_id", new_values."agency_id", new_values."why", new_values."wanted_by", new_values."state", new_values."assessment_id", new_values."ended_by_id", new_values."ended_at", new_values."ending_reason" FROM new_values; RETURN NULL;', hash='48307045a38570e6bfec16a00755cf51fd41371d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_71218', referencing='REFERENCING NEW TABLE AS new_values ', table='risk_openassessment', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='openassessment',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "risk_openassessmentevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "opened_by_id", "agency_id", "why", "wanted_by", "state", "assessment_id", "ended_by_id", "ended_at", "ending_reason") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."opened_by_id", OLD."agency_id", OLD."why", OLD."wanted_by", OLD."state", OLD."assessment_id", OLD."ended_by_id", OLD."ended_at", OLD."ending_reason"); RETURN NULL;', hash='c0327de9ad715727f5c831990c84779b5ebecb03', operation='UPDATE', pgid='pgtrigger_changed_update_d6231', table='risk_openassessment', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='openassessment',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "risk_openassessmentevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "opened_by_id", "agency_id", "why", "wanted_by", "state", "assessment_id", "ended_by_id", "ended_at", "ending_reason") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."opened_by_id", old_values."agency_id", old_values."why", old_values."wanted_by", old_values."state", old_values."assessment_id", old_values."ended_by_id", old_values."ended_at", old_values."ending_reason" FROM old_values; RETURN NULL;', hash='836e4ec7d6ff0a6fd792550a43cded4fe7d1ba28', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_e5b69', referencing='REFERENCING OLD TABLE AS old_values ', table='risk_openassessment', when='AFTER')),
            ),
            migrations.AddIndex(
                model_name='contributionevent',
                index=models.Index(fields=['open_assessment'], name='risk_contribution_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='contributionevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='98bf3f94e4d8e819cf93b68fc8a1aee9b7603724', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c82e3', table='risk_contributionevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='contribution',
                constraint=models.CheckConstraint(condition=models.Q(('age_at_event', None), ('age_at_event__lt', 18), _connector='OR'), name='age_put_forward_is_a_childs'),
            ),
            migrations.AddConstraint(
                model_name='contribution',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_by', None), ('withdrawn_reason', '')), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False), models.Q(('withdrawn_reason', ''), _negated=True)), _connector='OR'), name='withdrawn_contribution_says_why'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='contribution',
                trigger=pgtrigger.compiler.Trigger(name='words_stay', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."open_assessment_id" IS DISTINCT FROM (NEW."open_assessment_id") OR OLD."indicator_id" IS DISTINCT FROM (NEW."indicator_id") OR OLD."author_id" IS DISTINCT FROM (NEW."author_id") OR OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."source_agency_id" IS DISTINCT FROM (NEW."source_agency_id") OR OLD."when" IS DISTINCT FROM (NEW."when") OR OLD."age_at_event" IS DISTINCT FROM (NEW."age_at_event") OR OLD."evidence" IS DISTINCT FROM (NEW."evidence") OR OLD."observed_on" IS DISTINCT FROM (NEW."observed_on") OR OLD."nature" IS DISTINCT FROM (NEW."nature") OR OLD."is_health_detail" IS DISTINCT FROM (NEW."is_health_detail"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='633f7b0e1386c671dd35a6ba21e3574f133cf5a1', operation='UPDATE', pgid='pgtrigger_words_stay_a65d3', table='risk_contribution', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='contribution',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "risk_contributionevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "open_assessment_id", "indicator_id", "author_id", "agency_id", "source_agency_id", "when", "age_at_event", "evidence", "observed_on", "nature", "is_health_detail", "withdrawn_by_id", "withdrawn_at", "withdrawn_reason") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."open_assessment_id", new_values."indicator_id", new_values."author_id", new_values."agency_id", new_values."source_agency_id", new_values."when", new_values."age_at_event", new_values."evidence", new_values."observed_on", new_values."nature", new_values."is_health_detail", new_values."withdrawn_by_id", new_values."withdrawn_at", new_values."withdrawn_reason" FROM new_values; RETURN NULL;', hash='9e14c01ee6ad8d9d724002916d3e9d5d26d60e1a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_df910', referencing='REFERENCING NEW TABLE AS new_values ', table='risk_contribution', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='contribution',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "risk_contributionevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "open_assessment_id", "indicator_id", "author_id", "agency_id", "source_agency_id", "when", "age_at_event", "evidence", "observed_on", "nature", "is_health_detail", "withdrawn_by_id", "withdrawn_at", "withdrawn_reason") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."open_assessment_id", OLD."indicator_id", OLD."author_id", OLD."agency_id", OLD."source_agency_id", OLD."when", OLD."age_at_event", OLD."evidence", OLD."observed_on", OLD."nature", OLD."is_health_detail", OLD."withdrawn_by_id", OLD."withdrawn_at", OLD."withdrawn_reason"); RETURN NULL;', hash='b4ae6c6893b4d8e9d1f4d52a24dee12376d5d11b', operation='UPDATE', pgid='pgtrigger_changed_update_e3c47', table='risk_contribution', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='contribution',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "risk_contributionevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "open_assessment_id", "indicator_id", "author_id", "agency_id", "source_agency_id", "when", "age_at_event", "evidence", "observed_on", "nature", "is_health_detail", "withdrawn_by_id", "withdrawn_at", "withdrawn_reason") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."open_assessment_id", old_values."indicator_id", old_values."author_id", old_values."agency_id", old_values."source_agency_id", old_values."when", old_values."age_at_event", old_values."evidence", old_values."observed_on", old_values."nature", old_values."is_health_detail", old_values."withdrawn_by_id", old_values."withdrawn_at", old_values."withdrawn_reason" FROM old_values; RETURN NULL;', hash='ffbca7303c45d76e6dd169f97ae36190db3378ff', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_c0bd6', referencing='REFERENCING OLD TABLE AS old_values ', table='risk_contribution', when='AFTER')),
            ),
            migrations.AddIndex(
                model_name='openassessmentevent',
                index=models.Index(fields=['child'], name='risk_openassessment_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='openassessmentevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f53c91fefa192dd3b8700f01558bc4a57e68f705', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4920f', table='risk_openassessmentevent', when='BEFORE')),
            ),
        ]),
        migrations.RunSQL(FENCE, migrations.RunSQL.noop),
    ]
