/**
 * What patients said of their insurance, on a console, whole as JSON. Pictures and signatures wait here, in the encrypted file, until the portal has the fact that names them. `held`: a visit that is still going on has it and no
 * fact names it yet.
 */
export const coverageAndBlobs = {
  version: 4,
  sql: `
    CREATE TABLE blob (
      hash TEXT PRIMARY KEY, type TEXT NOT NULL, held INTEGER NOT NULL, delivered INTEGER NOT NULL DEFAULT 0, body BLOB NOT NULL
    ) STRICT;
    CREATE TABLE blob_of_fact (
      fact TEXT NOT NULL, hash TEXT NOT NULL REFERENCES blob (hash), PRIMARY KEY (fact, hash)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX blob_of_fact_by_hash ON blob_of_fact (hash);
    CREATE TABLE coverage_answer (id TEXT PRIMARY KEY, appointment TEXT NOT NULL, state TEXT NOT NULL, resource TEXT NOT NULL) STRICT;
    CREATE INDEX coverage_answer_by_state ON coverage_answer (state);
  `,
} as const;
