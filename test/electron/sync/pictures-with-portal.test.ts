import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { BlobHash } from '../../../shared/domain/blob.ts';
import type { AppointmentId } from '../../../shared/domain/ids.ts';
import { ok } from '../../../shared/result.ts';
import type { Fact } from '../../../shared/sync/fact.ts';
import { mustBe } from '../../support/clinic.ts';
import { aPicture } from '../../support/pictures.ts';
import { aCable, anEnrolledDevice, aPortal } from './real-portal.ts';

type Kiosk = Awaited<ReturnType<typeof anEnrolledDevice<'kiosk'>>>;

const portal = await aPortal({ people: 12, atEnd: afterAll });
let taken = 0;
const somebody = (): AppointmentId => portal.appointments[taken++]!;

/** A new card with two pictures, as the use-case tells it. */
function newCard({ store }: Kiosk, id: AppointmentId, pictures = [aPicture(), aPicture()]): Fact {
  return mustBe(
    store.transaction(() => {
      const [front = null, back = null] = pictures.map((bytes) => store.blobs.hold(bytes));
      store.audit.append({ actor: { kind: 'patient' }, action: 'coverage-answer' });
      return ok(
        store.outbox.append({
          type: 'coverage-answered',
          actor: { kind: 'patient' },
          subject: { kind: 'appointment', id },
          body: {
            reply: { kind: 'new-card', card: { payer: 'Acme', memberId: 'M-1', group: '' }, pictures: { front, back } },
            before: null,
            tier: 'B',
            ticket: null,
          },
        }),
      );
    }),
  );
}

const confirmDetails = ({ store }: Kiosk, id: AppointmentId): Fact =>
  mustBe(
    store.transaction(() => {
      store.audit.append({ actor: { kind: 'patient' }, action: 'details-confirm' });
      return ok(
        store.outbox.append({ type: 'details-confirmed', actor: { kind: 'patient' }, subject: { kind: 'appointment', id }, body: {} }),
      );
    }),
  );

async function settle({ sync }: Kiosk, steps = 30): Promise<void> {
  for (let count = 0; count < steps; count++) if ((await sync.step()).kind === 'wait') return;
}
const pauseOver = () => new Promise((resolve) => setTimeout(resolve, 700));
const answerAt = (fact: Fact) => portal.look(({ coverageAnswers }) => coverageAnswers.find(fact.id));
const blobAt = (bytes: Buffer) => portal.look(({ blobs }) => blobs.find(BlobHash.parse(createHash('sha256').update(bytes).digest('hex'))));

test('S50: the pictures arrive before the fact that names them, and leave the device when the feed has it', async () => {
  const kiosk = await anEnrolledDevice(portal, 'kiosk');
  await settle(kiosk);
  const pictures = [aPicture(), aPicture(300_000)];
  const fact = newCard(kiosk, somebody(), pictures);
  await settle(kiosk);
  expect(kiosk.store.outbox.stateOf(fact.id)).toBe('reflected');
  expect((await answerAt(fact))?.reply).toEqual((fact.body as { reply: unknown }).reply);
  for (const bytes of pictures) expect(await blobAt(bytes)).toEqual(bytes);
  expect(kiosk.store.blobs.count()).toBe(0);
  expect(portal.bugs).toEqual([]);
});

test('S50: a fact that waits for its pictures holds up nobody else', async () => {
  const kiosk = await anEnrolledDevice(portal, 'kiosk');
  await settle(kiosk);
  const card = newCard(kiosk, somebody());
  const other = confirmDetails(kiosk, somebody());
  expect((await kiosk.sync.step()).kind).toBe('push');
  expect(kiosk.store.outbox.stateOf(other.id)).toBe('accepted');
  expect(kiosk.store.outbox.stateOf(card.id)).toBe('pending');
});

test('S50: a line cut while a picture is on its way loses nothing and doubles nothing', async () => {
  const cable = await aCable(() => portal.url());
  const kiosk = await anEnrolledDevice(portal, 'kiosk', { through: cable.url });
  await settle(kiosk);
  const pictures = [aPicture(), aPicture()];
  const fact = newCard(kiosk, somebody(), pictures);
  cable.set('lose-answer');
  await settle(kiosk, 3);
  expect(kiosk.store.outbox.stateOf(fact.id)).toBe('pending');
  expect(kiosk.store.blobs.count()).toBe(2);
  cable.set('pass');
  await pauseOver();
  await settle(kiosk);
  expect(kiosk.store.outbox.stateOf(fact.id)).toBe('reflected');
  expect((await answerAt(fact))?.state).toBe('open');
});

test('S50: a portal that lost a picture gets it again with the fact', async () => {
  const kiosk = await anEnrolledDevice(portal, 'kiosk');
  await settle(kiosk);
  const pictures = [aPicture()];
  const fact = newCard(kiosk, somebody(), pictures);
  await kiosk.sync.step();
  const hash = kiosk.store.blobs.owedFor(fact.id);
  expect(hash).toEqual([]);
  await portal.write(({ blobs }) => blobs.remove([BlobHash.parse(createHash('sha256').update(pictures[0]!).digest('hex'))]));
  await kiosk.sync.step();
  expect(kiosk.store.outbox.stateOf(fact.id)).toBe('pending');
  expect(kiosk.store.blobs.owedFor(fact.id)).toHaveLength(1);
  await pauseOver();
  await settle(kiosk);
  expect(await blobAt(pictures[0]!)).toEqual(pictures[0]);
  expect(kiosk.store.outbox.stateOf(fact.id)).toBe('reflected');
});

test('S50: what is no picture, or is not what its name says, is refused, and its fact waits for a person', async () => {
  const kiosk = await anEnrolledDevice(portal, 'kiosk');
  const send = (hash: string, body: Buffer) => kiosk.client.sendBlob({ hash: BlobHash.parse(hash), type: 'image/jpeg', body });
  const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const script = Buffer.from('<script>alert(1)</script>');
  expect(await send(hashOf(script), script)).toMatchObject({ ok: false, error: { reason: 'picture-refused' } });
  expect(await send('0'.repeat(64), aPicture())).toMatchObject({ ok: false, error: { reason: 'picture-refused' } });
  expect(await send(hashOf(script), aPicture(1_000_001))).toMatchObject({ ok: false });
  const console_ = await anEnrolledDevice(portal, 'console');
  expect(await console_.client.sendBlob({ hash: BlobHash.parse('0'.repeat(64)), type: 'image/jpeg', body: aPicture() })).toMatchObject({
    ok: false,
    error: { reason: 'not-allowed' },
  });
});

test('a picture is shown to nobody who is not signed in at a console', async () => {
  const kiosk = await anEnrolledDevice(portal, 'kiosk');
  await settle(kiosk);
  const fact = newCard(kiosk, somebody());
  await settle(kiosk);
  const console_ = await anEnrolledDevice(portal, 'console');
  for (const device of [kiosk, console_])
    expect(await device.client.cardPicture(fact.id, 'front', 'no-such-token')).toMatchObject({
      ok: false,
      error: { reason: 'signed-out' },
    });
});
