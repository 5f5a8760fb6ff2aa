/**
 * Everything a device keeps. Resources are kept whole as JSON; a column beside one exists only because something is looked up by it.
 * `previous`, `mac` and `proof` of the audit wait for the tamper-evident log.
 */
export const firstArrival = {
  version: 1,
  sql: `
    CREATE TABLE device (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      tenant TEXT NOT NULL, device TEXT NOT NULL, site TEXT NOT NULL, role TEXT NOT NULL, opened INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE sequence (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO sequence (name, value) VALUES ('fact', 0);

    CREATE TABLE appointment (
      id TEXT PRIMARY KEY, start TEXT NOT NULL, booking_code TEXT, birth_date TEXT, resource TEXT NOT NULL
    ) STRICT;
    CREATE INDEX appointment_by_start ON appointment (start);
    CREATE INDEX appointment_by_code ON appointment (booking_code) WHERE booking_code IS NOT NULL;
    CREATE INDEX appointment_by_birth_date ON appointment (birth_date);

    CREATE TABLE hand_off (id TEXT PRIMARY KEY, raised_at TEXT NOT NULL, resolved INTEGER NOT NULL, resource TEXT NOT NULL) STRICT;
    CREATE TABLE change_request (id TEXT PRIMARY KEY, appointment TEXT NOT NULL, state TEXT NOT NULL, resource TEXT NOT NULL) STRICT;
    CREATE INDEX change_request_by_state ON change_request (state);
    CREATE TABLE site (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), resource TEXT NOT NULL) STRICT;

    CREATE TABLE outbox (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      -- Facts of one chain must reach the portal in order: an appointment, or a hand-off of nobody known.
      chain TEXT NOT NULL,
      -- pending, then accepted (the feed has not caught up) or parked (a person must look).
      state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'accepted', 'parked')),
      accepted_revision INTEGER,
      tries INTEGER NOT NULL DEFAULT 0,
      first_asked_at TEXT,
      next_try_at TEXT,
      refusal TEXT,
      parked_at TEXT,
      fact TEXT NOT NULL,
      CHECK ((state = 'accepted') = (accepted_revision IS NOT NULL)),
      CHECK ((state = 'parked') = (refusal IS NOT NULL))
    ) STRICT;
    CREATE INDEX outbox_by_chain ON outbox (chain, seq);
    CREATE INDEX outbox_by_state ON outbox (state, seq);

    CREATE TABLE audit (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      tenant TEXT NOT NULL, device TEXT, boot TEXT NOT NULL, mono REAL NOT NULL, wall TEXT NOT NULL,
      actor TEXT NOT NULL, action TEXT NOT NULL, outcome TEXT NOT NULL, subject TEXT, detail TEXT NOT NULL,
      previous TEXT, mac TEXT, proof TEXT
    ) STRICT;
    CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows never change'); END;
    CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never deleted'); END;

    CREATE TABLE ticket (day TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE identity_failure (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, patient TEXT) STRICT;
    CREATE INDEX identity_failure_by_time ON identity_failure (at);
    CREATE INDEX identity_failure_by_patient ON identity_failure (patient, at) WHERE patient IS NOT NULL;

    CREATE TABLE feed_state (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      cursor TEXT, revision INTEGER NOT NULL, last_heard_at TEXT, clock_offset INTEGER
    ) STRICT;
    INSERT INTO feed_state (only_row, revision) VALUES (1, 0);

    CREATE TABLE secret (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      private_key TEXT NOT NULL, certificate TEXT NOT NULL, ca TEXT NOT NULL
    ) STRICT;
    CREATE TABLE staff_unlock (staff TEXT PRIMARY KEY, verifier TEXT, failures INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
} as const;
