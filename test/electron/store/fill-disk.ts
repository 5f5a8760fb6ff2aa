import { systemClock } from '../../../electron/store/clock.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { KioskLetter } from '../../../shared/domain/hand-off.ts';
import { AppointmentId, BootId, DeviceId, FactId, SiteId, TenantId } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { aPicture } from '../../support/pictures.ts';

/**
 * Started by `bad-disk.test.ts` on a disk with little room: acts until the disk says no, and prints what it had promised by then. With
 * `cards` each act is a picture of a card, and then the fact that names it.
 */
const [file = '', keyHex = '', what = ''] = process.argv.slice(2);
const newId = (): FactId => FactId.parse(crypto.randomUUID());
const opened = openStore({
  file,
  key: Buffer.from(keyHex, 'hex'),
  boot: BootId.parse(crypto.randomUUID()),
  clock: systemClock,
  newId,
  identity: {
    tenant: TenantId.parse('t'),
    device: DeviceId.parse('kiosk-1'),
    site: SiteId.parse('s'),
    role: 'kiosk',
    letter: KioskLetter.parse('A'),
  },
});
process.stdout.write(
  `${JSON.stringify(opened.ok ? acts(opened.value, what === 'cards' ? sendCard : raise) : { trouble: opened.error })}\n`,
);

type Store = Extract<typeof opened, { ok: true }>['value'];

function acts(store: Store, act: (store: Store) => Result<FactId, 'storage-failed'>) {
  const promised: string[] = [];
  for (let count = 0; count < 100_000; count++) {
    const answer = act(store);
    if (!answer.ok) return { promised, refusal: answer.error, failed: store.storageFailed(), stillReads: store.outbox.unsentCount() };
    promised.push(answer.value);
  }
  return { promised, refusal: null };
}

function raise(store: Store): Result<FactId, 'storage-failed'> {
  return store.transaction(() => {
    store.audit.append({ actor: { kind: 'patient' }, action: 'hand-off' });
    return ok(
      store.outbox.append({
        type: 'hand-off-raised',
        actor: { kind: 'patient' },
        subject: { kind: 'nobody' },
        body: {
          deskNumber: store.counters.nextTicket('2026-03-02' as never),
          reason: 'not-found',
          step: 'code',
          language: 'en',
          entered: {},
          firstTouchAt: systemClock.wall(),
        },
      }).id,
    );
  });
}

function sendCard(store: Store): Result<FactId, 'storage-failed'> {
  const kept = store.transaction(() => {
    store.audit.append({ actor: { kind: 'patient' }, action: 'picture-keep' });
    return ok(store.blobs.hold(aPicture(60_000)));
  });
  if (!kept.ok) return kept;
  return store.transaction(() => {
    store.audit.append({ actor: { kind: 'patient' }, action: 'coverage-answer' });
    const card = { payer: 'Acme', memberId: '1', group: '' };
    const fact = store.outbox.append({
      type: 'coverage-answered',
      actor: { kind: 'patient' },
      subject: { kind: 'appointment', id: AppointmentId.parse('a1') },
      body: { reply: { kind: 'new-card', card, pictures: { front: kept.value, back: null } }, before: null, tier: 'B', ticket: null },
    });
    store.blobs.dropHeld();
    return ok(fact.id);
  });
}
