/** How the portal and the admin command line end. One table for both; the numbers are those of BSD sysexits. docs/operations.md explains each. */
export const exitCodes = {
  ok: 0,
  /** A wrong option or argument. */
  usage: 64,
  /** Input was read but is not of the expected form. */
  data: 65,
  /** A file or folder to read is not there. */
  noInput: 66,
  /** Something the portal needs does not answer, or its port is taken. */
  unavailable: 69,
  /** A bug. */
  software: 70,
  /** A file or folder cannot be made or written. */
  cannotCreate: 73,
  /** Reading or writing failed: full or broken disk. */
  io: 74,
  noPermission: 77,
  /** The key, the configuration or the versions do not fit together. */
  config: 78,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
