import { describe, expect, test } from 'vitest';
import type { SpeechDevice } from '../../../electron/usecases/speech.ts';
import { atTheKiosk } from './at-the-kiosk.ts';

const eightSeconds = async () => ({ wav: new Uint8Array(100), ms: 8000 });
const loudspeaker: SpeechDevice = { output: 'default', private: false, announceMinutes: 5, speaks: () => true, render: eightSeconds };
const headphones: SpeechDevice = { ...loudspeaker, output: 'Headset', private: true };
const hello = { text: 'Your date of birth', language: 'en', rate: 140, holdsPrivate: false } as const;
const settings = { policy: { idle: { identifySeconds: 45, speechFactor: 2 } } };

describe('who may hear what', () => {
  test('a loudspeaker is never given private words, whatever the page says of itself', async () => {
    const { kiosk } = atTheKiosk({ speech: loudspeaker });
    expect(await kiosk.say({ ...hello, holdsPrivate: true })).toEqual({ ok: false, error: 'not-private' });
    expect(await kiosk.say(hello)).toMatchObject({ ok: true });
  });

  test('headphones are', async () => {
    expect(await atTheKiosk({ speech: headphones }).kiosk.say({ ...hello, holdsPrivate: true })).toMatchObject({ ok: true });
  });

  test('a kiosk without a voice neither speaks nor offers to', async () => {
    const { kiosk } = atTheKiosk();
    expect(await kiosk.say(hello)).toEqual({ ok: false, error: 'not-offered' });
    expect(await kiosk.surroundings({})).toMatchObject({ ok: true, value: { speech: null } });
  });

  test('a named output is offered only once the page has seen it', async () => {
    const { kiosk } = atTheKiosk({ speech: headphones });
    expect(await kiosk.surroundings({})).toMatchObject({ value: { speech: { there: false } } });
    await kiosk.foundOutputs({ there: true, names: ['Headset'] });
    expect(await kiosk.surroundings({})).toMatchObject({ value: { speech: { there: true, private: true } } });
  });
});

describe('time for whoever listens', () => {
  test('is twice as long', async () => {
    const { kiosk, visits, clock, wait } = atTheKiosk({ speech: loudspeaker, settings });
    await kiosk.listen({ on: true });
    await kiosk.begin({ language: 'en' });
    wait(89);
    expect(await kiosk.status({})).toMatchObject({ value: { idle: { kind: 'active' } } });
    clock.pass(2000);
    expect(await kiosk.status({})).toMatchObject({ value: { idle: { kind: 'warning' } } });
    expect(visits.current()).not.toBeNull();
  });

  test('stands still while the kiosk speaks', async () => {
    const { kiosk, clock } = atTheKiosk({ speech: loudspeaker, settings });
    await kiosk.listen({ on: true });
    await kiosk.begin({ language: 'en' });
    clock.pass(85_000);
    await kiosk.say(hello);
    clock.pass(90_000);
    expect(await kiosk.status({})).toMatchObject({ value: { idle: { kind: 'active' } } });
  });

  test('runs out all the same for a page that talks without end', async () => {
    const { kiosk, visits, wait } = atTheKiosk({ speech: loudspeaker, settings });
    await kiosk.listen({ on: true });
    await kiosk.begin({ language: 'en' });
    for (let second = 0; second < 250; second += 5) {
      wait(5);
      await kiosk.say(hello);
    }
    expect(visits.current()).toBeNull();
  });

  test('is not lengthened by the question whether they are still there', async () => {
    const { kiosk, clock } = atTheKiosk({ speech: loudspeaker, settings });
    await kiosk.listen({ on: true });
    await kiosk.begin({ language: 'en' });
    clock.pass(91_000);
    await kiosk.say(hello);
    expect(await kiosk.status({})).toMatchObject({ value: { idle: { kind: 'warning' } } });
  });

  test('is the usual again for the next person', async () => {
    const { kiosk, visits, end } = atTheKiosk({ speech: loudspeaker, settings });
    await kiosk.listen({ on: true });
    await kiosk.begin({ language: 'en' });
    end('finished');
    expect(visits.isListening()).toBe(false);
  });
});
