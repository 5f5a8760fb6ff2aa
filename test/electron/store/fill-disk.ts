import { systemClock } from '../../../electron/store/clock.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { KioskLetter } from '../../../shared/domain/hand-off.ts';
import { BootId, DeviceId, FactId, SiteId, TenantId } from '../../../shared/domain/ids.ts';
import { ok } from '../../../shared/result.ts';

/** Started by `bad-disk.test.ts` on a disk with little room: acts until the disk says no, and prints what it had promised by then. */
const [file = '', keyHex = ''] = process.argv.slice(2);
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
process.stdout.write(`${JSON.stringify(opened.ok ? acts(opened.value) : { trouble: opened.error })}\n`);

function acts(store: Extract<typeof opened, { ok: true }>['value']) {
  const promised: string[] = [];
  for (let count = 0; count < 100_000; count++) {
    const answer = store.transaction(() => {
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
    if (!answer.ok) return { promised, refusal: answer.error, failed: store.storageFailed(), stillReads: store.outbox.unsentCount() };
    promised.push(answer.value);
  }
  return { promised, refusal: null };
}
