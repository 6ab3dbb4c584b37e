"""Every exception to a rule of the house, with its reason. A line that excuses nothing any more fails the tests.

Keys are `path` for a whole file or `path::function` for one function.
"""

# The kernel's own doors to the database: nobody else writes past `services`.
KERNEL_WRITERS = {
    "slscb/core/writing.py": "create and change, through which every service writes",
    "slscb/core/statements.py": "what a gathering writes where none is open; its callers are looked at themselves",
    "slscb/core/audit.py": "the audit event, written in the transaction of the act",
    "slscb/core/tasks.py": "the heartbeat: one row, no record of anybody",
    "slscb/core/outbox/promises.py": "reminders, notices and e-mails, promised in the transaction of the fact",
    "slscb/core/outbox/dispatch.py": "claims a due reminder and marks it done",
    "slscb/core/outbox/emails.py": "claims a waiting e-mail and marks it sent",
    "slscb/core/uploads/pictures.py": "saves a picture into memory, no record",
    "slscb/core/api/idempotency.py": "keeps the answer to a POST for its repeat",
    "slscb/core/signin/accounts.py": "the day on which a token was used, once a day",
    "slscb/core/signin/factors.py": "a person's own second factor and its used codes, whose table is allauth's",
    "slscb/core/signin/matching.py": "binds an account to its agency's directory once, in a table of allauth's",
    "slscb/core/signin/keys.py": "a person's own security keys, whose table is allauth's",
    "slscb/core/signin/kept.py": "keeps what was typed when a session ended, for its author alone",
}

# Files of a thin layer that speak to the database, because that is their job for everyone else.
THIN_WITH_ORM = {
    "slscb/core/api/idempotency.py": "keeps the answer to a POST for its repeat",
    "slscb/core/tasks.py": "the heartbeat: one row, no record of anybody",
}

# Files that ask the system what time it is.
OTHER_CLOCKS = {"slscb/deploy/probe.py": "compares a file's age with the system's clock, which dated it"}

# Public functions of services that are no service: what several services of the package share and nobody else calls.
SHARED_BY_SERVICES = {
    **{
        f"missing/services/extracts/{name}": "a step of bringing in an extract, in the transaction of the service that"
        for name in (
            "matching.py::match",
            "making.py::make",
            "making.py::write",
            "planning.py::standings",
            "planning.py::plan",
            "planning.py::police_of",
            "planning.py::foretell",
            "planning.py::put",
            "planning.py::keep",
            "planning.py::written",
            "planning.py::count",
            "planning.py::forget",
            "reading.py::open_file",
            "reading.py::encoding_of",
            "receiving.py::mapping_called",
            "receiving.py::digest_of",
        )
    },
    "cases/services/joined_values.py::said": "what two records say, for the merge that keeps it",
    "cases/services/moving.py::note": "a line of the ledger, in the transaction of the merge",
    "risk/services/notices.py::link_to": "the address of a page",
    "risk/services/notices.py::moment_of": "the moment that stands for a day",
    "risk/services/notices.py::summary_of": "a sentence for the chronology",
}
SERVICES_WITHOUT_TRANSACTION = {
    **SHARED_BY_SERVICES,
    "missing/services/extracts/recording.py::record": "each chunk is a transaction, so that what is done stays done",
    "missing/services/extracts/recording.py::record_for_bringer": "each chunk is a transaction, as above",
}
SERVICES_WITHOUT_ACTOR = {
    **SHARED_BY_SERVICES,
    "risk/services/reviews.py::remind": "promises follow from a fact and are nobody's act; the fact's own service is audited",
}

# Functions and files over their budget. Meant to stay empty.
LONG: dict[str, str] = {}

