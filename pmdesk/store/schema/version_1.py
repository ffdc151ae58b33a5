"""All tables of the first version."""

VERSION_1 = """
CREATE TABLE reviews (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    incident TEXT NOT NULL,
    state TEXT NOT NULL,
    restricted INTEGER NOT NULL,
    severity TEXT NOT NULL,
    services TEXT NOT NULL,
    zone TEXT NOT NULL,
    second_zone TEXT NOT NULL,
    started TEXT,
    resolved TEXT,
    owner TEXT NOT NULL,
    facilitator TEXT NOT NULL,
    advocate TEXT NOT NULL,
    language TEXT NOT NULL,
    summary TEXT NOT NULL,
    impact_users TEXT NOT NULL,
    impact_failed TEXT NOT NULL,
    impact_duration TEXT NOT NULL,
    impact_objectives TEXT NOT NULL,
    impact_extent TEXT NOT NULL,
    impact_customers TEXT NOT NULL,
    impact_operations TEXT NOT NULL,
    impact_sentence TEXT NOT NULL,
    timeline_agreed TEXT,
    published TEXT,
    closing_note TEXT NOT NULL,
    created TEXT,
    revision INTEGER NOT NULL,
    parent TEXT NOT NULL,
    exchanged TEXT NOT NULL,
    content TEXT NOT NULL,
    updated TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE TABLE seats (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    alias TEXT NOT NULL,
    role TEXT NOT NULL,
    leader INTEGER NOT NULL,
    present INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX seats_by_review ON seats (review);
CREATE TABLE meetings (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    scheduled TEXT,
    minutes INTEGER NOT NULL,
    started TEXT,
    ended TEXT,
    place TEXT NOT NULL,
    agenda TEXT NOT NULL,
    stage TEXT NOT NULL,
    reached TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX meetings_by_review ON meetings (review);
CREATE TABLE attendance (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    meeting TEXT NOT NULL,
    seat TEXT NOT NULL,
    joined TEXT,
    left TEXT,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX attendance_by_review ON attendance (review);
CREATE TABLE entries (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    at TEXT NOT NULL,
    until TEXT,
    precision TEXT NOT NULL,
    day_known INTEGER NOT NULL,
    zone TEXT NOT NULL,
    written TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    details TEXT NOT NULL,
    milestone TEXT NOT NULL,
    seat TEXT NOT NULL,
    team TEXT NOT NULL,
    source TEXT NOT NULL,
    origin TEXT NOT NULL,
    star INTEGER NOT NULL,
    known_then TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX entries_by_review ON entries (review);
CREATE INDEX entries_by_milestone ON entries (review, milestone, day_known, at)
    WHERE milestone <> '';
CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    entry TEXT NOT NULL,
    seat TEXT NOT NULL,
    text TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX accounts_by_review ON accounts (review);
CREATE TABLE groups (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX groups_by_review ON groups (review);
CREATE TABLE factors (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    details TEXT NOT NULL,
    category TEXT NOT NULL,
    "group" TEXT NOT NULL,
    novelty TEXT NOT NULL,
    role TEXT NOT NULL,
    weight TEXT NOT NULL,
    evidence TEXT NOT NULL,
    alone TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX factors_by_review ON factors (review);
CREATE TABLE links (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    source_noun TEXT NOT NULL,
    source TEXT NOT NULL,
    target_noun TEXT NOT NULL,
    target TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX links_by_review ON links (review);
CREATE TABLE ladder (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    parent TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    systemic INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX ladder_by_review ON ladder (review);
CREATE TABLE lessons (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX lessons_by_review ON lessons (review);
CREATE TABLE actions (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    done_when TEXT NOT NULL,
    owner TEXT NOT NULL,
    due TEXT,
    ticket TEXT NOT NULL,
    decision TEXT NOT NULL,
    reason TEXT NOT NULL,
    progress TEXT NOT NULL,
    finished TEXT,
    "first" INTEGER NOT NULL,
    in_scope TEXT NOT NULL,
    out_of_scope TEXT NOT NULL,
    buy_in TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX actions_by_review ON actions (review);
CREATE TABLE ideas (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    outcome TEXT NOT NULL,
    said TEXT,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX ideas_by_review ON ideas (review);
CREATE TABLE questions (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    answer TEXT NOT NULL,
    outcome TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX questions_by_review ON questions (review);
CREATE TABLE parked (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    outcome TEXT NOT NULL,
    follow_up TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX parked_by_review ON parked (review);
CREATE TABLE notes (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    stage TEXT NOT NULL,
    about_noun TEXT NOT NULL,
    about TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX notes_by_review ON notes (review);
CREATE TABLE biases (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    bias TEXT NOT NULL,
    stage TEXT NOT NULL,
    mark TEXT NOT NULL,
    note TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX biases_by_review ON biases (review);
CREATE TABLE tags (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX tags_by_review ON tags (review);
CREATE TABLE amendments (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    noun TEXT NOT NULL,
    row TEXT NOT NULL,
    field TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX amendments_by_review ON amendments (review);
CREATE TABLE log (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    meeting TEXT NOT NULL,
    at TEXT,
    what TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX log_by_review ON log (review);
CREATE TABLE dismissals (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    rule TEXT NOT NULL,
    noun TEXT NOT NULL,
    row TEXT NOT NULL,
    field TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    reason TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX dismissals_by_review ON dismissals (review);
CREATE TABLE attachments (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    blob TEXT NOT NULL,
    about_noun TEXT NOT NULL,
    about TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX attachments_by_review ON attachments (review);
CREATE TABLE worksheet (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    service TEXT NOT NULL,
    baseline TEXT NOT NULL,
    seen TEXT NOT NULL,
    at TEXT,
    link TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX worksheet_by_review ON worksheet (review);
CREATE TABLE glossary (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    word TEXT NOT NULL,
    meaning TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX glossary_by_review ON glossary (review);
CREATE TABLE comments (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    reviewer TEXT NOT NULL,
    noun TEXT NOT NULL,
    row TEXT NOT NULL,
    text TEXT NOT NULL,
    settled INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX comments_by_review ON comments (review);
CREATE TABLE sign_offs (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    reviewer TEXT NOT NULL,
    at TEXT,
    verdict TEXT NOT NULL,
    note TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX sign_offs_by_review ON sign_offs (review);
CREATE TABLE exports (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    at TEXT,
    format TEXT NOT NULL,
    audience TEXT NOT NULL,
    target TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX exports_by_review ON exports (review);
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scope TEXT NOT NULL,
    label TEXT NOT NULL,
    merge TEXT NOT NULL,
    at TEXT NOT NULL,
    change TEXT NOT NULL,
    undone INTEGER NOT NULL
) STRICT;
CREATE INDEX journal_by_scope ON journal (scope, undone, id);
CREATE TABLE blobs (
    hash TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;
CREATE TABLE policies (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
CREATE TABLE guard (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    library TEXT NOT NULL,
    revision INTEGER NOT NULL,
    token TEXT NOT NULL
) STRICT;
"""
