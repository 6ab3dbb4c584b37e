"""Event tables beside the tracked ones, the triggers that fill them, and who may read them; docs/adr/0030."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
import uuid
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce

CLOSE = """
SELECT history_close('serac_actionprogressevent');
SELECT history_close('serac_agendaitemevent');
SELECT history_close('serac_attendeeevent');
SELECT history_close('serac_meetingevent');
SELECT history_close('serac_panelactionevent');
SELECT history_close('serac_paneldecisionevent');
SELECT history_close('serac_panelreferralevent');
"""
FENCE = """
SELECT history_fence('serac_actionprogressevent', 'serac_actionprogress');
SELECT history_fence('serac_agendaitemevent', 'serac_agendaitem');
SELECT history_fence('serac_panelactionevent', 'serac_panelaction');
SELECT history_fence('serac_paneldecisionevent', 'serac_paneldecision');
SELECT history_fence('serac_panelreferralevent', 'serac_panelreferral');
"""


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0010_what_history_needs'),
        ('agencies', '0003_what_changed'),
        ('cases', '0010_what_changed'),
        ('serac', '0003_the_second_wall'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='ActionProgressEvent',
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
                    ('status', models.CharField(choices=[('open', 'Open'), ('done', 'Done'), ('not_possible', 'Not possible: circumstances changed'), ('not_done', 'Not done')], max_length=12)),
                    ('text', models.CharField(blank=True, max_length=2000)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='AgendaItemEvent',
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
                    ('section', models.PositiveSmallIntegerField(choices=[(5, 'New referrals'), (6, 'High risk'), (7, 'Reviews'), (8, 'Step-downs and closures')])),
                    ('position', models.PositiveIntegerField()),
                    ('origin', models.CharField(choices=[('rule', 'Listed by a rule'), ('hand', 'Added by hand')], default='rule', max_length=4)),
                    ('reasons', models.JSONField(blank=True, default=list)),
                    ('new_reasons', models.JSONField(blank=True, default=list)),
                    ('no_longer_meets', models.BooleanField(default=False)),
                    ('level', models.CharField(blank=True, max_length=6)),
                    ('added_reason', models.CharField(blank=True, max_length=500)),
                    ('removed', models.BooleanField(default=False)),
                    ('removed_reason', models.CharField(blank=True, max_length=500)),
                    ('moved', models.BooleanField(default=False)),
                    ('touched', models.BooleanField(default=False)),
                    ('note', models.TextField(blank=True, max_length=2000)),
                    ('minutes_planned', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('child_views', models.TextField(blank=True, max_length=2000)),
                    ('family_views', models.TextField(blank=True, max_length=2000)),
                    ('represented_by', models.CharField(blank=True, max_length=150)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='AttendeeEvent',
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
                    ('attendance', models.CharField(choices=[('present', 'Present'), ('apologies', 'Apologies'), ('absent', 'Absent')], max_length=9)),
                    ('confidentiality_agreed', models.BooleanField(default=False)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='MeetingEvent',
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
                    ('held_on', models.DateField()),
                    ('status', models.CharField(choices=[('planned', 'Planned'), ('draft', 'Agenda in draft'), ('circulated', 'Agenda circulated'), ('held', 'Held'), ('cancelled', 'Cancelled')], default='planned', max_length=10)),
                    ('agenda_built_at', models.DateTimeField(blank=True, editable=False, null=True)),
                    ('circulated_at', models.DateTimeField(blank=True, editable=False, null=True)),
                    ('minutes', models.TextField(blank=True, max_length=20000)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PanelActionEvent',
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
                    ('title', models.CharField(max_length=500)),
                    ('due_on', models.DateField()),
                    ('status', models.CharField(choices=[('open', 'Open'), ('done', 'Done'), ('not_possible', 'Not possible: circumstances changed'), ('not_done', 'Not done')], default='open', max_length=12)),
                    ('outcome', models.CharField(blank=True, max_length=1000)),
                    ('completed_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PanelDecisionEvent',
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
                    ('decided_on', models.DateField()),
                    ('outcome', models.CharField(choices=[('continue', 'Continue on the panel'), ('step_up', 'Raise the level of response'), ('step_down', 'Lower the level of response'), ('close', 'Close to the panel'), ('defer', 'Defer to the next meeting'), ('refer_on', 'Refer to another forum')], max_length=10)),
                    ('level', models.CharField(blank=True, max_length=6)),
                    ('discussion', models.TextField(blank=True, max_length=10000)),
                    ('reason', models.TextField(blank=True, max_length=4000)),
                    ('plan_in_place', models.BooleanField(default=False)),
                    ('lead_agency_agrees', models.BooleanField(default=False)),
                    ('closed_reason', models.CharField(blank=True, choices=[('risk_reduced', 'Risk reduced and plan in place'), ('moved_away', 'Moved to another authority, handed over'), ('turned_18', 'Turned 18, handed over'), ('other_forum', 'Overseen by another forum'), ('other', 'Other')], max_length=12)),
                    ('next_review_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PanelReferralEvent',
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
                    ('referred_at', models.DateTimeField()),
                    ('reason', models.TextField(max_length=4000)),
                    ('status', models.CharField(choices=[('submitted', 'Waiting for a decision'), ('accepted', 'Accepted'), ('rejected', 'Not accepted'), ('withdrawn', 'Withdrawn'), ('discussed', 'Discussed by the panel')], default='submitted', max_length=10)),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                    ('decision_reason', models.TextField(blank=True, max_length=2000)),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        AtOnce([
            pgtrigger.migrations.AddTrigger(
                model_name='actionprogress',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "serac_actionprogressevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "action_id", "author_id", "status", "text") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."action_id", new_values."author_id", new_values."status", new_values."text" FROM new_values; RETURN NULL;', hash='0261cd01144e9047bdf22123dfdb25ee9ada4db8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_a3d1c', referencing='REFERENCING NEW TABLE AS new_values ', table='serac_actionprogress', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='actionprogress',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "serac_actionprogressevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "action_id", "author_id", "status", "text") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."action_id", OLD."author_id", OLD."status", OLD."text"); RETURN NULL;', hash='358ffdbf10751aefc93c653aa4ce56f63571734f', operation='UPDATE', pgid='pgtrigger_changed_update_65f8d', table='serac_actionprogress', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='actionprogress',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "serac_actionprogressevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "action_id", "author_id", "status", "text") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."action_id", old_values."author_id", old_values."status", old_values."text" FROM old_values; RETURN NULL;', hash='31ed47027724f5b4af810c1163b72e194045c933', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_4a896', referencing='REFERENCING OLD TABLE AS old_values ', table='serac_actionprogress', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='agendaitem',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "serac_agendaitemevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "meeting_id", "child_id", "section", "position", "origin", "reasons", "new_reasons", "no_longer_meets", "level", "added_reason", "added_by_id", "removed", "removed_reason", "moved", "touched", "note", "presenter_id", "minutes_planned", "child_views", "family_views", "represented_by") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."meeting_id", new_values."child_id", new_values."section", new_values."position", new_values."origin", new_values."reasons", new_values."new_reasons", new_values."no_longer_meets", new_values."level", new_values."added_reason", new_values."added_by_id", new_values."removed", new_values."removed_reason", new_values."moved", new_values."touched", new_values."note", new_values."presenter_id", new_values."minutes_planned", new_values."child_views", new_values."family_views", new_values."represented_by" FROM new_values; RETURN NULL;', hash='60a634bd015218079b21624e87816eee6e6b854a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_b06c0', referencing='REFERENCING NEW TABLE AS new_values ', table='serac_agendaitem', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='agendaitem',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "serac_agendaitemevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "meeting_id", "child_id", "section", "position", "origin", "reasons", "new_reasons", "no_longer_meets", "level", "added_reason", "added_by_id", "removed", "removed_reason", "moved", "touched", "note", "presenter_id", "minutes_planned", "child_views", "family_views", "represented_by") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."meeting_id", OLD."child_id", OLD."section", OLD."position", OLD."origin", OLD."reasons", OLD."new_reasons", OLD."no_longer_meets", OLD."level", OLD."added_reason", OLD."added_by_id", OLD."removed", OLD."removed_reason", OLD."moved", OLD."touched", OLD."note", OLD."presenter_id", OLD."minutes_planned", OLD."child_views", OLD."family_views", OLD."represented_by"); RETURN NULL;', hash='944b76104eb5f7badfb8c8f4cfbbd205ac2b18c6', operation='UPDATE', pgid='pgtrigger_changed_update_a8728', table='serac_agendaitem', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='agendaitem',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "serac_agendaitemevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "meeting_id", "child_id", "section", "position", "origin", "reasons", "new_reasons", "no_longer_meets", "level", "added_reason", "added_by_id", "removed", "removed_reason", "moved", "touched", "note", "presenter_id", "minutes_planned", "child_views", "family_views", "represented_by") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."meeting_id", old_values."child_id", old_values."section", old_values."position", old_values."origin", old_values."reasons", old_values."new_reasons", old_values."no_longer_meets", old_values."level", old_values."added_reason", old_values."added_by_id", old_values."removed", old_values."removed_reason", old_values."moved", old_values."touched", old_values."note", old_values."presenter_id", old_values."minutes_planned", old_values."child_views", old_values."family_views", old_values."represented_by" FROM old_values; RETURN NULL;', hash='6dae4be31789fa52b890ac62e448201fb0c28bed', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_39437', referencing='REFERENCING OLD TABLE AS old_values ', table='serac_agendaitem', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='attendee',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "serac_attendeeevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "meeting_id", "agency_id", "user_id", "attendance", "confidentiality_agreed") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."meeting_id", new_values."agency_id", new_values."user_id", new_values."attendance", new_values."confidentiality_agreed" FROM new_values; RETURN NULL;', hash='6002e9b7d6aab4673a704a7a2e2df66998b94b00', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_9b85b', referencing='REFERENCING NEW TABLE AS new_values ', table='serac_attendee', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='attendee',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "serac_attendeeevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "meeting_id", "agency_id", "user_id", "attendance", "confidentiality_agreed") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."meeting_id", OLD."agency_id", OLD."user_id", OLD."attendance", OLD."confidentiality_agreed"); RETURN NULL;', hash='db8be4fd904d7cbd2c150ee5232fed1ca4d7030c', operation='UPDATE', pgid='pgtrigger_changed_update_685ea', table='serac_attendee', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='attendee',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "serac_attendeeevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "meeting_id", "agency_id", "user_id", "attendance", "confidentiality_agreed") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."meeting_id", old_values."agency_id", old_values."user_id", old_values."attendance", old_values."confidentiality_agreed" FROM old_values; RETURN NULL;', hash='2016ee7604759ed987afb96c036294c1c0d9ee1a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_85b7f', referencing='REFERENCING OLD TABLE AS old_values ', table='serac_attendee', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "serac_meetingevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "series_id", "held_on", "status", "agenda_built_at", "circulated_at", "circulated_by_id", "minutes") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."series_id", new_values."held_on", new_values."status", new_values."agenda_built_at", new_values."circulated_at", new_values."circulated_by_id", new_values."minutes" FROM new_values; RETURN NULL;', hash='1b3c352299f15c1686a7cc1ca867bdaf0b11a7ba', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_e35eb', referencing='REFERENCING NEW TABLE AS new_values ', table='serac_meeting', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "serac_meetingevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "series_id", "held_on", "status", "agenda_built_at", "circulated_at", "circulated_by_id", "minutes") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."series_id", OLD."held_on", OLD."status", OLD."agenda_built_at", OLD."circulated_at", OLD."circulated_by_id", OLD."minutes"); RETURN NULL;', hash='06ef6977afdf7fa4d4f637a25478b7b300a668f0', operation='UPDATE', pgid='pgtrigger_changed_update_40f4b', table='serac_meeting', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "serac_meetingevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "series_id", "held_on", "status", "agenda_built_at", "circulated_at", "circulated_by_id", "minutes") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."series_id", old_values."held_on", old_values."status", old_values."agenda_built_at", old_values."circulated_at", old_values."circulated_by_id", old_values."minutes" FROM old_values; RETURN NULL;', hash='765503656068f2cc65b8fe2f01131100da8eaef9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_5f659', referencing='REFERENCING OLD TABLE AS old_values ', table='serac_meeting', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='panelaction',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "serac_panelactionevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "item_id", "meeting_id", "child_id", "title", "agency_id", "owner_id", "due_on", "status", "outcome", "completed_on", "recorded_by_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."item_id", new_values."meeting_id", new_values."child_id", new_values."title", new_values."agency_id", new_values."owner_id", new_values."due_on", new_values."status", new_values."outcome", new_values."completed_on", new_values."recorded_by_id" FROM new_values; RETURN NULL;', hash='e102f3c207e3bb0a39ca8b982e674cb594a9acac', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_e371e', referencing='REFERENCING NEW TABLE AS new_values ', table='serac_panelaction', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='panelaction',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "serac_panelactionevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "item_id", "meeting_id", "child_id", "title", "agency_id", "owner_id", "due_on", "status", "outcome", "completed_on", "recorded_by_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."item_id", OLD."meeting_id", OLD."child_id", OLD."title", OLD."agency_id", OLD."owner_id", OLD."due_on", OLD."status", OLD."outcome", OLD."completed_on", OLD."recorded_by_id"); RETURN NULL;', hash='66149c839ba7e246b766ed1e587eec12d047bc9b', operation='UPDATE', pgid='pgtrigger_changed_update_26ce9', table='serac_panelaction', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='panelaction',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "serac_panelactionevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "item_id", "meeting_id", "child_id", "title", "agency_id", "owner_id", "due_on", "status", "outcome", "completed_on", "recorded_by_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."item_id", old_values."meeting_id", old_values."child_id", old_values."title", old_values."agency_id", old_values."owner_id", old_values."due_on", old_values."status", old_values."outcome", old_values."completed_on", old_values."recorded_by_id" FROM old_values; RETURN NULL;', hash='d980b59b45202891f342db616b5ae897317ccc86', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_c974d', referencing='REFERENCING OLD TABLE AS old_values ', table='serac_panelaction', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='paneldecision',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "serac_paneldecisionevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "item_id", "child_id", "decided_on", "outcome", "level", "discussion", "reason", "plan_in_place", "lead_agency_agrees", "closed_reason", "next_review_on", "recorded_by_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."item_id", new_values."child_id", new_values."decided_on", new_values."outcome", new_values."level", new_values."discussion", new_values."reason", new_values."plan_in_place", new_values."lead_agency_agrees", new_values."closed_reason", new_values."next_review_on", new_values."recorded_by_id" FROM new_values; RETURN NULL;', hash='e83d026964ef1cdb49fccde4aef9f589a5fb6b5d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_5e3a6', referencing='REFERENCING NEW TABLE AS new_values ', table='serac_paneldecision', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='paneldecision',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "serac_paneldecisionevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "item_id", "child_id", "decided_on", "outcome", "level", "discussion", "reason", "plan_in_place", "lead_agency_agrees", "closed_reason", "next_review_on", "recorded_by_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."item_id", OLD."child_id", OLD."decided_on", OLD."outcome", OLD."level", OLD."discussion", OLD."reason", OLD."plan_in_place", OLD."lead_agency_agrees", OLD."closed_reason", OLD."next_review_on", OLD."recorded_by_id"); RETURN NULL;', hash='7b779881dc15033fe3c1d9db91fc9cae38dc1937', operation='UPDATE', pgid='pgtrigger_changed_update_db904', table='serac_paneldecision', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='paneldecision',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "serac_paneldecisionevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "item_id", "child_id", "decided_on", "outcome", "level", "discussion", "reason", "plan_in_place", "lead_agency_agrees", "closed_reason", "next_review_on", "recorded_by_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."item_id", old_values."child_id", old_values."decided_on", old_values."outcome", old_values."level", old_values."discussion", old_values."reason", old_values."plan_in_place", old_values."lead_agency_agrees", old_values."closed_reason", old_values."next_review_on", old_values."recorded_by_id" FROM old_values; RETURN NULL;', hash='4b1d148706dd30d6f9ba0c52758f36fb6fdc0a61', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_35568', referencing='REFERENCING OLD TABLE AS old_values ', table='serac_paneldecision', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='panelreferral',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "serac_panelreferralevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "agency_id", "referred_by_id", "referred_at", "reason", "status", "decided_by_id", "decided_at", "decision_reason") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."agency_id", new_values."referred_by_id", new_values."referred_at", new_values."reason", new_values."status", new_values."decided_by_id", new_values."decided_at", new_values."decision_reason" FROM new_values; RETURN NULL;', hash='0bcbd393563231bad4352fe8506e6918cd1678bd', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_10ae7', referencing='REFERENCING NEW TABLE AS new_values ', table='serac_panelreferral', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='panelreferral',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "serac_panelreferralevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "agency_id", "referred_by_id", "referred_at", "reason", "status", "decided_by_id", "decided_at", "decision_reason") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."agency_id", OLD."referred_by_id", OLD."referred_at", OLD."reason", OLD."status", OLD."decided_by_id", OLD."decided_at", OLD."decision_reason"); RETURN NULL;', hash='eeb4131312fd52835a9edbd4191ff8ac3a2feaeb', operation='UPDATE', pgid='pgtrigger_changed_update_e6d71', table='serac_panelreferral', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='panelreferral',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "serac_panelreferralevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "agency_id", "referred_by_id", "referred_at", "reason", "status", "decided_by_id", "decided_at", "decision_reason") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."agency_id", old_values."referred_by_id", old_values."referred_at", old_values."reason", old_values."status", old_values."decided_by_id", old_values."decided_at", old_values."decision_reason" FROM old_values; RETURN NULL;', hash='7d8f7646693539701372b72ae606f6d78f525a57', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_c1a41', referencing='REFERENCING OLD TABLE AS old_values ', table='serac_panelreferral', when='AFTER')),
            ),
            migrations.AddField(
                model_name='actionprogressevent',
                name='action',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='serac.panelaction'),
            ),
            migrations.AddField(
                model_name='actionprogressevent',
                name='author',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='actionprogressevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='actionprogressevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='serac.actionprogress'),
            ),
            migrations.AddField(
                model_name='agendaitemevent',
                name='added_by',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='agendaitemevent',
                name='child',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='agendaitemevent',
                name='meeting',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='serac.meeting'),
            ),
            migrations.AddField(
                model_name='agendaitemevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='agendaitemevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='serac.agendaitem'),
            ),
            migrations.AddField(
                model_name='agendaitemevent',
                name='presenter',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='attendeeevent',
                name='agency',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.agency'),
            ),
            migrations.AddField(
                model_name='attendeeevent',
                name='meeting',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='serac.meeting'),
            ),
            migrations.AddField(
                model_name='attendeeevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='attendeeevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='serac.attendee'),
            ),
            migrations.AddField(
                model_name='attendeeevent',
                name='user',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='meetingevent',
                name='circulated_by',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='meetingevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='meetingevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='serac.meeting'),
            ),
            migrations.AddField(
                model_name='meetingevent',
                name='series',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='serac.panelseries'),
            ),
            migrations.AddField(
                model_name='panelactionevent',
                name='agency',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.agency'),
            ),
            migrations.AddField(
                model_name='panelactionevent',
                name='child',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='panelactionevent',
                name='item',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='serac.agendaitem'),
            ),
            migrations.AddField(
                model_name='panelactionevent',
                name='meeting',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='serac.meeting'),
            ),
            migrations.AddField(
                model_name='panelactionevent',
                name='owner',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='panelactionevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='panelactionevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='serac.panelaction'),
            ),
            migrations.AddField(
                model_name='panelactionevent',
                name='recorded_by',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='paneldecisionevent',
                name='child',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='paneldecisionevent',
                name='item',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='serac.agendaitem'),
            ),
            migrations.AddField(
                model_name='paneldecisionevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='paneldecisionevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='serac.paneldecision'),
            ),
            migrations.AddField(
                model_name='paneldecisionevent',
                name='recorded_by',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='panelreferralevent',
                name='agency',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.agency'),
            ),
            migrations.AddField(
                model_name='panelreferralevent',
                name='child',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='panelreferralevent',
                name='decided_by',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='panelreferralevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='panelreferralevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='serac.panelreferral'),
            ),
            migrations.AddField(
                model_name='panelreferralevent',
                name='referred_by',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddIndex(
                model_name='actionprogressevent',
                index=models.Index(fields=['action'], name='serac_actionprogress_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='actionprogressevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b287ad4252c98fbc4b097be1fe2fa5ca97e1c63a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_73bf7', table='serac_actionprogressevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='agendaitemevent',
                index=models.Index(fields=['child'], name='serac_agendaitem_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='agendaitemevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2a8a06124b509a00c92b07feac29db4034dca330', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8f0f5', table='serac_agendaitemevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='attendeeevent',
                index=models.Index(fields=['pgh_obj'], name='serac_attendee_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='attendeeevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f7178cb26b545d1f33416d69f50f4b4df37c57c4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e496b', table='serac_attendeeevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='meetingevent',
                index=models.Index(fields=['pgh_obj'], name='serac_meeting_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meetingevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c06967ae7d4c00eff49c9a3e6a81d9e33a0fc28b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e6133', table='serac_meetingevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='panelactionevent',
                index=models.Index(fields=['child'], name='serac_panelaction_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='panelactionevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3db5847620fc455e547065eeb251271c38cf228d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_358bc', table='serac_panelactionevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='paneldecisionevent',
                index=models.Index(fields=['child'], name='serac_paneldecision_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='paneldecisionevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5600c23495817a0f42384643352baf1e7e200852', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ac560', table='serac_paneldecisionevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='panelreferralevent',
                index=models.Index(fields=['child'], name='serac_panelreferral_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='panelreferralevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ec47502ee28f82a0e464b0b6ee378d773f722922', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ab310', table='serac_panelreferralevent', when='BEFORE')),
            ),
        ]),
        migrations.RunSQL(CLOSE, migrations.RunSQL.noop),
        migrations.RunSQL(FENCE, migrations.RunSQL.noop),
    ]
