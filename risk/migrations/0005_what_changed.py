"""Event tables beside the tracked ones, the triggers that fill them, and who may read them; docs/adr/0030."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
import uuid
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce

CLOSE = """
SELECT history_close('risk_assessmentevent');
SELECT history_close('risk_indicatortickevent');
SELECT history_close('risk_requiredresponseevent');
"""
FENCE = """
SELECT history_fence('risk_assessmentevent', 'risk_assessment');
SELECT history_fence('risk_indicatortickevent', 'risk_indicatortick');
SELECT history_fence('risk_requiredresponseevent', 'risk_requiredresponse');
"""


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0010_what_history_needs'),
        ('agencies', '0003_what_changed'),
        ('cases', '0010_what_changed'),
        ('risk', '0004_the_second_wall'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='AssessmentEvent',
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
                    ('assessment_kind', models.CharField(choices=[('screening', 'Screening: any agency proposes a level'), ('assessment', "Assessment: Children's Social Care sets the level")], max_length=10)),
                    ('status', models.CharField(choices=[('open', 'Open'), ('awaiting_approval', 'Waiting for approval'), ('completed', 'Completed'), ('withdrawn', 'Withdrawn')], default='completed', max_length=17)),
                    ('assessed_on', models.DateField()),
                    ('calculated_level', models.CharField(choices=[('none', 'No CSE risk indicators identified'), ('low', 'Low'), ('medium', 'Medium'), ('high', 'High')], max_length=6)),
                    ('final_level', models.CharField(choices=[('none', 'No CSE risk indicators identified'), ('low', 'Low'), ('medium', 'Medium'), ('high', 'High')], max_length=6)),
                    ('requested_level', models.CharField(blank=True, choices=[('none', 'No CSE risk indicators identified'), ('low', 'Low'), ('medium', 'Medium'), ('high', 'High')], max_length=6)),
                    ('override_reason', models.TextField(blank=True, max_length=5000)),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                    ('decision_reason', models.TextField(blank=True, max_length=5000)),
                    ('flags', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('single_medium', 'Exactly one medium indicator is current and no high one'), ('offence_evidence', 'There is evidence of an offence although the level is low or none'), ('organised_model', 'Exploitation looks organised or networked, which means very high risk'), ('historic_changes_level', 'Counting the historic indicators would change the level'), ('under_13_penetrative_sex', 'Penetrative sex with a child under 13 is an offence: refer to police and social care at once')], max_length=30), blank=True, default=list, size=None)),
                    ('reasons', models.JSONField(blank=True, default=list)),
                    ('review_required', models.BooleanField(default=False)),
                    ('review_due_on', models.DateField(blank=True, null=True)),
                    ('harm_status', models.CharField(choices=[('no_evidence', 'No evidence of harm'), ('suspected', 'Harm suspected'), ('confirmed', 'Harm confirmed')], default='no_evidence', max_length=11)),
                    ('offence_evidence', models.BooleanField(default=False)),
                    ('organised_model', models.BooleanField(default=False)),
                    ('exploitation_models', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('inappropriate_relationship', 'One person with power over the child'), ('boyfriend', 'A person posing as boyfriend or girlfriend'), ('organised', 'Organised or networked exploitation'), ('party', 'Parties where children are exploited')], max_length=30), blank=True, default=list, size=None)),
                    ('trafficking_elements', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('movement', 'Someone recruited, moved, received or harboured the child'), ('control', 'Someone controls or coerces the child'), ('purpose', 'The purpose is exploitation')], max_length=10), blank=True, default=list, size=None)),
                    ('summary', models.TextField(blank=True, max_length=20000)),
                    ('protective_factors', models.TextField(blank=True, max_length=20000)),
                    ('childs_views', models.TextField(blank=True, max_length=20000)),
                    ('parents_views', models.TextField(blank=True, max_length=20000)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='IndicatorTickEvent',
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
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='RequiredResponseEvent',
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
                    ('response_kind', models.CharField(choices=[('police', 'Specialist police response'), ('social_care', 'Intensive social care response')], max_length=11)),
                    ('due_on', models.DateField()),
                    ('status', models.CharField(choices=[('not_started', 'Not started'), ('acknowledged', 'Acknowledged'), ('done', 'Done'), ('not_needed', 'No longer called for')], default='not_started', max_length=12)),
                    ('acknowledged_at', models.DateTimeField(blank=True, null=True)),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                    ('outcome', models.TextField(blank=True, max_length=5000)),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        AtOnce([
            pgtrigger.migrations.AddTrigger(
                model_name='assessment',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "risk_assessmentevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "assessment_kind", "instrument_id", "status", "assessed_on", "completed_by_id", "agency_id", "calculated_level", "final_level", "requested_level", "override_reason", "approved_by_id", "refused_by_id", "decided_at", "decision_reason", "flags", "reasons", "review_required", "review_due_on", "harm_status", "offence_evidence", "organised_model", "exploitation_models", "trafficking_elements", "summary", "protective_factors", "childs_views", "parents_views", "based_on_screening_id", "previous_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."assessment_kind", new_values."instrument_id", new_values."status", new_values."assessed_on", new_values."completed_by_id", new_values."agency_id", new_values."calculated_level", new_values."final_level", new_values."requested_level", new_values."override_reason", new_values."approved_by_id", new_values."refused_by_id", new_values."decided_at", new_values."decision_reason", new_values."flags", new_values."reasons", new_values."review_required", new_values."review_due_on", new_values."harm_status", new_values."offence_evidence", new_values."organised_model", new_values."exploitation_models", new_values."trafficking_elements", new_values."summary", new_values."protective_factors", new_values."childs_views", new_values."parents_views", new_values."based_on_screening_id", new_values."previous_id" FROM new_values; RETURN NULL;', hash='91428d753c310a93ba618476b4999e27c085258f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_dd436', referencing='REFERENCING NEW TABLE AS new_values ', table='risk_assessment', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='assessment',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "risk_assessmentevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "assessment_kind", "instrument_id", "status", "assessed_on", "completed_by_id", "agency_id", "calculated_level", "final_level", "requested_level", "override_reason", "approved_by_id", "refused_by_id", "decided_at", "decision_reason", "flags", "reasons", "review_required", "review_due_on", "harm_status", "offence_evidence", "organised_model", "exploitation_models", "trafficking_elements", "summary", "protective_factors", "childs_views", "parents_views", "based_on_screening_id", "previous_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."assessment_kind", OLD."instrument_id", OLD."status", OLD."assessed_on", OLD."completed_by_id", OLD."agency_id", OLD."calculated_level", OLD."final_level", OLD."requested_level", OLD."override_reason", OLD."approved_by_id", OLD."refused_by_id", OLD."decided_at", OLD."decision_reason", OLD."flags", OLD."reasons", OLD."review_required", OLD."review_due_on", OLD."harm_status", OLD."offence_evidence", OLD."organised_model", OLD."exploitation_models", OLD."trafficking_elements", OLD."summary", OLD."protective_factors", OLD."childs_views", OLD."parents_views", OLD."based_on_screening_id", OLD."previous_id"); RETURN NULL;', hash='06740c8d43a4136149491d9785a3ba6b6e43596f', operation='UPDATE', pgid='pgtrigger_changed_update_2d67b', table='risk_assessment', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='assessment',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "risk_assessmentevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "assessment_kind", "instrument_id", "status", "assessed_on", "completed_by_id", "agency_id", "calculated_level", "final_level", "requested_level", "override_reason", "approved_by_id", "refused_by_id", "decided_at", "decision_reason", "flags", "reasons", "review_required", "review_due_on", "harm_status", "offence_evidence", "organised_model", "exploitation_models", "trafficking_elements", "summary", "protective_factors", "childs_views", "parents_views", "based_on_screening_id", "previous_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."assessment_kind", old_values."instrument_id", old_values."status", old_values."assessed_on", old_values."completed_by_id", old_values."agency_id", old_values."calculated_level", old_values."final_level", old_values."requested_level", old_values."override_reason", old_values."approved_by_id", old_values."refused_by_id", old_values."decided_at", old_values."decision_reason", old_values."flags", old_values."reasons", old_values."review_required", old_values."review_due_on", old_values."harm_status", old_values."offence_evidence", old_values."organised_model", old_values."exploitation_models", old_values."trafficking_elements", old_values."summary", old_values."protective_factors", old_values."childs_views", old_values."parents_views", old_values."based_on_screening_id", old_values."previous_id" FROM old_values; RETURN NULL;', hash='a7102c18500bb7f907fa8a99c90b27c62dd0d44a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_db287', referencing='REFERENCING OLD TABLE AS old_values ', table='risk_assessment', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='indicatortick',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "risk_indicatortickevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "assessment_id", "indicator_id", "when", "age_at_event", "evidence", "observed_on", "agency_id", "nature") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."assessment_id", new_values."indicator_id", new_values."when", new_values."age_at_event", new_values."evidence", new_values."observed_on", new_values."agency_id", new_values."nature" FROM new_values; RETURN NULL;', hash='4067b86c1a9090cd6c4e6f4698f0312be29a5512', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_28ebe', referencing='REFERENCING NEW TABLE AS new_values ', table='risk_indicatortick', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='indicatortick',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "risk_indicatortickevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "assessment_id", "indicator_id", "when", "age_at_event", "evidence", "observed_on", "agency_id", "nature") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."assessment_id", OLD."indicator_id", OLD."when", OLD."age_at_event", OLD."evidence", OLD."observed_on", OLD."agency_id", OLD."nature"); RETURN NULL;', hash='2ec62e7bcac35ce35b582373dd2ebfd6875ff7bd', operation='UPDATE', pgid='pgtrigger_changed_update_60190', table='risk_indicatortick', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='indicatortick',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "risk_indicatortickevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "assessment_id", "indicator_id", "when", "age_at_event", "evidence", "observed_on", "agency_id", "nature") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."assessment_id", old_values."indicator_id", old_values."when", old_values."age_at_event", old_values."evidence", old_values."observed_on", old_values."agency_id", old_values."nature" FROM old_values; RETURN NULL;', hash='5a9b68dd039897994b4d352a6a7562a92a18656a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_44924', referencing='REFERENCING OLD TABLE AS old_values ', table='risk_indicatortick', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='requiredresponse',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "risk_requiredresponseevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "assessment_id", "response_kind", "agency_id", "owner_id", "due_on", "status", "acknowledged_at", "done_at", "outcome") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."assessment_id", new_values."response_kind", new_values."agency_id", new_values."owner_id", new_values."due_on", new_values."status", new_values."acknowledged_at", new_values."done_at", new_values."outcome" FROM new_values; RETURN NULL;', hash='75ac4fce60afcb4c2b2fbec9ca70ef4e29d0258e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_6db9d', referencing='REFERENCING NEW TABLE AS new_values ', table='risk_requiredresponse', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='requiredresponse',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "risk_requiredresponseevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "assessment_id", "response_kind", "agency_id", "owner_id", "due_on", "status", "acknowledged_at", "done_at", "outcome") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."assessment_id", OLD."response_kind", OLD."agency_id", OLD."owner_id", OLD."due_on", OLD."status", OLD."acknowledged_at", OLD."done_at", OLD."outcome"); RETURN NULL;', hash='b64b9e046c95c5b95cf6742bccb0d4d6edf68f4b', operation='UPDATE', pgid='pgtrigger_changed_update_38309', table='risk_requiredresponse', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='requiredresponse',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "risk_requiredresponseevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "assessment_id", "response_kind", "agency_id", "owner_id", "due_on", "status", "acknowledged_at", "done_at", "outcome") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."assessment_id", old_values."response_kind", old_values."agency_id", old_values."owner_id", old_values."due_on", old_values."status", old_values."acknowledged_at", old_values."done_at", old_values."outcome" FROM old_values; RETURN NULL;', hash='6c4bc5c83c76ac85bdfdf30c171500a73464dd22', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_9e4ea', referencing='REFERENCING OLD TABLE AS old_values ', table='risk_requiredresponse', when='AFTER')),
            ),
            migrations.AddField(
                model_name='assessmentevent',
                name='agency',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.agency'),
            ),
            migrations.AddField(
                model_name='assessmentevent',
                name='approved_by',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='assessmentevent',
                name='based_on_screening',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='risk.assessment'),
            ),
            migrations.AddField(
                model_name='assessmentevent',
                name='child',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='assessmentevent',
                name='completed_by',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='assessmentevent',
                name='instrument',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='risk.instrument'),
            ),
            migrations.AddField(
                model_name='assessmentevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='assessmentevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='risk.assessment'),
            ),
            migrations.AddField(
                model_name='assessmentevent',
                name='previous',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='risk.assessment'),
            ),
            migrations.AddField(
                model_name='assessmentevent',
                name='refused_by',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='indicatortickevent',
                name='agency',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.agency'),
            ),
            migrations.AddField(
                model_name='indicatortickevent',
                name='assessment',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='risk.assessment'),
            ),
            migrations.AddField(
                model_name='indicatortickevent',
                name='indicator',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='risk.indicator'),
            ),
            migrations.AddField(
                model_name='indicatortickevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='indicatortickevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='risk.indicatortick'),
            ),
            migrations.AddField(
                model_name='requiredresponseevent',
                name='agency',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.agency'),
            ),
            migrations.AddField(
                model_name='requiredresponseevent',
                name='assessment',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='risk.assessment'),
            ),
            migrations.AddField(
                model_name='requiredresponseevent',
                name='child',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='requiredresponseevent',
                name='owner',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='requiredresponseevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='requiredresponseevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='risk.requiredresponse'),
            ),
            migrations.AddIndex(
                model_name='assessmentevent',
                index=models.Index(fields=['child'], name='risk_assessment_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='assessmentevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b22935484443250ca9173d1a2feeaa58ee4c87eb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0090f', table='risk_assessmentevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='indicatortickevent',
                index=models.Index(fields=['assessment'], name='risk_indicatortick_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='indicatortickevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ef2af539fdd54af7a594c20fc102a34c42e42bf3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_78a3c', table='risk_indicatortickevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='requiredresponseevent',
                index=models.Index(fields=['child'], name='risk_requiredresponse_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='requiredresponseevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2b18ba23667a07097b956ab505c3f52d717e85a9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f4e61', table='risk_requiredresponseevent', when='BEFORE')),
            ),
        ]),
        migrations.RunSQL(CLOSE, migrations.RunSQL.noop),
        migrations.RunSQL(FENCE, migrations.RunSQL.noop),
    ]
