/** Forms a kiosk may be asked to show, and alerts a console shows until somebody takes them. */
export const forms = {
  version: 3,
  sql: `
    CREATE TABLE form (canonical TEXT PRIMARY KEY, resource TEXT NOT NULL) STRICT;
    CREATE TABLE safety_alert (id TEXT PRIMARY KEY, raised_at TEXT NOT NULL, resource TEXT NOT NULL) STRICT;
  `,
} as const;
