/** The letter of a device that was enrolled before its role had letters, as the portal told it later. */
export const letter = {
  version: 6,
  sql: 'ALTER TABLE feed_state ADD COLUMN letter TEXT',
} as const;