# Every Celery task: what it is for, and what happens when one is lost.
TASKS = {
    "slscb.core.tasks.dispatch_due": "carries out what is due; the next pass finds what a lost one left",
    "slscb.core.tasks.anchor_audit": "notes how far the audit has come; the next pass anchors what a lost one left",
    "cases.tasks.find_unusual_access": "looks through two days of openings each night; the next finds what a lost one left",
    "agencies.tasks.remind_of_sign_off": "reminds leads of accounts to confirm; the next tells what a lost one left",
    "cases.tasks.scan_documents": "has held documents looked at; the next pass finds what a lost one left",
    "cases.tasks.sweep_documents": "compares files and records each night; the next night finds what a lost one left",
    "slscb.core.tasks.scanner_heartbeat": "notes that the scanner answers; /readyz tells after five silent minutes",
    "missing.tasks.record_extract": "records a confirmed police extract; resume_extracts finds what a lost one left",
    "missing.tasks.resume_extracts": "takes up extracts whose job was lost; the next pass finds what a lost one left",
    "missing.tasks.forget_extracts": "forgets what police wrote and nobody needs; the next night finds what a lost one left",
    "missing.tasks.remind_at_18": "reminds of open episodes of who turned 18; the next night tells what a lost one left",
    "slscb.core.tasks.beat_heartbeat": "notes that beat and a worker live; /readyz tells after two silent minutes",
}

# Who lifts the second wall (slscb.core.wall.lifted), why, and what comes out of it.
LIFTING = {
    "intelligence/services/naming.py": "a name that may stand in a hidden record: its writer never learns whether it did",
    "cases/services/merging.py": "two records that both deciders see become one; told to who sees the kept one",
    "cases/selectors/changes.py": "events of records that are part of one that the person sees, masked like her own",
    "cases/selectors/merging.py": "of a merge that the person sees, the other record's reference and how many rows followed",
    "cases/services/numbers.py": "a number may be a hidden child's: its writer sees nothing of it, her own people are told",
    "cases/services/children.py": "a child who is being recorded has no grant yet; nothing is read but what was typed",
    "cases/selectors/protection.py": "protected records with too few named: references, for the server's own command alone",
    "cases/services/rescue.py": "a record that nobody can open is named to one person by two; nothing of it is shown",
    "cases/access.py": "a record opened in an emergency has no grant yet; the other record of a merge is only locked",
    "cases/selectors/sharing.py": "records that may be opened in an emergency: reference and holder, or whom to ring",
    "cases/selectors/search.py": "a child may be known already: of those the user does not see, only the team to ring",
    "missing/services/statutory.py": "the yearly return to the DfE; only the server's own command calls it, no role may",
    "missing/services/annex_a.py": "list 8 for Ofsted; only the server's own command calls it, no role may",
    "cases/services/scanning.py": "documents are scanned for nobody in particular; what is told names no case to governance",
    "missing/services/extracts/matching.py": "a hidden child makes no difference to the importer; her own people are asked",
    "missing/services/extracts/receiving.py": "rows are written with their matches, which only those who see the child read",
    "missing/services/extracts/recording.py": "rows of children whom the importer sees, checked row by row under a lock",
    "missing/services/extracts/deciding.py": "one row, given to a child whom whoever decides sees",
    "missing/services/extracts/planning.py": "figures of an extract, for whoever brought the file",
    "missing/services/extracts/keeping.py": "empties and takes away rows by age; nothing comes out",
    "cases/services/watching.py": "looks through who opened what; managers and governance see what is found, by reference",
    "reporting/selectors/consistency.py": "counts of assessments by agency, team and level for those who may; no child",
    "reporting/selectors/asking.py": "sums over the register, for those who may see counts; the lists behind are not lifted",
    "reporting/selectors/requests.py": "nine sums over the register, for those who may see counts; no child",
    "serac/services/agenda.py": "the rules go through the register; the panel's office sees whom they put forward",
    "slscb/core/outbox/dispatch.py": "reminders are nobody's asking; what they say holds no name and no case fact",
}

# Tables from which keys lead to a child and that have no policy: what they hold instead.
BEFORE_THE_WALL: dict[str, str] = {}

# Models about a child of which no history is kept.
UNKEPT = {
    "risk.tooldraft": "what its author has typed and may throw away: keeping it would keep what nobody has recorded",
}
