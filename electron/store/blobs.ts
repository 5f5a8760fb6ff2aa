import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3-multiple-ciphers';
import { BlobHash, type BlobType, blobTypeOf } from '../../shared/domain/blob.ts';
import type { FactId } from '../../shared/domain/ids.ts';
import type { Transactions } from './transaction.ts';

export interface StoredBlob {
  readonly hash: BlobHash;
  readonly type: BlobType;
  readonly body: Buffer;
}

export const blobSql = {
  put: 'INSERT INTO blob (hash, type, held, body) VALUES (@hash, @type, 1, @body) ON CONFLICT (hash) DO UPDATE SET held = 1',
  release: 'UPDATE blob SET held = 0 WHERE hash = ?',
  releaseAll: 'UPDATE blob SET held = 0 WHERE held = 1',
  name: 'INSERT INTO blob_of_fact (fact, hash) VALUES (?, ?)',
  owed: `SELECT blob.hash FROM blob_of_fact JOIN blob ON blob.hash = blob_of_fact.hash
    WHERE blob_of_fact.fact = ? AND blob.delivered = 0 ORDER BY blob.hash`,
  one: 'SELECT hash, type, body FROM blob WHERE hash = ?',
  delivered: 'UPDATE blob SET delivered = 1 WHERE hash = ?',
  owedAgain: 'UPDATE blob SET delivered = 0 WHERE hash IN (SELECT hash FROM blob_of_fact WHERE fact = ?)',
  forgetNames: 'DELETE FROM blob_of_fact WHERE fact NOT IN (SELECT id FROM outbox)',
  sweep: 'DELETE FROM blob WHERE held = 0 AND hash NOT IN (SELECT hash FROM blob_of_fact)',
  count: 'SELECT count(*) AS count FROM blob',
} as const;

/** Pictures on their way to the portal, in the encrypted file. One leaves with the last fact that names it, or with the visit that did not use it. */
export function createBlobs(db: Database.Database, transactions: Transactions) {
  const sql = Object.fromEntries(Object.entries(blobSql).map(([name, text]) => [name, db.prepare(text)])) as Record<
    keyof typeof blobSql,
    Database.Statement
  >;
  const write = (work: () => void): void => {
    transactions.mustBeOpen();
    work();
  };
  const sweep = (): void => {
    sql.forgetNames.run();
    sql.sweep.run();
  };

  return {
    /** Keeps a picture for the visit that is going on. Throws when it is none: the caller checked. */
    hold(bytes: Uint8Array): BlobHash {
      transactions.mustBeOpen();
      const type = blobTypeOf(bytes);
      if (type === null) throw new Error('only pictures are kept');
      const hash = BlobHash.parse(createHash('sha256').update(bytes).digest('hex'));
      sql.put.run({ hash, type, body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) });
      return hash;
    },
    /** The visit has another picture in its place. */
    drop: (hash: BlobHash): void =>
      write(() => {
        sql.release.run(hash);
        sweep();
      }),
    /** No visit is going on: what none of our facts names is nobody's. */
    dropHeld: (): void =>
      write(() => {
        sql.releaseAll.run();
        sweep();
      }),
    /** A fact names it now and keeps it. Throws when it is not here, which undoes the fact. */
    nameIn: (fact: FactId, hash: BlobHash): void =>
      write(() => {
        sql.name.run(fact, hash);
        sql.release.run(hash);
      }),
    /** What must reach the portal before this fact. */
    owedFor: (fact: FactId): readonly BlobHash[] => sql.owed.all(fact).map((row) => (row as { hash: BlobHash }).hash),
    find: (hash: BlobHash): StoredBlob | null => (sql.one.get(hash) as StoredBlob | undefined) ?? null,
    delivered: (hash: BlobHash): void => write(() => sql.delivered.run(hash)),
    /** The portal does not know them, whatever it said before. */
    owedAgain: (fact: FactId): void => write(() => sql.owedAgain.run(fact)),
    /** Removes what belonged to facts that have left the outbox. `secure_delete` overwrites it. */
    sweep: (): void => write(sweep),
    count: (): number => (sql.count.get() as { count: number }).count,
  };
}

export type Blobs = ReturnType<typeof createBlobs>;
