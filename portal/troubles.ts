import { type ExitCode, exitCodes } from './exit-codes.ts';

/** Every expected way in which the portal or the admin command line cannot start. `detail` is a path, an address or a number; never a secret. */
export type TroubleReason =
  | 'usage'
  | 'data-dir-unwritable'
  | 'data-dir-not-permitted'
  | 'data-dir-in-use'
  | 'disk-full'
  | 'disk-failed'
  | 'database-unreachable'
  | 'database-refused'
  | 'database-damaged'
  | 'schema-newer'
  | 'key-missing'
  | 'key-not-permitted'
  | 'key-malformed'
  | 'key-wrong'
  | 'port-in-use'
  | 'port-not-permitted'
  | 'address-unavailable';

export interface Trouble {
  readonly reason: TroubleReason;
  readonly detail: string;
}

export const trouble = (reason: TroubleReason, detail = ''): Trouble => ({ reason, detail });

const table: Readonly<Record<TroubleReason, { readonly exit: ExitCode; readonly says: (detail: string) => string }>> = {
  usage: { exit: exitCodes.usage, says: (detail) => detail },
  'data-dir-unwritable': {
    exit: exitCodes.cannotCreate,
    says: (path) => `Cannot write to the data folder ${path}. Choose another with --data, or make it writable.`,
  },
  'data-dir-not-permitted': {
    exit: exitCodes.noPermission,
    says: (path) => `This user may not use the data folder ${path}. Start as its owner, or choose another with --data.`,
  },
  'data-dir-in-use': {
    exit: exitCodes.unavailable,
    says: (by) => `Another Foyer process already uses this data folder (${by}). Stop it first, or choose another folder with --data.`,
  },
  'disk-full': {
    exit: exitCodes.io,
    says: (path) => `The disk is full (${path}). Free some space and start again; nothing that was acknowledged is lost.`,
  },
  'disk-failed': {
    exit: exitCodes.io,
    says: (detail) => `Reading or writing the disk failed (${detail}). Check the disk before starting again.`,
  },
  'database-unreachable': {
    exit: exitCodes.unavailable,
    says: (at) => `The database at ${at} does not answer. Start it, or correct DATABASE_URL.`,
  },
  'database-refused': {
    exit: exitCodes.noPermission,
    says: (at) => `The database at ${at} refused this user or password. Correct DATABASE_URL.`,
  },
  'database-damaged': {
    exit: exitCodes.io,
    says: (detail) => `The database in the data folder cannot be opened (${detail}). Restore the folder from a backup; do not delete it.`,
  },
  'schema-newer': {
    exit: exitCodes.config,
    says: (name) => `This database was last used by a newer Foyer (it has ${name}). Start that version, or a later one.`,
  },
  'key-missing': {
    exit: exitCodes.config,
    says: (path) =>
      `There is no portal key at ${path}, but the database holds sealed data. Put the key file back, or name it with PORTAL_KEY_FILE.`,
  },
  'key-not-permitted': { exit: exitCodes.noPermission, says: (path) => `This user may not read or write the portal key ${path}.` },
  'key-malformed': { exit: exitCodes.config, says: (path) => `${path} is not a portal key file. Put the right file back.` },
  'key-wrong': {
    exit: exitCodes.config,
    says: (path) => `The portal key ${path} does not open this database. Put the key file back that belongs to it.`,
  },
  'port-in-use': {
    exit: exitCodes.unavailable,
    says: (port) => `Port ${port} is in use. Stop the other program, or choose another with --port or --enrol-port.`,
  },
  'port-not-permitted': {
    exit: exitCodes.noPermission,
    says: (port) => `This user may not listen on port ${port}. Choose one above 1023.`,
  },
  'address-unavailable': { exit: exitCodes.unavailable, says: (host) => `This machine does not have the address ${host}. Correct --host.` },
};

export const exitCodeOf = ({ reason }: Trouble): ExitCode => table[reason].exit;
/** One or two sentences for a person: what is wrong, and what to do. */
export const messageOf = ({ reason, detail }: Trouble): string => table[reason].says(detail);

/** What a failed disk operation means. Null: not about the disk, so a bug. */
export function diskTrouble(error: unknown, path: string): Trouble | null {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100') return trouble('disk-full', path);
  if (code === 'EACCES' || code === 'EPERM') return trouble('data-dir-not-permitted', path);
  if (code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST' || code === 'ENOENT' || code === 'ENAMETOOLONG')
    return trouble('data-dir-unwritable', path);
  if (code === 'EIO' || code === '58030') return trouble('disk-failed', path);
  return null;
}

export const codeOf = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null;

/**
 * The database went away or cannot write, so nothing in this transaction can still succeed: the whole request failed. SQLSTATE classes 08
 * (connection), 53 (resources) and 57 (operator), or an error of the socket.
 */
export function isLostConnection(error: unknown): boolean {
  const code = codeOf(error);
  if (code === null) return error instanceof Error && /connection|terminated|not queryable/i.test(error.message);
  return /^(08|53|57)[0-9A-Z]{3}$/.test(code) || /^E[A-Z]+$/.test(code);
}
