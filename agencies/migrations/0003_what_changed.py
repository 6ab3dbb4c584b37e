"""Event tables beside the tracked ones, the triggers that fill them, and who may read them; docs/adr/0030."""

import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
import uuid
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce

CLOSE = """
SELECT history_close('agencies_accountentryevent');
SELECT history_close('agencies_agencyevent');
SELECT history_close('agencies_membershipevent');
SELECT history_close('agencies_rolerequestevent');
SELECT history_close('agencies_teamevent');
SELECT history_close('agencies_userevent');
"""


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0010_what_history_needs'),
        ('agencies', '0002_accounts_and_the_rule_of_two'),
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='AccountEntryEvent',
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
                    ('act', models.CharField(choices=[('opened', 'Account opened'), ('link_sent', 'Link to set a password sent'), ('joined', 'Role given'), ('left', 'Role ended'), ('asked', 'Role asked for'), ('approved', 'Role approved'), ('refused', 'Role refused'), ('disabled', 'Account disabled'), ('enabled', 'Account enabled')], max_length=10)),
                    ('role', models.CharField(blank=True, choices=[('practitioner', 'Practitioner'), ('team_manager', 'Team manager'), ('serac_chair', 'SERAC chair'), ('serac_coordinator', 'SERAC coordinator'), ('agency_representative', 'Agency representative'), ('police_liaison', 'Police liaison'), ('cse_lead', 'CSE lead'), ('champion', 'CSE champion'), ('lscb_manager', 'LSCB business manager'), ('ig_lead', 'Information governance lead'), ('system_administrator', 'System administrator')], max_length=30)),
                    ('reason', models.CharField(max_length=250)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='AgencyEvent',
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
                    ('code', models.CharField(choices=[('csc', "Children's Social Care"), ('targeted-family', 'Targeted Family Support'), ('engage', 'Engage'), ('edt', 'Emergency Duty Team'), ('police', 'Thames Valley Police'), ('yot', 'Youth Offending Team'), ('turning-point', 'Turning Point'), ('education', 'Education'), ('health', 'Health'), ('camhs', 'CAMHS'), ('early-help', 'Early Help'), ('board', 'Local Safeguarding Children Board')], max_length=20)),
                    ('name', models.CharField(max_length=100)),
                    ('telephone', models.CharField(blank=True, max_length=20)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='MembershipEvent',
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
                    ('role', models.CharField(choices=[('practitioner', 'Practitioner'), ('team_manager', 'Team manager'), ('serac_chair', 'SERAC chair'), ('serac_coordinator', 'SERAC coordinator'), ('agency_representative', 'Agency representative'), ('police_liaison', 'Police liaison'), ('cse_lead', 'CSE lead'), ('champion', 'CSE champion'), ('lscb_manager', 'LSCB business manager'), ('ig_lead', 'Information governance lead'), ('system_administrator', 'System administrator')], max_length=30)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='RoleRequestEvent',
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
                    ('role', models.CharField(choices=[('ig_lead', 'Information governance lead'), ('system_administrator', 'System administrator')], max_length=30)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('reason', models.CharField(max_length=250)),
                    ('state', models.CharField(choices=[('waiting', 'Waiting for a second administrator'), ('approved', 'Approved'), ('refused', 'Refused')], default='waiting', max_length=10)),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TeamEvent',
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
                    ('name', models.CharField(max_length=100)),
                    ('team_kind', models.CharField(choices=[('front_door', 'Front door (MASH)'), ('casework', 'Casework team'), ('safeguarding_leads', 'Safeguarding leads'), ('panel_office', 'SERAC chair and coordinator'), ('panel_members', 'SERAC members'), ('office', 'Office')], default='casework', max_length=20)),
                    ('telephone', models.CharField(blank=True, max_length=20)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='UserEvent',
                fields=[
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                    ('pgh_act', models.TextField(db_default=models.Func(function='wall_act'))),
                    ('pgh_request', models.TextField(db_default=models.Func(function='wall_request'))),
                    ('id', models.BigIntegerField()),
                    ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                    ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                    ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                    ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                    ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                    ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                    ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                    ('job_title', models.CharField(blank=True, max_length=100)),
                    ('telephone', models.CharField(blank=True, max_length=20)),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        AtOnce([
            pgtrigger.migrations.AddTrigger(
                model_name='accountentry',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "agencies_accountentryevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "account_id", "act", "role", "reason", "done_by_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."account_id", new_values."act", new_values."role", new_values."reason", new_values."done_by_id" FROM new_values; RETURN NULL;', hash='e1ebb06148a80662e9419ac1a2814a712fb1e33e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_bbdd9', referencing='REFERENCING NEW TABLE AS new_values ', table='agencies_accountentry', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='accountentry',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "agencies_accountentryevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "account_id", "act", "role", "reason", "done_by_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."account_id", OLD."act", OLD."role", OLD."reason", OLD."done_by_id"); RETURN NULL;', hash='79f3b47722c85cef95694c9223f05c88b635c4b0', operation='UPDATE', pgid='pgtrigger_changed_update_8124d', table='agencies_accountentry', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='accountentry',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "agencies_accountentryevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "account_id", "act", "role", "reason", "done_by_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."account_id", old_values."act", old_values."role", old_values."reason", old_values."done_by_id" FROM old_values; RETURN NULL;', hash='f0ad1b862714834d946255dc6100295325fa3c07', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_5171c', referencing='REFERENCING OLD TABLE AS old_values ', table='agencies_accountentry', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='agency',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "agencies_agencyevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "code", "name", "telephone", "group_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."code", new_values."name", new_values."telephone", new_values."group_id" FROM new_values; RETURN NULL;', hash='ab84550cbf1a3f3c5625c43849b5b670c468f557', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_dc6a6', referencing='REFERENCING NEW TABLE AS new_values ', table='agencies_agency', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='agency',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "agencies_agencyevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "code", "name", "telephone", "group_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."code", OLD."name", OLD."telephone", OLD."group_id"); RETURN NULL;', hash='89430d185f97d850a1ed59b85bd8f6f6e122bfb9', operation='UPDATE', pgid='pgtrigger_changed_update_36883', table='agencies_agency', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='agency',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "agencies_agencyevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "code", "name", "telephone", "group_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."code", old_values."name", old_values."telephone", old_values."group_id" FROM old_values; RETURN NULL;', hash='5a5f72561cd525e1a7846cd929a9795775a0c131', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_10a67', referencing='REFERENCING OLD TABLE AS old_values ', table='agencies_agency', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membership',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "agencies_membershipevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "user_id", "team_id", "role", "starts_on", "ends_on", "given_by_id", "approved_by_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."user_id", new_values."team_id", new_values."role", new_values."starts_on", new_values."ends_on", new_values."given_by_id", new_values."approved_by_id" FROM new_values; RETURN NULL;', hash='e43cc8e3dbf979e579b631c5e48f0f339d0797b1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_13452', referencing='REFERENCING NEW TABLE AS new_values ', table='agencies_membership', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membership',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "agencies_membershipevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "user_id", "team_id", "role", "starts_on", "ends_on", "given_by_id", "approved_by_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."user_id", OLD."team_id", OLD."role", OLD."starts_on", OLD."ends_on", OLD."given_by_id", OLD."approved_by_id"); RETURN NULL;', hash='d18fa64817a59201bb3c2b3eb58c11bc274ae7f8', operation='UPDATE', pgid='pgtrigger_changed_update_fc413', table='agencies_membership', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membership',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "agencies_membershipevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "user_id", "team_id", "role", "starts_on", "ends_on", "given_by_id", "approved_by_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."user_id", old_values."team_id", old_values."role", old_values."starts_on", old_values."ends_on", old_values."given_by_id", old_values."approved_by_id" FROM old_values; RETURN NULL;', hash='aabb41a5250481efcc112fd8ccbdf23ae45b092e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_f3848', referencing='REFERENCING OLD TABLE AS old_values ', table='agencies_membership', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='rolerequest',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "agencies_rolerequestevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "account_id", "team_id", "role", "starts_on", "ends_on", "reason", "requested_by_id", "state", "decided_by_id", "decided_at") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."account_id", new_values."team_id", new_values."role", new_values."starts_on", new_values."ends_on", new_values."reason", new_values."requested_by_id", new_values."state", new_values."decided_by_id", new_values."decided_at" FROM new_values; RETURN NULL;', hash='0209450ef9a7ef2ce8b11e9e784457003b1b3acf', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_39a8f', referencing='REFERENCING NEW TABLE AS new_values ', table='agencies_rolerequest', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='rolerequest',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "agencies_rolerequestevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "account_id", "team_id", "role", "starts_on", "ends_on", "reason", "requested_by_id", "state", "decided_by_id", "decided_at") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."account_id", OLD."team_id", OLD."role", OLD."starts_on", OLD."ends_on", OLD."reason", OLD."requested_by_id", OLD."state", OLD."decided_by_id", OLD."decided_at"); RETURN NULL;', hash='b8c4c005924fa05ec41e7b617fa91d6e39b6b8c4', operation='UPDATE', pgid='pgtrigger_changed_update_7ef4d', table='agencies_rolerequest', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='rolerequest',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "agencies_rolerequestevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "account_id", "team_id", "role", "starts_on", "ends_on", "reason", "requested_by_id", "state", "decided_by_id", "decided_at") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."account_id", old_values."team_id", old_values."role", old_values."starts_on", old_values."ends_on", old_values."reason", old_values."requested_by_id", old_values."state", old_values."decided_by_id", old_values."decided_at" FROM old_values; RETURN NULL;', hash='6d0a5e0b0b95c21989d4b09891a22d11e46adb75', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_bc661', referencing='REFERENCING OLD TABLE AS old_values ', table='agencies_rolerequest', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='team',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "agencies_teamevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "agency_id", "name", "team_kind", "telephone", "group_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."agency_id", new_values."name", new_values."team_kind", new_values."telephone", new_values."group_id" FROM new_values; RETURN NULL;', hash='00ea3708014d8ea983ece1eadb91d3df31fa79e0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_eef44', referencing='REFERENCING NEW TABLE AS new_values ', table='agencies_team', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='team',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "agencies_teamevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "agency_id", "name", "team_kind", "telephone", "group_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."agency_id", OLD."name", OLD."team_kind", OLD."telephone", OLD."group_id"); RETURN NULL;', hash='1605219632c49566b65ca9ade41fc8509e8090ce', operation='UPDATE', pgid='pgtrigger_changed_update_b2051', table='agencies_team', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='team',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "agencies_teamevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "agency_id", "name", "team_kind", "telephone", "group_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."agency_id", old_values."name", old_values."team_kind", old_values."telephone", old_values."group_id" FROM old_values; RETURN NULL;', hash='600684dcc43332c8ab97e7474844e7cfcb1865b0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_02d36', referencing='REFERENCING OLD TABLE AS old_values ', table='agencies_team', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "agencies_userevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "is_superuser", "username", "first_name", "last_name", "email", "is_staff", "is_active", "date_joined", "public_id", "job_title", "telephone") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."is_superuser", new_values."username", new_values."first_name", new_values."last_name", new_values."email", new_values."is_staff", new_values."is_active", new_values."date_joined", new_values."public_id", new_values."job_title", new_values."telephone" FROM new_values; RETURN NULL;', hash='1104749c716ded272334e3c177f65a799e19a4a2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_6aad7', referencing='REFERENCING NEW TABLE AS new_values ', table='agencies_user', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD."date_joined" IS DISTINCT FROM (NEW."date_joined") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."first_name" IS DISTINCT FROM (NEW."first_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_staff" IS DISTINCT FROM (NEW."is_staff") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."job_title" IS DISTINCT FROM (NEW."job_title") OR OLD."last_name" IS DISTINCT FROM (NEW."last_name") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."telephone" IS DISTINCT FROM (NEW."telephone") OR OLD."username" IS DISTINCT FROM (NEW."username"))', func='INSERT INTO "agencies_userevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "is_superuser", "username", "first_name", "last_name", "email", "is_staff", "is_active", "date_joined", "public_id", "job_title", "telephone") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."is_superuser", OLD."username", OLD."first_name", OLD."last_name", OLD."email", OLD."is_staff", OLD."is_active", OLD."date_joined", OLD."public_id", OLD."job_title", OLD."telephone"); RETURN NULL;', hash='05db7327b2c03ceb7656abd55e835e1532c62b76', operation='UPDATE', pgid='pgtrigger_changed_update_d9d07', table='agencies_user', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "agencies_userevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "is_superuser", "username", "first_name", "last_name", "email", "is_staff", "is_active", "date_joined", "public_id", "job_title", "telephone") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."is_superuser", old_values."username", old_values."first_name", old_values."last_name", old_values."email", old_values."is_staff", old_values."is_active", old_values."date_joined", old_values."public_id", old_values."job_title", old_values."telephone" FROM old_values; RETURN NULL;', hash='02a02fc11a790d9c94530d433a276e7fcd570bdb', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_673df', referencing='REFERENCING OLD TABLE AS old_values ', table='agencies_user', when='AFTER')),
            ),
            migrations.AddField(
                model_name='accountentryevent',
                name='account',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='accountentryevent',
                name='done_by',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='accountentryevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='accountentryevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='agencies.accountentry'),
            ),
            migrations.AddField(
                model_name='agencyevent',
                name='group',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='auth.group'),
            ),
            migrations.AddField(
                model_name='agencyevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='agencyevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='agencies.agency'),
            ),
            migrations.AddField(
                model_name='membershipevent',
                name='approved_by',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='membershipevent',
                name='given_by',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='membershipevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='membershipevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='agencies.membership'),
            ),
            migrations.AddField(
                model_name='membershipevent',
                name='team',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.team'),
            ),
            migrations.AddField(
                model_name='membershipevent',
                name='user',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='rolerequestevent',
                name='account',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='rolerequestevent',
                name='decided_by',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='rolerequestevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='rolerequestevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='agencies.rolerequest'),
            ),
            migrations.AddField(
                model_name='rolerequestevent',
                name='requested_by',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='rolerequestevent',
                name='team',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.team'),
            ),
            migrations.AddField(
                model_name='teamevent',
                name='agency',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.agency'),
            ),
            migrations.AddField(
                model_name='teamevent',
                name='group',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='auth.group'),
            ),
            migrations.AddField(
                model_name='teamevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='teamevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='agencies.team'),
            ),
            migrations.AddField(
                model_name='userevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='userevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddIndex(
                model_name='accountentryevent',
                index=models.Index(fields=['pgh_obj'], name='agencies_accountentry_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='accountentryevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='11a8cad86f301c18004bd79d216662c51deb76a3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6903b', table='agencies_accountentryevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='agencyevent',
                index=models.Index(fields=['pgh_obj'], name='agencies_agency_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='agencyevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cbbc27af7eaf7d061c9ac44b724cba285dde3720', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_79c25', table='agencies_agencyevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='membershipevent',
                index=models.Index(fields=['pgh_obj'], name='agencies_membership_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membershipevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='df835924b50d95a6db71abe79246756a9a4766b8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6e26b', table='agencies_membershipevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='rolerequestevent',
                index=models.Index(fields=['pgh_obj'], name='agencies_rolerequest_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='rolerequestevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e59aa1058c39c95284683b24d682606083e90723', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1fdcf', table='agencies_rolerequestevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='teamevent',
                index=models.Index(fields=['pgh_obj'], name='agencies_team_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='teamevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4e80e1d5d55219b2f3a611b0da038b5e1cf7bca7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3af7d', table='agencies_teamevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='userevent',
                index=models.Index(fields=['pgh_obj'], name='agencies_user_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='userevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='714b7253e5f975ca8259b15e3b2ccadc02458099', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b5ce1', table='agencies_userevent', when='BEFORE')),
            ),
        ]),
        migrations.RunSQL(CLOSE, migrations.RunSQL.noop),
    ]
