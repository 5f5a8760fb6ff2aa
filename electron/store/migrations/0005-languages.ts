/** Languages a clinic added, as the kiosk offers them. */
export const languages = {
  version: 5,
  sql: 'CREATE TABLE language (code TEXT PRIMARY KEY, resource TEXT NOT NULL) STRICT;',
} as const;
