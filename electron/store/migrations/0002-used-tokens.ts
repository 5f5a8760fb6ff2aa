/** Tokens of letters that opened a visit here, so that none does twice. */
export const usedTokens = {
  version: 2,
  sql: 'CREATE TABLE used_token (id TEXT PRIMARY KEY, expires_at TEXT NOT NULL) STRICT, WITHOUT ROWID;',
} as const;
