"""Event tables beside the tracked ones, the triggers that fill them, and who may read them; docs/adr/0030."""

import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
import uuid
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce

CLOSE = """
SELECT history_close('cases_addressevent');
SELECT history_close('cases_allocationevent');
SELECT history_close('cases_careepisodeevent');
SELECT history_close('cases_carefactsevent');
SELECT history_close('cases_childevent');
SELECT history_close('cases_childgroupgrantevent');
SELECT history_close('cases_childusergrantevent');
SELECT history_close('cases_chronologyentryevent');
SELECT history_close('cases_involvementevent');
SELECT history_close('cases_noteevent');
SELECT history_close('cases_relationshipevent');
"""
FENCE = """
SELECT history_fence('cases_addressevent', 'cases_address');
SELECT history_fence('cases_allocationevent', 'cases_allocation');
SELECT history_fence('cases_careepisodeevent', 'cases_careepisode');
SELECT history_fence('cases_carefactsevent', 'cases_carefacts');
SELECT history_fence('cases_childevent', 'cases_child');
SELECT history_fence('cases_childgroupgrantevent', 'cases_childgroupgrant');
SELECT history_fence('cases_childusergrantevent', 'cases_childusergrant');
SELECT history_fence('cases_chronologyentryevent', 'cases_chronologyentry');
SELECT history_fence('cases_involvementevent', 'cases_involvement');
SELECT history_fence('cases_noteevent', 'cases_note');
SELECT history_fence('cases_relationshipevent', 'cases_relationship');
"""


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0010_what_history_needs'),
        ('agencies', '0003_what_changed'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('cases', '0009_episodes_of_care'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='AddressEvent',
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
                    ('home', models.CharField(blank=True, max_length=300, verbose_name='home address')),
                    ('home_postcode', models.CharField(blank=True, max_length=8, verbose_name='postcode of the home')),
                    ('placement', models.CharField(blank=True, max_length=300, verbose_name='placement address')),
                    ('placement_postcode', models.CharField(blank=True, max_length=8, verbose_name='postcode of the placement')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='AllocationEvent',
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
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CareEpisodeEvent',
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
                    ('began_on', models.DateField()),
                    ('reason_began', models.CharField(choices=[('S', 'Started to be looked after'), ('P', 'Change of placement and carer'), ('L', 'Change of legal status'), ('T', 'Change of placement, same carer'), ('U', 'Change of legal status and placement, same carer'), ('B', 'Change of legal status, placement and carer')], max_length=1)),
                    ('legal_status', models.CharField(choices=[('C1', 'Interim care order'), ('C2', 'Full care order'), ('D1', 'Freeing order'), ('E1', 'Placement order'), ('V2', 'Accommodated under section 20'), ('V3', 'Short breaks, each recorded'), ('V4', 'Short breaks, an agreed series'), ('L1', 'Police protection'), ('L2', 'Emergency protection order'), ('L3', 'Child assessment order'), ('J1', 'Remanded to local authority accommodation or youth detention'), ('J2', 'Detained by police in local authority accommodation'), ('J3', 'Youth rehabilitation order with residence')], max_length=2)),
                    ('category_of_need', models.CharField(choices=[('N1', 'Abuse or neglect'), ('N2', "Child's disability"), ('N3', "Parent's illness or disability"), ('N4', 'Family in acute stress'), ('N5', 'Family dysfunction'), ('N6', 'Socially unacceptable behaviour'), ('N7', 'Low income'), ('N8', 'Absent parenting')], max_length=2)),
                    ('placement', models.CharField(choices=[('U1', 'Fostered by relative or friend, long term'), ('U2', 'Fostered by relative or friend, for adoption'), ('U3', 'Fostered by relative or friend, other'), ('U4', 'Fostered, long term'), ('U5', 'Fostered, for adoption'), ('U6', 'Fostered, other'), ('K1', "Secure children's home"), ('K2', "Children's home"), ('K3', 'Registered supported accommodation'), ('P1', 'With parents or others with parental responsibility'), ('P3', 'Residential employment'), ('R1', 'Residential care home'), ('R2', 'NHS or other medical establishment'), ('R3', 'Family centre or mother and baby unit'), ('R5', 'Young offender institution or prison'), ('S1', 'Residential school'), ('A3', 'Placed for adoption with consent, current carer'), ('A4', 'Placed for adoption with consent, another carer'), ('A5', 'Placed for adoption by order, current carer'), ('A6', 'Placed for adoption by order, another carer'), ('T0', 'Temporary move, any'), ('T1', 'Temporarily in hospital'), ('T2', 'Temporarily on holiday'), ('T3', 'Temporarily elsewhere while the carer is on holiday'), ('T4', 'Temporarily elsewhere, seven days or less'), ('Z11', 'Other placement (Z11)'), ('Z12', 'Other placement (Z12)'), ('Z13', 'Other placement (Z13)'), ('Z14', 'Other placement (Z14)')], max_length=3)),
                    ('provider', models.CharField(choices=[('PR0', 'Parent or person with parental responsibility'), ('PR1', "Slough's own"), ('PR2', 'Another local authority'), ('PR3', 'Other public body'), ('PR4', 'Private'), ('PR5', 'Voluntary sector')], max_length=3)),
                    ('home_postcode', models.CharField(blank=True, max_length=8, validators=[django.core.validators.RegexValidator('^[A-Z0-9 ]*$', 'Use capital letters and digits only')])),
                    ('placement_postcode', models.CharField(blank=True, max_length=8, validators=[django.core.validators.RegexValidator('^[A-Z0-9 ]*$', 'Use capital letters and digits only')])),
                    ('urn', models.CharField(blank=True, max_length=8, validators=[django.core.validators.RegexValidator('^[A-Z0-9 ]*$', 'Use capital letters and digits only')], verbose_name='Ofsted number')),
                    ('ended_on', models.DateField(blank=True, null=True)),
                    ('reason_ended', models.CharField(blank=True, choices=[('X1', 'Another episode begins the same day'), ('E11', 'Adopted, unopposed'), ('E12', 'Adopted, consent dispensed with'), ('E2', 'Died'), ('E3', 'Another authority took over'), ('E4A', 'Went home, planned'), ('E4B', 'Went home, not planned'), ('E13', 'Went to others without parental responsibility'), ('E41', 'Child arrangements order'), ('E45', 'Special guardianship: former carer, relative or friend'), ('E46', 'Special guardianship: former carer, other'), ('E47', 'Special guardianship: other person, relative or friend'), ('E48', 'Special guardianship: other person'), ('E5', 'Independent living with support'), ('E6', 'Independent living without support'), ('E7', 'Went to adult social care'), ('E8', 'Another reason'), ('E9', 'Sentenced to custody'), ('E14', 'Remand ended'), ('E15', 'Found to be 18 or over'), ('E16', 'Moved abroad'), ('E17', '18, stayed with the same carer')], max_length=3)),
                    ('reason_placement_changed', models.CharField(blank=True, choices=[('CARPL', 'Care plan'), ('CLOSE', 'Provision closed or carer resigned'), ('ALLEG', 'Allegation'), ('STAND', 'Standard of care'), ('APPRR', 'Approval removed'), ('CREQB', 'Carer asked, for behaviour'), ('CREQO', 'Carer asked, for another reason'), ('CHILD', 'Child asked'), ('LAREQ', 'Authority asked'), ('PLACE', "Only the placement's status changed"), ('CUSTOD', 'Custody'), ('OTHER', 'Other')], max_length=6)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CareFactsEvent',
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
                    ('upn_unknown', models.CharField(blank=True, choices=[('UN1', 'Not of school age, none given yet'), ('UN2', 'Never attended a maintained school in England'), ('UN3', 'Educated outside England'), ('UN4', 'Newly looked after, number not yet known'), ('UN5', 'Sources disagree about the number')], max_length=3, verbose_name='why there is no pupil number')),
                    ('is_mother', models.BooleanField(blank=True, null=True)),
                    ('own_child_born_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ChildEvent',
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
                    ('reference', models.CharField(editable=False, max_length=9)),
                    ('given_name', models.CharField(max_length=100)),
                    ('family_name', models.CharField(max_length=100)),
                    ('known_as', models.CharField(blank=True, max_length=200, verbose_name='also known as')),
                    ('search_name', models.CharField(editable=False, max_length=420)),
                    ('date_of_birth', models.DateField()),
                    ('sex', models.CharField(choices=[('F', 'Female'), ('M', 'Male'), ('U', 'Not known')], max_length=1)),
                    ('ethnicity', models.CharField(choices=[('WBRI', 'White British'), ('WIRI', 'White Irish'), ('WOTH', 'Any other White background'), ('WIRT', 'Traveller of Irish heritage'), ('WROM', 'Gypsy or Roma'), ('MWBC', 'White and Black Caribbean'), ('MWBA', 'White and Black African'), ('MWAS', 'White and Asian'), ('MOTH', 'Any other Mixed background'), ('AIND', 'Indian'), ('APKN', 'Pakistani'), ('ABAN', 'Bangladeshi'), ('AOTH', 'Any other Asian background'), ('BCRB', 'Black Caribbean'), ('BAFR', 'Black African'), ('BOTH', 'Any other Black background'), ('CHNE', 'Chinese'), ('OOTH', 'Any other ethnic group'), ('REFU', 'Refused'), ('NOBT', 'Not yet obtained')], default='NOBT', max_length=4)),
                    ('nhs_number', models.CharField(blank=True, max_length=10, null=True, verbose_name='NHS number')),
                    ('upn', models.CharField(blank=True, max_length=13, null=True, verbose_name='unique pupil number')),
                    ('police_urn', models.CharField(blank=True, max_length=30, verbose_name='police reference')),
                    ('ward', models.CharField(blank=True, choices=[('baylis', 'Baylis and Stoke'), ('britwell', 'Britwell and Northborough'), ('central', 'Central'), ('chalvey', 'Chalvey'), ('cippenham_green', 'Cippenham Green'), ('cippenham_meadows', 'Cippenham Meadows'), ('colnbrook', 'Colnbrook with Poyle'), ('elliman', 'Elliman'), ('farnham', 'Farnham'), ('foxborough', 'Foxborough'), ('haymill', 'Haymill and Lynch Hill'), ('langley_kedermister', 'Langley Kedermister'), ('langley_st_marys', "Langley St Mary's"), ('upton', 'Upton'), ('wexham', 'Wexham Lea'), ('outside', 'Outside Slough')], max_length=20)),
                    ('school', models.CharField(blank=True, max_length=120)),
                    ('care_status', models.CharField(choices=[('none', 'Living at home, no plan'), ('cin', 'Child in need'), ('cp', 'Child protection plan'), ('lac', 'Looked after by Slough'), ('lac_other', 'Looked after by another authority, placed in Slough')], default='none', max_length=10)),
                    ('status', models.CharField(choices=[('open', 'Open'), ('closed', 'Closed')], default='open', max_length=6)),
                    ('closed_on', models.DateField(blank=True, null=True)),
                    ('risk_level', models.CharField(blank=True, editable=False, max_length=6)),
                    ('risk_order', models.PositiveSmallIntegerField(default=9, editable=False)),
                    ('review_due_on', models.DateField(blank=True, editable=False, null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ChildGroupGrantEvent',
                fields=[
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                    ('pgh_act', models.TextField(db_default=models.Func(function='wall_act'))),
                    ('pgh_request', models.TextField(db_default=models.Func(function='wall_request'))),
                    ('id', models.BigIntegerField()),
                    ('basis', models.CharField(choices=[('allocation', 'Allocated worker'), ('team', 'Team that holds the case'), ('agency', 'Agency involved'), ('panel_office', 'Put forward for the SERAC panel'), ('panel', 'On a circulated SERAC agenda'), ('escalation', 'Escalated to the CSE lead')], max_length=12)),
                    ('until', models.DateTimeField(blank=True, null=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ChildUserGrantEvent',
                fields=[
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                    ('pgh_act', models.TextField(db_default=models.Func(function='wall_act'))),
                    ('pgh_request', models.TextField(db_default=models.Func(function='wall_request'))),
                    ('id', models.BigIntegerField()),
                    ('basis', models.CharField(choices=[('allocation', 'Allocated worker'), ('team', 'Team that holds the case'), ('agency', 'Agency involved'), ('panel_office', 'Put forward for the SERAC panel'), ('panel', 'On a circulated SERAC agenda'), ('escalation', 'Escalated to the CSE lead')], max_length=12)),
                    ('until', models.DateTimeField(blank=True, null=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ChronologyEntryEvent',
                fields=[
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                    ('pgh_act', models.TextField(db_default=models.Func(function='wall_act'))),
                    ('pgh_request', models.TextField(db_default=models.Func(function='wall_request'))),
                    ('id', models.BigIntegerField()),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                    ('happened_at', models.DateTimeField()),
                    ('entry_kind', models.CharField(max_length=20)),
                    ('summary', models.CharField(max_length=300)),
                    ('link_kind', models.CharField(blank=True, max_length=60)),
                    ('link_id', models.UUIDField(null=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='InvolvementEvent',
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
                    ('reason', models.CharField(max_length=200)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='NoteEvent',
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
                    ('note_kind', models.CharField(choices=[('contact', 'Contact'), ('visit', 'Visit'), ('meeting', 'Meeting'), ('call', 'Telephone call'), ('decision', 'Management decision'), ('information', 'Information from an agency')], max_length=12)),
                    ('happened_at', models.DateTimeField()),
                    ('text', models.TextField(max_length=20000)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='RelationshipEvent',
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
                    ('relationship_kind', models.CharField(choices=[('mother', 'Mother'), ('father', 'Father'), ('carer', 'Carer'), ('sibling', 'Brother or sister'), ('grandparent', 'Grandparent'), ('friend', 'Friend'), ('other_family', 'Other family'), ('of_concern', 'Person of concern')], max_length=12)),
                    ('person_name', models.CharField(blank=True, max_length=150)),
                    ('contact', models.CharField(blank=True, max_length=150)),
                    ('parental_responsibility', models.BooleanField(default=False)),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        AtOnce([
            pgtrigger.migrations.AddTrigger(
                model_name='address',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_addressevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "home", "home_postcode", "placement", "placement_postcode") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."home", new_values."home_postcode", new_values."placement", new_values."placement_postcode" FROM new_values; RETURN NULL;', hash='2b2493d19167c5bf60b392bf518dcfb4f57d90fb', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_ebe5e', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_address', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='address',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cases_addressevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "home", "home_postcode", "placement", "placement_postcode") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."home", OLD."home_postcode", OLD."placement", OLD."placement_postcode"); RETURN NULL;', hash='af27c02229ba5a7a9934a962d82062c7b7539f5f', operation='UPDATE', pgid='pgtrigger_changed_update_0c178', table='cases_address', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='address',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_addressevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "home", "home_postcode", "placement", "placement_postcode") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."home", old_values."home_postcode", old_values."placement", old_values."placement_postcode" FROM old_values; RETURN NULL;', hash='f3c7326a0403a19a9f8977c2b915753870ff7446', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_d5583', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_address', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='allocation',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_allocationevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "team_id", "worker_id", "starts_on", "ends_on") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."team_id", new_values."worker_id", new_values."starts_on", new_values."ends_on" FROM new_values; RETURN NULL;', hash='0220c47a70176ea018abaf5b098dc59e73f0edc5', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_7d6aa', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_allocation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='allocation',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cases_allocationevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "team_id", "worker_id", "starts_on", "ends_on") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."team_id", OLD."worker_id", OLD."starts_on", OLD."ends_on"); RETURN NULL;', hash='8c72db963a0e9a4562377c1c55b8a166e278956f', operation='UPDATE', pgid='pgtrigger_changed_update_2676b', table='cases_allocation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='allocation',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_allocationevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "team_id", "worker_id", "starts_on", "ends_on") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."team_id", old_values."worker_id", old_values."starts_on", old_values."ends_on" FROM old_values; RETURN NULL;', hash='11e4b1f3d6e34bd214910e40a37dfe77373cfb18', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_c4abd', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_allocation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='careepisode',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_careepisodeevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "began_on", "reason_began", "legal_status", "category_of_need", "placement", "provider", "home_postcode", "placement_postcode", "urn", "ended_on", "reason_ended", "reason_placement_changed") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."began_on", new_values."reason_began", new_values."legal_status", new_values."category_of_need", new_values."placement", new_values."provider", new_values."home_postcode", new_values."placement_postcode", new_values."urn", new_values."ended_on", new_values."reason_ended", new_values."reason_placement_changed" FROM new_values; RETURN NULL;', hash='0f0bcae1d49410917c14f042f60caebb77a3d4ca', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_dd8ea', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_careepisode', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='careepisode',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cases_careepisodeevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "began_on", "reason_began", "legal_status", "category_of_need", "placement", "provider", "home_postcode", "placement_postcode", "urn", "ended_on", "reason_ended", "reason_placement_changed") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."began_on", OLD."reason_began", OLD."legal_status", OLD."category_of_need", OLD."placement", OLD."provider", OLD."home_postcode", OLD."placement_postcode", OLD."urn", OLD."ended_on", OLD."reason_ended", OLD."reason_placement_changed"); RETURN NULL;', hash='44ee94fa0805239dc3d5156b084c84a36a18deac', operation='UPDATE', pgid='pgtrigger_changed_update_40106', table='cases_careepisode', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='careepisode',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_careepisodeevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "began_on", "reason_began", "legal_status", "category_of_need", "placement", "provider", "home_postcode", "placement_postcode", "urn", "ended_on", "reason_ended", "reason_placement_changed") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."began_on", old_values."reason_began", old_values."legal_status", old_values."category_of_need", old_values."placement", old_values."provider", old_values."home_postcode", old_values."placement_postcode", old_values."urn", old_values."ended_on", old_values."reason_ended", old_values."reason_placement_changed" FROM old_values; RETURN NULL;', hash='236234ae83975a672ce7e87799f611f38c602343', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_6c76d', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_careepisode', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='carefacts',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_carefactsevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "upn_unknown", "is_mother", "own_child_born_on") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."upn_unknown", new_values."is_mother", new_values."own_child_born_on" FROM new_values; RETURN NULL;', hash='f2858e16e34d6559eb6f28c1e316cee83d9a29ec', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_87699', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_carefacts', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='carefacts',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cases_carefactsevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "upn_unknown", "is_mother", "own_child_born_on") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."upn_unknown", OLD."is_mother", OLD."own_child_born_on"); RETURN NULL;', hash='46b18349392ff32d121f43608301fd993ad4c9f6', operation='UPDATE', pgid='pgtrigger_changed_update_b9cf8', table='cases_carefacts', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='carefacts',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_carefactsevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "upn_unknown", "is_mother", "own_child_born_on") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."upn_unknown", old_values."is_mother", old_values."own_child_born_on" FROM old_values; RETURN NULL;', hash='25fe5b0aaf24494e30b790aaead1d3215c18a83a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_c7bd8', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_carefacts', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='child',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_childevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "reference", "given_name", "family_name", "known_as", "search_name", "date_of_birth", "sex", "ethnicity", "nhs_number", "upn", "police_urn", "ward", "school", "care_status", "status", "closed_on", "risk_level", "risk_order", "review_due_on") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."reference", new_values."given_name", new_values."family_name", new_values."known_as", new_values."search_name", new_values."date_of_birth", new_values."sex", new_values."ethnicity", new_values."nhs_number", new_values."upn", new_values."police_urn", new_values."ward", new_values."school", new_values."care_status", new_values."status", new_values."closed_on", new_values."risk_level", new_values."risk_order", new_values."review_due_on" FROM new_values; RETURN NULL;', hash='3886ab32b6fa8261f20f47a31d10f1af172b68d4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_c46b4', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_child', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='child',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cases_childevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "reference", "given_name", "family_name", "known_as", "search_name", "date_of_birth", "sex", "ethnicity", "nhs_number", "upn", "police_urn", "ward", "school", "care_status", "status", "closed_on", "risk_level", "risk_order", "review_due_on") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."reference", OLD."given_name", OLD."family_name", OLD."known_as", OLD."search_name", OLD."date_of_birth", OLD."sex", OLD."ethnicity", OLD."nhs_number", OLD."upn", OLD."police_urn", OLD."ward", OLD."school", OLD."care_status", OLD."status", OLD."closed_on", OLD."risk_level", OLD."risk_order", OLD."review_due_on"); RETURN NULL;', hash='cc7cc0629bae55153467c4bb74826735132f8908', operation='UPDATE', pgid='pgtrigger_changed_update_836f3', table='cases_child', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='child',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_childevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "reference", "given_name", "family_name", "known_as", "search_name", "date_of_birth", "sex", "ethnicity", "nhs_number", "upn", "police_urn", "ward", "school", "care_status", "status", "closed_on", "risk_level", "risk_order", "review_due_on") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."reference", old_values."given_name", old_values."family_name", old_values."known_as", old_values."search_name", old_values."date_of_birth", old_values."sex", old_values."ethnicity", old_values."nhs_number", old_values."upn", old_values."police_urn", old_values."ward", old_values."school", old_values."care_status", old_values."status", old_values."closed_on", old_values."risk_level", old_values."risk_order", old_values."review_due_on" FROM old_values; RETURN NULL;', hash='3b7c5861e64c74c148cc074c0b4bcb2f592893a6', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_c7158', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_child', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='childgroupgrant',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_childgroupgrantevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "permission_id", "group_id", "basis", "until", "created_at", "content_object_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."permission_id", new_values."group_id", new_values."basis", new_values."until", new_values."created_at", new_values."content_object_id" FROM new_values; RETURN NULL;', hash='e61c7cb1f05a039cc964383cf49c291d49572ff9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_0053a', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_childgroupgrant', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='childgroupgrant',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."content_object_id" IS DISTINCT FROM (NEW."content_object_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."group_id" IS DISTINCT FROM (NEW."group_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."permission_id" IS DISTINCT FROM (NEW."permission_id") OR OLD."until" IS DISTINCT FROM (NEW."until"))', func='INSERT INTO "cases_childgroupgrantevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "permission_id", "group_id", "basis", "until", "created_at", "content_object_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."permission_id", OLD."group_id", OLD."basis", OLD."until", OLD."created_at", OLD."content_object_id"); RETURN NULL;', hash='e1d8760af9432c70575f971919b989eabee23b04', operation='UPDATE', pgid='pgtrigger_changed_update_b392f', table='cases_childgroupgrant', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='childgroupgrant',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_childgroupgrantevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "permission_id", "group_id", "basis", "until", "created_at", "content_object_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."permission_id", old_values."group_id", old_values."basis", old_values."until", old_values."created_at", old_values."content_object_id" FROM old_values; RETURN NULL;', hash='e6ab0593570a5345bea2865857baee9ce17f501a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_5de63', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_childgroupgrant', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='childusergrant',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_childusergrantevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "permission_id", "user_id", "basis", "until", "created_at", "content_object_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."permission_id", new_values."user_id", new_values."basis", new_values."until", new_values."created_at", new_values."content_object_id" FROM new_values; RETURN NULL;', hash='9c58e8a991b9dac95a8308d283b92dd5109f4c13', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_6291a', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_childusergrant', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='childusergrant',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."content_object_id" IS DISTINCT FROM (NEW."content_object_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."permission_id" IS DISTINCT FROM (NEW."permission_id") OR OLD."until" IS DISTINCT FROM (NEW."until") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "cases_childusergrantevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "permission_id", "user_id", "basis", "until", "created_at", "content_object_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."permission_id", OLD."user_id", OLD."basis", OLD."until", OLD."created_at", OLD."content_object_id"); RETURN NULL;', hash='7d7840e7c849e639e7aa033e3747445f034e6389', operation='UPDATE', pgid='pgtrigger_changed_update_7494d', table='cases_childusergrant', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='childusergrant',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_childusergrantevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "permission_id", "user_id", "basis", "until", "created_at", "content_object_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."permission_id", old_values."user_id", old_values."basis", old_values."until", old_values."created_at", old_values."content_object_id" FROM old_values; RETURN NULL;', hash='c9c4e4589c34aef0a8198e73c363661739ac4dae', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_07e81', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_childusergrant', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='chronologyentry',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_chronologyentryevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "child_id", "happened_at", "entry_kind", "summary", "link_kind", "link_id", "actor_id", "created_at") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."child_id", new_values."happened_at", new_values."entry_kind", new_values."summary", new_values."link_kind", new_values."link_id", new_values."actor_id", new_values."created_at" FROM new_values; RETURN NULL;', hash='71855b25775788e80b2a0a67f93dbbf964d89614', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_f8a48', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_chronologyentry', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='chronologyentry',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cases_chronologyentryevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "child_id", "happened_at", "entry_kind", "summary", "link_kind", "link_id", "actor_id", "created_at") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."child_id", OLD."happened_at", OLD."entry_kind", OLD."summary", OLD."link_kind", OLD."link_id", OLD."actor_id", OLD."created_at"); RETURN NULL;', hash='938185a2a6ccd31e784f982601e54ae9e34efb03', operation='UPDATE', pgid='pgtrigger_changed_update_d6ebb', table='cases_chronologyentry', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='chronologyentry',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_chronologyentryevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "child_id", "happened_at", "entry_kind", "summary", "link_kind", "link_id", "actor_id", "created_at") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."child_id", old_values."happened_at", old_values."entry_kind", old_values."summary", old_values."link_kind", old_values."link_id", old_values."actor_id", old_values."created_at" FROM old_values; RETURN NULL;', hash='5ebe6448ff1bf57dc7fbf53944777892373d0cd2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_8b1fc', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_chronologyentry', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='involvement',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_involvementevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "agency_id", "reason", "starts_on", "ends_on") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."agency_id", new_values."reason", new_values."starts_on", new_values."ends_on" FROM new_values; RETURN NULL;', hash='7e57d54a958a9d082ce14ad667f59e4dd056f875', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_3a62b', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_involvement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='involvement',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cases_involvementevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "agency_id", "reason", "starts_on", "ends_on") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."agency_id", OLD."reason", OLD."starts_on", OLD."ends_on"); RETURN NULL;', hash='7a9e79e8145544ea9205521596f90a3247d94462', operation='UPDATE', pgid='pgtrigger_changed_update_44511', table='cases_involvement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='involvement',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_involvementevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "agency_id", "reason", "starts_on", "ends_on") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."agency_id", old_values."reason", old_values."starts_on", old_values."ends_on" FROM old_values; RETURN NULL;', hash='9262f7feb70bee110ae219667f9cd36d1c588fbd', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_9bc77', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_involvement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='note',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_noteevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "author_id", "agency_id", "note_kind", "happened_at", "text") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."author_id", new_values."agency_id", new_values."note_kind", new_values."happened_at", new_values."text" FROM new_values; RETURN NULL;', hash='874beeae2a08cd76eb74d3e188e7406ab8fd4ad2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_30d15', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_note', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='note',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cases_noteevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "author_id", "agency_id", "note_kind", "happened_at", "text") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."author_id", OLD."agency_id", OLD."note_kind", OLD."happened_at", OLD."text"); RETURN NULL;', hash='29bb5a0b3e62fa2c407c97a367c4e0a74d6f1106', operation='UPDATE', pgid='pgtrigger_changed_update_b7ec2', table='cases_note', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='note',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_noteevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "author_id", "agency_id", "note_kind", "happened_at", "text") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."author_id", old_values."agency_id", old_values."note_kind", old_values."happened_at", old_values."text" FROM old_values; RETURN NULL;', hash='e9a849face34ed445b67b0433ac90c171f60d1c7', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_7231d', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_note', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='relationship',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_relationshipevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "relationship_kind", "other_child_id", "person_name", "contact", "parental_responsibility") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."relationship_kind", new_values."other_child_id", new_values."person_name", new_values."contact", new_values."parental_responsibility" FROM new_values; RETURN NULL;', hash='8ca9f1fc8aa33b50d585817dd366e084b7719c45', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_c922e', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_relationship', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='relationship',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cases_relationshipevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "relationship_kind", "other_child_id", "person_name", "contact", "parental_responsibility") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."relationship_kind", OLD."other_child_id", OLD."person_name", OLD."contact", OLD."parental_responsibility"); RETURN NULL;', hash='dd7dd5d91c36228fee1925aa2c99ec4412ad1de0', operation='UPDATE', pgid='pgtrigger_changed_update_29dae', table='cases_relationship', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='relationship',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_relationshipevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "relationship_kind", "other_child_id", "person_name", "contact", "parental_responsibility") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."relationship_kind", old_values."other_child_id", old_values."person_name", old_values."contact", old_values."parental_responsibility" FROM old_values; RETURN NULL;', hash='74e1a23ab5ad62c33fa8deeb5770d6a9401656da', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_ceeeb', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_relationship', when='AFTER')),
            ),
            migrations.AddField(
                model_name='addressevent',
                name='child',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='addressevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='addressevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.address'),
            ),
            migrations.AddField(
                model_name='allocationevent',
                name='child',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='allocationevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='allocationevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.allocation'),
            ),
            migrations.AddField(
                model_name='allocationevent',
                name='team',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.team'),
            ),
            migrations.AddField(
                model_name='allocationevent',
                name='worker',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='careepisodeevent',
                name='child',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='careepisodeevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='careepisodeevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.careepisode'),
            ),
            migrations.AddField(
                model_name='carefactsevent',
                name='child',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='carefactsevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='carefactsevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.carefacts'),
            ),
            migrations.AddField(
                model_name='childevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='childevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='childgroupgrantevent',
                name='content_object',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='childgroupgrantevent',
                name='group',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='auth.group'),
            ),
            migrations.AddField(
                model_name='childgroupgrantevent',
                name='permission',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='auth.permission'),
            ),
            migrations.AddField(
                model_name='childgroupgrantevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='childgroupgrantevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.childgroupgrant'),
            ),
            migrations.AddField(
                model_name='childusergrantevent',
                name='content_object',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='childusergrantevent',
                name='permission',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='auth.permission'),
            ),
            migrations.AddField(
                model_name='childusergrantevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='childusergrantevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.childusergrant'),
            ),
            migrations.AddField(
                model_name='childusergrantevent',
                name='user',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='chronologyentryevent',
                name='actor',
                field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='chronologyentryevent',
                name='child',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='chronologyentryevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='chronologyentryevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.chronologyentry'),
            ),
            migrations.AddField(
                model_name='involvementevent',
                name='agency',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.agency'),
            ),
            migrations.AddField(
                model_name='involvementevent',
                name='child',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='involvementevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='involvementevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.involvement'),
            ),
            migrations.AddField(
                model_name='noteevent',
                name='agency',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.agency'),
            ),
            migrations.AddField(
                model_name='noteevent',
                name='author',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='noteevent',
                name='child',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='noteevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='noteevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.note'),
            ),
            migrations.AddField(
                model_name='relationshipevent',
                name='child',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='relationshipevent',
                name='other_child',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='relationshipevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='relationshipevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.relationship'),
            ),
            migrations.AddIndex(
                model_name='addressevent',
                index=models.Index(fields=['child'], name='cases_address_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='addressevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='54a6921a091e87414db09e5a7cfb2bcb90f532de', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cf2e4', table='cases_addressevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='allocationevent',
                index=models.Index(fields=['child'], name='cases_allocation_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='allocationevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d776d28ccf1fd46f5e239a17258627510630d9b5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_114f7', table='cases_allocationevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='careepisodeevent',
                index=models.Index(fields=['child'], name='cases_careepisode_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='careepisodeevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3e2c822613b7f042467e8cb41bd95e55e838b034', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b9bcd', table='cases_careepisodeevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='carefactsevent',
                index=models.Index(fields=['child'], name='cases_carefacts_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='carefactsevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='785e99de48862bee5a2d0baa62efc7d094aa52af', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9d52d', table='cases_carefactsevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='childevent',
                index=models.Index(fields=['pgh_obj'], name='cases_child_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='childevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='818157674aad036200e5214a4771daff714b3207', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1ae7c', table='cases_childevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='childgroupgrantevent',
                index=models.Index(fields=['content_object'], name='cases_childgroupgrant_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='childgroupgrantevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4e29fec628f7dce447cfa176b8215de67822f194', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6c336', table='cases_childgroupgrantevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='childusergrantevent',
                index=models.Index(fields=['content_object'], name='cases_childusergrant_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='childusergrantevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6cfc2ebb813b05b2ab0e750770bdbea32aa8b145', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_80fe2', table='cases_childusergrantevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='chronologyentryevent',
                index=models.Index(fields=['child'], name='cases_chronologyentry_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='chronologyentryevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fbc9017e00890591ba21dd734f3d63eef162000e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b4c98', table='cases_chronologyentryevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='involvementevent',
                index=models.Index(fields=['child'], name='cases_involvement_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='involvementevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1241ec538aeef3ec373e54fae6f26da344ef4409', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0d536', table='cases_involvementevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='noteevent',
                index=models.Index(fields=['child'], name='cases_note_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='noteevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f0b55597f88239f1386469a3b9516459ec06b7f1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b8234', table='cases_noteevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='relationshipevent',
                index=models.Index(fields=['child'], name='cases_relationship_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='relationshipevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='99e288a78e219e619c74de0b8d8e4a0b6e312ca3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1c55c', table='cases_relationshipevent', when='BEFORE')),
            ),
        ]),
        migrations.RunSQL(CLOSE, migrations.RunSQL.noop),
        migrations.RunSQL(FENCE, migrations.RunSQL.noop),
    ]
