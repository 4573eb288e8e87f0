CREATE TABLE pages (
    key TEXT PRIMARY KEY,        -- address_key of the address
    site TEXT NOT NULL,          -- name of the spider
    url TEXT NOT NULL,           -- the address to ask for
    status TEXT NOT NULL DEFAULT 'listed',  -- listed: no record yet; stored; refused: no article; gone: 404, 410
    reason TEXT,                 -- of a refusal or the last failure
    article TEXT,                -- key of its article
    etag TEXT,
    last_modified TEXT,
    source_changed TEXT,         -- when a feed or sitemap said it changed, as of the last fetch
    first_seen TEXT NOT NULL,
    checked_at TEXT,             -- when it last answered
    changed_at TEXT,             -- when its answer last differed
    failures INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX pages_by_site ON pages (site, status);
CREATE TABLE articles (
    key TEXT PRIMARY KEY,        -- address_key of the canonical address
    site TEXT NOT NULL,
    canonical_url TEXT NOT NULL,
    record_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX articles_by_content ON articles (site, content_hash);
CREATE TABLE sources (
    key TEXT PRIMARY KEY,        -- the address itself
    site TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    listing TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE outputs (
    path TEXT PRIMARY KEY,       -- absolute
    bytes INTEGER NOT NULL       -- up to here the records are marked as stored
) WITHOUT ROWID;
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    outcome TEXT,                -- null while it runs, or where it was killed
    report TEXT
);
CREATE INDEX runs_by_site ON runs (site, id);
