"""Episodes of care by Slough, behind the child's fence; and because they say where the child is placed, behind the right to
be told that besides (docs/adr/0026 and 0028).
"""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import uuid
from django.db import migrations, models

from slscb.core.migrating import AtOnce


FENCE = """
SELECT cases_fence('cases_careepisode', 'cases_careepisode.child_id');
CREATE POLICY marked ON cases_careepisode AS RESTRICTIVE USING (
    (SELECT wall_is_lifted()) OR (SELECT wall_may('address.view'))
);
SELECT cases_fence('cases_carefacts', 'cases_carefacts.child_id');
"""
UNFENCE = """
SELECT cases_unfence('cases_carefacts');
DROP POLICY marked ON cases_careepisode;
SELECT cases_unfence('cases_careepisode');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0008_no_address_beside_the_name"),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name="CareEpisode",
                fields=[
                    ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                    ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ("created_at", models.DateTimeField(auto_now_add=True)),
                    ("changed_at", models.DateTimeField(auto_now=True)),
                    ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ("began_on", models.DateField()),
                    (
                        "reason_began",
                        models.CharField(
                            choices=[
                                ("S", "Started to be looked after"),
                                ("P", "Change of placement and carer"),
                                ("L", "Change of legal status"),
                                ("T", "Change of placement, same carer"),
                                ("U", "Change of legal status and placement, same carer"),
                                ("B", "Change of legal status, placement and carer"),
                            ],
                            max_length=1,
                        ),
                    ),
                    (
                        "legal_status",
                        models.CharField(
                            choices=[
                                ("C1", "Interim care order"),
                                ("C2", "Full care order"),
                                ("D1", "Freeing order"),
                                ("E1", "Placement order"),
                                ("V2", "Accommodated under section 20"),
                                ("V3", "Short breaks, each recorded"),
                                ("V4", "Short breaks, an agreed series"),
                                ("L1", "Police protection"),
                                ("L2", "Emergency protection order"),
                                ("L3", "Child assessment order"),
                                ("J1", "Remanded to local authority accommodation or youth detention"),
                                ("J2", "Detained by police in local authority accommodation"),
                                ("J3", "Youth rehabilitation order with residence"),
                            ],
                            max_length=2,
                        ),
                    ),
                    (
                        "category_of_need",
                        models.CharField(
                            choices=[
                                ("N1", "Abuse or neglect"),
                                ("N2", "Child's disability"),
                                ("N3", "Parent's illness or disability"),
                                ("N4", "Family in acute stress"),
                                ("N5", "Family dysfunction"),
                                ("N6", "Socially unacceptable behaviour"),
                                ("N7", "Low income"),
                                ("N8", "Absent parenting"),
                            ],
                            max_length=2,
                        ),
                    ),
                    (
                        "placement",
                        models.CharField(
                            choices=[
                                ("U1", "Fostered by relative or friend, long term"),
                                ("U2", "Fostered by relative or friend, for adoption"),
                                ("U3", "Fostered by relative or friend, other"),
                                ("U4", "Fostered, long term"),
                                ("U5", "Fostered, for adoption"),
                                ("U6", "Fostered, other"),
                                ("K1", "Secure children's home"),
                                ("K2", "Children's home"),
                                ("K3", "Registered supported accommodation"),
                                ("P1", "With parents or others with parental responsibility"),
                                ("P3", "Residential employment"),
                                ("R1", "Residential care home"),
                                ("R2", "NHS or other medical establishment"),
                                ("R3", "Family centre or mother and baby unit"),
                                ("R5", "Young offender institution or prison"),
                                ("S1", "Residential school"),
                                ("A3", "Placed for adoption with consent, current carer"),
                                ("A4", "Placed for adoption with consent, another carer"),
                                ("A5", "Placed for adoption by order, current carer"),
                                ("A6", "Placed for adoption by order, another carer"),
                                ("T0", "Temporary move, any"),
                                ("T1", "Temporarily in hospital"),
                                ("T2", "Temporarily on holiday"),
                                ("T3", "Temporarily elsewhere while the carer is on holiday"),
                                ("T4", "Temporarily elsewhere, seven days or less"),
                                ("Z11", "Other placement (Z11)"),
                                ("Z12", "Other placement (Z12)"),
                                ("Z13", "Other placement (Z13)"),
                                ("Z14", "Other placement (Z14)"),
                            ],
                            max_length=3,
                        ),
                    ),
                    (
                        "provider",
                        models.CharField(
                            choices=[
                                ("PR0", "Parent or person with parental responsibility"),
                                ("PR1", "Slough's own"),
                                ("PR2", "Another local authority"),
                                ("PR3", "Other public body"),
                                ("PR4", "Private"),
                                ("PR5", "Voluntary sector"),
                            ],
                            max_length=3,
                        ),
                    ),
                    (
                        "home_postcode",
                        models.CharField(
                            blank=True,
                            max_length=8,
                            validators=[
                                django.core.validators.RegexValidator("^[A-Z0-9 ]*$", "Use capital letters and digits only")
                            ],
                        ),
                    ),
                    (
                        "placement_postcode",
                        models.CharField(
                            blank=True,
                            max_length=8,
                            validators=[
                                django.core.validators.RegexValidator("^[A-Z0-9 ]*$", "Use capital letters and digits only")
                            ],
                        ),
                    ),
                    (
                        "urn",
                        models.CharField(
                            blank=True,
                            max_length=8,
                            validators=[
                                django.core.validators.RegexValidator("^[A-Z0-9 ]*$", "Use capital letters and digits only")
                            ],
                            verbose_name="Ofsted number",
                        ),
                    ),
                    ("ended_on", models.DateField(blank=True, null=True)),
                    (
                        "reason_ended",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("X1", "Another episode begins the same day"),
                                ("E11", "Adopted, unopposed"),
                                ("E12", "Adopted, consent dispensed with"),
                                ("E2", "Died"),
                                ("E3", "Another authority took over"),
                                ("E4A", "Went home, planned"),
                                ("E4B", "Went home, not planned"),
                                ("E13", "Went to others without parental responsibility"),
                                ("E41", "Child arrangements order"),
                                ("E45", "Special guardianship: former carer, relative or friend"),
                                ("E46", "Special guardianship: former carer, other"),
                                ("E47", "Special guardianship: other person, relative or friend"),
                                ("E48", "Special guardianship: other person"),
                                ("E5", "Independent living with support"),
                                ("E6", "Independent living without support"),
                                ("E7", "Went to adult social care"),
                                ("E8", "Another reason"),
                                ("E9", "Sentenced to custody"),
                                ("E14", "Remand ended"),
                                ("E15", "Found to be 18 or over"),
                                ("E16", "Moved abroad"),
                                ("E17", "18, stayed with the same carer"),
                            ],
                            max_length=3,
                        ),
                    ),
                    (
                        "reason_placement_changed",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("CARPL", "Care plan"),
                                ("CLOSE", "Provision closed or carer resigned"),
                                ("ALLEG", "Allegation"),
                                ("STAND", "Standard of care"),
                                ("APPRR", "Approval removed"),
                                ("CREQB", "Carer asked, for behaviour"),
                                ("CREQO", "Carer asked, for another reason"),
                                ("CHILD", "Child asked"),
                                ("LAREQ", "Authority asked"),
                                ("PLACE", "Only the placement's status changed"),
                                ("CUSTOD", "Custody"),
                                ("OTHER", "Other"),
                            ],
                            max_length=6,
                        ),
                    ),
                    (
                        "child",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="care_episodes", to="cases.child"
                        ),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["child", "began_on"], name="care_in_order")],
                    "constraints": [
                        django.contrib.postgres.constraints.ExclusionConstraint(
                            expressions=[
                                ("child", "="),
                                (
                                    models.Func(
                                        "began_on",
                                        "ended_on",
                                        function="daterange",
                                        output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                    ),
                                    "&&",
                                ),
                            ],
                            name="care_does_not_overlap",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ended_on", None), ("ended_on__gte", models.F("began_on")), _connector="OR"
                            ),
                            name="care_ends_after_it_began",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("ended_on", None), ("reason_ended", "")),
                                models.Q(("ended_on__isnull", False), models.Q(("reason_ended", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="care_that_ended_has_a_reason",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("home_postcode__regex", "^[A-Z0-9 ]*$"),
                                ("placement_postcode__regex", "^[A-Z0-9 ]*$"),
                                ("urn__regex", "^[A-Z0-9 ]*$"),
                            ),
                            name="care_is_letters_and_digits",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CareFacts",
                fields=[
                    ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                    ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ("created_at", models.DateTimeField(auto_now_add=True)),
                    ("changed_at", models.DateTimeField(auto_now=True)),
                    ("version", models.PositiveIntegerField(default=1, editable=False)),
                    (
                        "upn_unknown",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("UN1", "Not of school age, none given yet"),
                                ("UN2", "Never attended a maintained school in England"),
                                ("UN3", "Educated outside England"),
                                ("UN4", "Newly looked after, number not yet known"),
                                ("UN5", "Sources disagree about the number"),
                            ],
                            max_length=3,
                            verbose_name="why there is no pupil number",
                        ),
                    ),
                    ("is_mother", models.BooleanField(blank=True, null=True)),
                    ("own_child_born_on", models.DateField(blank=True, null=True)),
                    (
                        "child",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE, related_name="care_facts", to="cases.child"
                        ),
                    ),
                ],
                options={
                    "verbose_name_plural": "care facts",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("own_child_born_on", None), ("is_mother", True), _connector="OR"),
                            name="born_of_a_mother",
                        )
                    ],
                },
            ),
        ]),
        migrations.RunSQL(FENCE, UNFENCE),
    ]
