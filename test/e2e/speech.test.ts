import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findEspeak } from '../../electron/device/espeak.ts';
import { type Booking, type Clinic, freshPage, openClinic, type RunningApp, startApp, until } from './clinic.ts';

/** What main was asked to say, and what it answered: bytes of sound, or why not. */
interface Asked {
  readonly text: string;
  readonly language: string;
  readonly holdsPrivate: boolean;
  readonly answer: number | string;
}

const voice = findEspeak();
let clinic: Clinic;
let kiosk: RunningApp;
let home: string | null = null;
let next = 0;
const aBooking = (): Booking => clinic.bookings[next++]!;

beforeAll(async () => {
  if (voice === null) return;
  clinic = await openClinic();
}, 90_000);

afterAll(async () => {
  await kiosk?.app.close();
  await clinic?.close();
});

/** Starts a kiosk whose output is chosen so, and listens at main's own door: every request to speak, with its answer. */
async function openKiosk(speech: object, switches: readonly string[] = []): Promise<void> {
  await kiosk?.app.close();
  // A device is enrolled once; IT changes its settings between two starts.
  home ??= clinic.device('kiosk');
  writeFileSync(join(home, 'device.json'), JSON.stringify({ deviceRole: 'kiosk', lockdown: 'off', allowUnprotectedKey: true, speech }));
  kiosk = await startApp(home, switches);
  await until('a kiosk in service', async () => (await freshPage(kiosk.app)).getByRole('heading', { name: 'Check in here' }).isVisible());
  const page = await freshPage(kiosk.app);
  // Five times as fast as anyone listens: what is said stays the same.
  await page.evaluate(() => {
    const { start } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (...when) {
      this.playbackRate.value = 5;
      const peak = (this.buffer?.getChannelData(0) ?? new Float32Array()).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      Reflect.set(window, 'loudness', peak * (Reflect.get(window, 'gain') as number));
      start.apply(this, when);
    };
    const Loudness = window.GainNode;
    window.GainNode = class extends Loudness {
      constructor(context: BaseAudioContext, options?: GainOptions) {
        super(context, options);
        Reflect.set(window, 'gain', options?.gain);
      }
    };
  });
  await kiosk.app.evaluate(({ ipcMain }) => {
    const doors = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, (event: unknown, input: unknown) => Promise<unknown>>;
    const door = doors.get('kiosk:say')!;
    const heard: object[] = [];
    Reflect.set(globalThis, 'heard', heard);
    doors.set('kiosk:say', async (event, input) => {
      const answer = (await door(event, input)) as { ok: boolean; error?: string; value?: { wav: Uint8Array } };
      heard.push({ ...(input as object), answer: answer.ok ? answer.value!.wav.length : answer.error });
      return answer;
    });
  });
}

const asked = (app: ElectronApplication): Promise<Asked[]> => app.evaluate(() => Reflect.get(globalThis, 'heard') as never);

/** Someone who cannot see the glass: hears what is said, and has twelve keys. */
function createListener() {
  let from = 0;
  const since = async (): Promise<readonly Asked[]> => (await asked(kiosk.app)).slice(from);
  return {
    /** Waits until something that fits has been said since the last key. */
    async hears(pattern: RegExp): Promise<string> {
      const fits = async () => (await since()).map(({ text }) => text).find((text) => pattern.test(text));
      try {
        return await until(`words like ${pattern}`, fits, 20_000);
      } catch {
        throw new Error(`nobody said ${pattern}, but: ${(await since()).map(({ text }) => text).join(' | ')}`);
      }
    },
    since,
    async press(keys: string | readonly string[]): Promise<void> {
      const page = await freshPage(kiosk.app);
      for (const key of keys) {
        from = (await asked(kiosk.app)).length;
        await page.keyboard.press(key);
        await page.waitForTimeout(60);
      }
    },
    /** Waits until a number is offered for something, and presses it. */
    async choose(name: RegExp): Promise<void> {
      const offered = await this.hears(new RegExp(`^\\d: .*${name.source}`, name.flags));
      await this.press(offered.slice(0, 1));
    },
  };
}

test.skipIf(voice === null)(
  'someone who only listens checks in with twelve keys, deciding by nothing but what was said',
  async () => {
    await openKiosk({ output: 'default', private: false, announceMinutes: 0 });
    const { code, birthDate } = aBooking();
    const [year = '', month = '', day = ''] = birthDate.split('-');
    const ear = createListener();

    await ear.press('*');
    await ear.hears(/^Check in here/);
    await ear.choose(/English/);
    await ear.hears(/^Number on your letter/);
    await ear.hears(/number sign/);
    await ear.press(code.slice(0, 5));
    await ear.hears(/5 of 12/);
    await ear.press(code.slice(5));
    await ear.hears(/12 of 12/);
    await ear.press('#');
    await ear.hears(/^Your date of birth/);
    await ear.hears(/^Month.*type here/);
    await ear.press(month);
    await ear.hears(/^Day.*type here/);
    await ear.press(day);
    await ear.hears(/^Year.*type here/);
    await ear.press(year);
    await ear.press('#');
    await ear.hears(/^You have arrived/);
    await ear.hears(/^Your number/);
    await ear.hears(/You keep your place|The clinic has it|The desk has seen it/);
    await ear.choose(/Sit down now/);
    await ear.hears(/^All done/);

    const all = await asked(kiosk.app);
    expect(all.every(({ answer }) => typeof answer === 'number' && answer > 1000)).toBe(true);
    // On a loudspeaker no digit of the number or the birth date is ever said.
    expect(all.some(({ holdsPrivate }) => holdsPrivate)).toBe(false);
    expect(all.map(({ text }) => text).join(' | ')).not.toContain(year);
  },
  90_000,
);

