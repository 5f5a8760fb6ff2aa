import { expect, test } from 'vitest';
import { reportParked } from '../../../electron/usecases/report-parked.ts';
import { maxBlobBytes } from '../../../shared/domain/blob.ts';
import { ok } from '../../../shared/result.ts';
import { aKioskAppointment, at } from '../../support/clinic.ts';
import { aPicture } from '../../support/pictures.ts';
import { atTheKiosk, rightCode } from './at-the-kiosk.ts';

const acme = { kind: 'insured', payer: 'Acme', memberId: 'ABC123456', group: '77', plan: 'Gold' } as const;
const bytes = (size?: number) => new Uint8Array(aPicture(size));
const card = { payer: 'Beta Health', memberId: 'B-9', group: '' };

async function asked(coverage: object = { onFile: acme }, settings: object = {}) {
  const day = atTheKiosk({ appointments: [aKioskAppointment({ coverage, detailsConfirmedAt: at('08:00') })], settings });
  day.begin();
  const identified = await day.kiosk.identifyByCode(rightCode);
  return { ...day, identified };
}

test('insurance that was not confirmed lately is asked about; confirmed lately or waiting for the desk, it is not', async () => {
  expect((await asked()).identified).toMatchObject({ value: { tasks: ['coverage'] } });
  expect((await asked({ onFile: null })).identified).toMatchObject({ value: { tasks: ['coverage'] } });
  expect((await asked({ onFile: acme, confirmedAt: at('08:00') })).identified).toMatchObject({ value: { tasks: [] } });
  expect((await asked({ onFile: acme, waiting: true })).identified).toMatchObject({ value: { tasks: [] } });
});

test('the member number is masked until its owner asks, and each look in clear is noted', async () => {
  const { kiosk, actions } = await asked();
  expect(kiosk.coverage({})).toEqual({
    ok: true,
    value: {
      rank: 'primary',
      onFile: { kind: 'insured', payer: 'Acme', memberId: '•••••• 456', plan: 'Gold' },
      picturesAllowed: true,
      kept: [],
    },
  });
  kiosk.coverage({});
  expect(kiosk.revealMemberId({})).toEqual({ ok: true, value: { value: 'ABC123456', seconds: 10 } });
  expect(actions().filter((action) => action === 'coverage-show')).toHaveLength(1);
  expect(actions().filter((action) => action === 'coverage-reveal')).toHaveLength(1);
});

test('"still right" is told once, with what the patient was shown, and is not asked again', async () => {
  const { kiosk, facts, store } = await asked();
  kiosk.answerCoverage({ said: { kind: 'still-right' } });
  expect(kiosk.answerCoverage({ said: { kind: 'no-insurance' } })).toEqual({ ok: true, value: { more: false } });
  expect(facts('coverage-answered')).toMatchObject([{ body: { reply: { kind: 'still-right' }, before: acme, tier: 'B', ticket: 'A1' } }]);
  expect(store.appointments.find(aKioskAppointment().id)?.coverage.confirmedAt).toBe(at('09:00'));
  const nothing = await asked({ onFile: null });
  expect(nothing.kiosk.answerCoverage({ said: { kind: 'still-right' } })).toEqual({ ok: false, error: 'not-allowed' });
});

test('a new card: each side is on disk before the page hears so, and the fact names both', async () => {
  const { kiosk, facts, store } = await asked();
  const [first, front, back] = [bytes(), bytes(), bytes()];
  expect(kiosk.keepCardPicture({ side: 'front', picture: first })).toEqual({ ok: true, value: {} });
  expect(store.blobs.count()).toBe(1);
  kiosk.keepCardPicture({ side: 'front', picture: front });
  kiosk.keepCardPicture({ side: 'back', picture: back });
  expect(store.blobs.count()).toBe(2);
  expect(kiosk.coverage({})).toMatchObject({ value: { kept: ['front', 'back'] } });
  expect(kiosk.answerCoverage({ said: { kind: 'new-card', card: { payer: '', memberId: '', group: '' } } })).toEqual({
    ok: true,
    value: { more: false },
  });
  const [fact] = facts('coverage-answered');
  const reply = fact?.body.reply;
  if (reply?.kind !== 'new-card') throw new Error('a new card was told');
  expect(store.blobs.find(reply.pictures.front!)?.body).toEqual(Buffer.from(front));
  expect(store.blobs.find(reply.pictures.back!)?.body).toEqual(Buffer.from(back));
});

test('without a picture of the front, payer and member number are needed', async () => {
  const { kiosk, facts } = await asked();
  expect(kiosk.answerCoverage({ said: { kind: 'new-card', card: { ...card, memberId: '' } } })).toEqual({
    ok: false,
    error: 'card-incomplete',
  });
  expect(kiosk.answerCoverage({ said: { kind: 'new-card', card } })).toEqual({ ok: true, value: { more: false } });
  expect(facts('coverage-answered')).toMatchObject([{ body: { reply: { card, pictures: { front: null, back: null } } } }]);
});

const second = { onFile: { ...acme, payer: 'Second', memberId: 'S-1234567' } };

