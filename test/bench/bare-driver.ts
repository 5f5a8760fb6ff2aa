import Database from 'better-sqlite3-multiple-ciphers';
import { appointmentSql } from '../../electron/store/appointments.ts';
import { outboxSql } from '../../electron/store/outbox.ts';
import { appointmentsNow } from './busy-day.ts';
import { deviceOnDisk } from './device-on-disk.ts';

export interface BareOptions {
  readonly acts: number;
  readonly appointments: number;
}

/**
 * Milliseconds of the same act done with the driver alone: the same file, cipher and durability, and each statement that a check-in needs
 * once, in one transaction with ready-made values. No validation, no projection, no decision.
 */
export function bareCheckIns(folder: string, { acts, appointments }: BareOptions): readonly number[] {
  const entries = appointmentsNow(appointments).map((put) => ({ kind: 'appointment' as const, put }));
  const { store, file, key } = deviceOnDisk({ folder, role: 'kiosk', entries });
  store.close();
  const db = openBare(file, key);
  const act = checkInOf(db);
  const took = entries.slice(0, acts).map(({ put }) => {
    const began = performance.now();
    act(put.bookingCode, put.id);
    return performance.now() - began;
  });
  db.close();
  return took;
}

function openBare(file: string, key: Buffer): Database.Database {
  const db = new Database(file);
  db.pragma("cipher = 'sqlcipher'");
  db.pragma('legacy = 4');
  db.key(Buffer.from(`x'${key.toString('hex')}'`));
  for (const pragma of ['temp_store = MEMORY', 'journal_mode = WAL', 'synchronous = FULL', 'fullfsync = ON', 'secure_delete = ON'])
    db.pragma(pragma);
  return db;
}

function checkInOf(db: Database.Database) {
  const site = db.prepare('SELECT resource FROM site');
  const feed = db.prepare('SELECT cursor, revision, last_heard_at, clock_offset FROM feed_state');
  const byCode = db.prepare(appointmentSql.byCode);
  const byId = db.prepare(appointmentSql.byId);
  const chain = db.prepare(outboxSql.ofChain);
  const failures = db.prepare('SELECT at FROM identity_failure WHERE at >= ? ORDER BY at');
  const ofRecord = db.prepare('SELECT count(*) AS count FROM identity_failure WHERE patient = ? AND at >= ?');
  const ticket = db.prepare(
    'INSERT INTO ticket (day, count) VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET count = count + 1 RETURNING count',
  );
  const nextSeq = db.prepare(outboxSql.nextSeq);
  const insert = db.prepare(outboxSql.insert);
  const audit = db.prepare(`INSERT INTO audit (tenant, device, boot, mono, wall, actor, action, outcome, subject, detail)
    VALUES (@tenant, @device, @boot, @mono, @wall, @actor, @action, @outcome, @subject, @detail)`);
  const row = {
    tenant: 'riverside',
    device: 'kiosk-1',
    boot: 'f6d5b0d4-3c8e-4a53-9f3e-0d8f6a4a7b11',
    mono: 123_456.789,
    wall: '2026-03-02T14:00:00.000Z',
    actor: '{"kind":"patient"}',
    outcome: 'ok',
    detail: '{"tier":"B"}',
  };
  let made = 0;
  return db.transaction((code: string, id: string): void => {
    site.get();
    feed.get();
    byCode.get(code);
    chain.all(id);
    failures.all(row.wall);
    ofRecord.get(id, row.wall);
    audit.run({ ...row, action: 'identify', subject: `Appointment/${id}` });
    ticket.get('2026-03-02');
    const { value: seq } = nextSeq.get() as { value: number };
    made += 1;
    insert.run({ seq, id: `f6d5b0d4-3c8e-4a53-9f3e-${String(made).padStart(12, '0')}`, chain: id, fact: factText });
    audit.run({ ...row, action: 'arrive', subject: `Appointment/${id}` });
    byId.get(id);
    chain.all(id);
  }).immediate;
}

/** As long as the fact of an arrival is. */
const factText = JSON.stringify({
  type: 'patient-arrived',
  actor: { kind: 'patient' },
  subject: { kind: 'appointment', id: 'a-100' },
  body: { tier: 'B', ticket: 'A100', firstTouchAt: '2026-03-02T14:00:00.000Z' },
  id: 'f6d5b0d4-3c8e-4a53-9f3e-0d8f6a4a7b11',
  v: 1,
  device: 'kiosk-1',
  bootId: 'f6d5b0d4-3c8e-4a53-9f3e-0d8f6a4a7b11',
  seq: 100,
  occurredAt: { wall: '2026-03-02T14:00:00.000Z', mono: 123_456.789, offset: null },
});