test.skipIf(voice === null)(
  'into headphones each digit is said, a wrong one is taken back by number, a key makes it louder, and star says all again',
  async () => {
    await openKiosk({ output: 'default', private: true, announceMinutes: 0 });
    const ear = createListener();
    await ear.press('*');
    await ear.choose(/English/);
    await ear.hears(/^Number on your letter/);
    await ear.press('7');
    await ear.hears(/^7$/);
    await ear.press('*');
    await ear.hears(/^Number on your letter/);
    await ear.choose(/Delete/);
    await ear.hears(/^Deleted, 7$/);
    await ear.press('#');
    await ear.hears(/digits are still missing/);
    const page = await freshPage(kiosk.app);
    const loudness = () => page.evaluate(() => Reflect.get(window, 'loudness') as number);
    expect(await loudness()).toBeCloseTo(0.251, 2);
    await ear.press(['PageUp']);
    await ear.hears(/^Volume 4 of 5$/);
    await until('a voice 6 dB louder', async () => Math.abs((await loudness()) - 0.501) < 0.01);
    await ear.press('*');
    await ear.hears(/Press 0 for more/);
    await ear.press('0');
    await ear.choose(/Dark screen/);
    await ear.hears(/screen is dark/);
    expect(await page.locator('.speech-dark').count()).toBe(1);
  },
  60_000,
);

test.skipIf(voice === null)(
  'where the chosen output is not plugged in, nothing is said and nothing is offered; plugged in, it begins to speak by itself',
  async () => {
    await openKiosk({ output: 'Headphones nobody plugged in', private: true, announceMinutes: 0 }, ['--use-fake-device-for-media-stream']);
    const page = await freshPage(kiosk.app);
    const shownAt = await page.evaluate(() => performance.now());
    await page.keyboard.press('*');
    await page.waitForTimeout(1000);
    expect(await asked(kiosk.app)).toEqual([]);
    expect(await page.getByText('Press * to listen').count()).toBe(0);
    // Chromium's pretended outputs never come or go: what the system would tell the page is told by hand.
    const plug = (there: boolean) =>
      page.evaluate((plugged) => {
        const { mediaDevices } = navigator;
        const enumerate = MediaDevices.prototype.enumerateDevices.bind(mediaDevices);
        mediaDevices.enumerateDevices = async () => {
          const found = await enumerate();
          const { deviceId } = found.find(({ kind }) => kind === 'audiooutput')!;
          const headphones = { kind: 'audiooutput', label: 'Headphones nobody plugged in', deviceId } as MediaDeviceInfo;
          return plugged ? [...found, headphones] : found;
        };
        mediaDevices.dispatchEvent(new Event('devicechange'));
      }, there);
    // In its first three seconds a page is only finding out what is there.
    await page.waitForFunction((at) => performance.now() > at + 3100, shownAt);
    await plug(true);
    const ear = createListener();
    await ear.hears(/^Speech is on/);
    await ear.hears(/^Check in here/);
    await page.getByText('Press * to listen').waitFor();
    await plug(false);
    await page.getByText('Press * to listen').waitFor({ state: 'hidden' });
  },
  60_000,
);

test.skipIf(voice === null)(
  'two fingers on the glass start and end it, and of several outputs only the one IT chose is played on',
  async () => {
    await openKiosk({ output: 'Fake Audio Output 2', private: true, announceMinutes: 0 }, ['--use-fake-device-for-media-stream']);
    const page = await freshPage(kiosk.app);
    await page.getByText('Press * to listen').waitFor();
    // Two fingers resting on the glass begin; resting again they end.
    const glass = await page.context().newCDPSession(page);
    const fingers = createListener();
    const restUntil = async (heard: RegExp): Promise<void> => {
      const touchPoints = [300, 420].map((x, id) => ({ x, y: 90, id }));
      await glass.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
      await fingers.hears(heard);
      await glass.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    await restUntil(/^Speech is on/);
    await restUntil(/^Speech is off/);
    await page.evaluate(() => {
      const { setSinkId } = AudioContext.prototype as AudioContext & { setSinkId(id: string): Promise<void> };
      Reflect.set(AudioContext.prototype, 'setSinkId', function (this: AudioContext, id: string) {
        Reflect.set(window, 'aimedAt', [...((Reflect.get(window, 'aimedAt') as string[] | undefined) ?? []), id]);
        return setSinkId.call(this, id);
      });
    });
    const ear = createListener();
    await ear.press('*');
    await ear.hears(/^1: English/);
    const { aimedAt, chosen } = await page.evaluate(async () => ({
      aimedAt: Reflect.get(window, 'aimedAt') as string[],
      chosen: (await navigator.mediaDevices.enumerateDevices()).find(({ label }) => label === 'Fake Audio Output 2')?.deviceId,
    }));
    expect([...new Set(aimedAt)]).toEqual([chosen]);
    // Seeing the outputs opens no microphone.
    const heard = await page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'open',
        () => 'closed',
      ),
    );
    expect(heard).toBe('closed');
  },
  60_000,
);
