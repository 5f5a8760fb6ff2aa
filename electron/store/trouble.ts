import Database from 'better-sqlite3-multiple-ciphers';

/** Why the store of a device cannot be used. Each has one next step for IT in docs/operations.md. */
export type StoreTrouble =
  /** SQLCipher cannot tell a wrong key from a damaged first page. */
  | 'wrong-key-or-corrupt'
  | 'corrupt-page'
  | 'not-encrypted'
  | 'newer-schema'
  /** The file was made by another device, or before this one was enrolled anew. */
  | 'other-device'
  | 'disk-full'
  | 'read-only'
  | 'unwritable';

/** The system's or SQLite's error code in our words; null when the error is a bug and must be thrown on. */
export function troubleOf(error: unknown): StoreTrouble | null {
  const code = codeOf(error);
  if (code === 'SQLITE_NOTADB') return 'wrong-key-or-corrupt';
  if (code.startsWith('SQLITE_CORRUPT')) return 'corrupt-page';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full';
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS') return 'read-only';
  if (/^(SQLITE_(IOERR|CANTOPEN|BUSY|LOCKED|PROTOCOL|PERM|AUTH)|E[A-Z]+$)/.test(code)) return 'unwritable';
  return null;
}

function codeOf(error: unknown): string {
  if (error instanceof Database.SqliteError) return error.code;
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