test('a second insurance is asked about after the first, each answer says which it is about, and then nothing is left', async () => {
  const { kiosk, facts, identified, store } = await asked({ onFile: acme, second });
  expect(identified).toMatchObject({ value: { tasks: ['coverage'] } });
  expect(kiosk.coverage({})).toMatchObject({ value: { rank: 'primary', onFile: { payer: 'Acme' } } });
  expect(kiosk.answerCoverage({ said: { kind: 'still-right' } })).toEqual({ ok: true, value: { more: true } });
  expect(kiosk.coverage({})).toMatchObject({ value: { rank: 'secondary', onFile: { payer: 'Second' }, kept: [] } });
  expect(kiosk.revealMemberId({})).toMatchObject({ value: { value: 'S-1234567' } });
  kiosk.keepCardPicture({ side: 'front', picture: bytes() });
  expect(kiosk.answerCoverage({ said: { kind: 'new-card', card } })).toEqual({ ok: true, value: { more: false } });
  expect(kiosk.answerCoverage({ said: { kind: 'no-insurance' } })).toEqual({ ok: true, value: { more: false } });
  expect(facts('coverage-answered').map(({ body }) => [body.rank, body.reply.kind, body.before])).toEqual([
    ['primary', 'still-right', acme],
    ['secondary', 'new-card', second.onFile],
  ]);
  expect(store.appointments.find(aKioskAppointment().id)?.coverage).toMatchObject({
    confirmedAt: at('09:00'),
    waiting: false,
    second: { confirmedAt: null, waiting: true },
  });
});

test('only the second is asked about when the first was confirmed lately, and nobody without insurance is asked for a second', async () => {
  const late = await asked({ onFile: acme, confirmedAt: at('08:00'), second });
  expect(late.kiosk.coverage({})).toMatchObject({ value: { rank: 'secondary' } });
  const none = await asked({ onFile: acme, second });
  expect(none.kiosk.answerCoverage({ said: { kind: 'no-insurance' } })).toEqual({ ok: true, value: { more: false } });
});

test('what is no picture, or too large, is not kept, and where the clinic wants none the page may send none', async () => {
  const { kiosk, store } = await asked();
  expect(kiosk.keepCardPicture({ side: 'front', picture: new TextEncoder().encode('<svg>') })).toEqual({
    ok: false,
    error: 'not-a-picture',
  });
  expect(kiosk.keepCardPicture({ side: 'front', picture: bytes(maxBlobBytes + 1) })).toEqual({ ok: false, error: 'too-large' });
  expect(store.blobs.count()).toBe(0);
  const off = await asked({ onFile: acme }, { policy: { coverage: { pictures: false } } });
  expect(off.kiosk.keepCardPicture({ side: 'front', picture: bytes() })).toEqual({ ok: false, error: 'not-allowed' });
  expect(off.kiosk.coverage({})).toMatchObject({ value: { picturesAllowed: false } });
});

test('whoever walks away leaves no picture; whoever answered leaves it for the desk', async () => {
  const left = await asked();
  left.kiosk.keepCardPicture({ side: 'front', picture: bytes() });
  left.kiosk.finish({});
  expect(left.store.blobs.count()).toBe(0);
  const answered = await asked();
  answered.kiosk.keepCardPicture({ side: 'front', picture: bytes() });
  answered.kiosk.answerCoverage({ said: { kind: 'new-card', card } });
  answered.kiosk.finish({});
  expect(answered.store.blobs.count()).toBe(1);
});

test('typing instead drops the pictures, and "no insurance" takes none along', async () => {
  const { kiosk, store, facts } = await asked();
  kiosk.keepCardPicture({ side: 'front', picture: bytes() });
  kiosk.dropCardPictures({});
  expect(store.blobs.count()).toBe(0);
  kiosk.keepCardPicture({ side: 'front', picture: bytes() });
  kiosk.answerCoverage({ said: { kind: 'no-insurance' } });
  expect(store.blobs.count()).toBe(0);
  expect(facts('coverage-answered')).toMatchObject([{ body: { reply: { kind: 'no-insurance' } } }]);
});

test('nobody who said no more than a name sees or answers anything, and after the visit neither does the page', async () => {
  const day = atTheKiosk({ appointments: [aKioskAppointment({ coverage: { onFile: acme } })] });
  day.begin();
  expect(day.kiosk.coverage({})).toEqual({ ok: false, error: 'not-allowed' });
  expect(day.kiosk.keepCardPicture({ side: 'front', picture: bytes() })).toEqual({ ok: false, error: 'not-allowed' });
  day.kiosk.finish({});
  expect(day.kiosk.answerCoverage({ said: { kind: 'still-right' } })).toEqual({ ok: false, error: 'visit-over' });
});

test('"ask the desk" reaches the desk as a question about insurance', async () => {
  const { kiosk, facts } = await asked();
  expect(await kiosk.askDesk({ step: 'coverage', reason: 'coverage-issue' })).toMatchObject({ ok: true, value: { deskNumber: 'A1' } });
  expect(facts('hand-off-raised')).toMatchObject([{ body: { reason: 'coverage-issue', deskNumber: 'A1' } }]);
});

test('an answer the portal refused becomes a call to the desk about insurance, and its pictures go', async () => {
  const { kiosk, facts, store, ...day } = await asked();
  kiosk.keepCardPicture({ side: 'front', picture: bytes() });
  kiosk.answerCoverage({ said: { kind: 'new-card', card } });
  const [fact] = facts('coverage-answered');
  store.transaction(() => ok(store.outbox.refused(fact!.id, 'picture-refused')));
  reportParked({ store, ...day })();
  expect(facts('hand-off-raised')).toMatchObject([{ body: { reason: 'coverage-issue', step: 'coverage', deskNumber: 'A1' } }]);
  expect(store.blobs.count()).toBe(0);
});
