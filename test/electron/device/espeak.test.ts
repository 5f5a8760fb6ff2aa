import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createEspeak, findEspeak, voiceFor } from '../../../electron/device/espeak.ts';
import { speechOf } from '../../../electron/device/speech.ts';
import { DeviceConfig } from '../../../electron/provisioning/device-config.ts';
import { allPacks } from '../../../renderer/i18n/languages.ts';
import type { Language } from '../../../shared/domain/language.ts';

const voice = findEspeak();
const config = (speech: object) => DeviceConfig.parse({ speech });

const folder = mkdtempSync(join(tmpdir(), 'voice-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program in the place of espeak-ng. */
function aProgram(script: string): string {
  const file = join(mkdtempSync(join(folder, 'program-')), 'voice');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe.skipIf(voice === null)(`the installed voice${voice === null ? ' (espeak-ng is not installed here)' : ''}`, () => {
  const render = createEspeak(voice ?? '');

  test.each(allPacks.map(({ code, words }) => [code as Language, words.attract.title] as const))(
    'says the first heading in %s',
    async (language, text) => {
      const spoken = await render({ text, language, rate: 140 });
      expect(spoken?.ms).toBeGreaterThan(300);
      const wav = Buffer.from(spoken?.wav ?? []);
      expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
      // A pipe's header says nothing of the length; ours does, so that the page can decode it.
      expect(wav.readUInt32LE(40)).toBe(wav.length - 44);
    },
  );

  test('speaks faster when asked to', async () => {
    const long = { text: 'Someone from the desk will come to you.', language: 'en' as Language };
    const [slow, fast] = [await render({ ...long, rate: 110 }), await render({ ...long, rate: 280 })];
    expect(slow?.ms).toBeGreaterThan(1.5 * (fast?.ms ?? 0));
  });

  test('takes text as text: neither an option, nor a shell, nor a phoneme code is made of it', async () => {
    for (const text of ['--version', '-v xx', '$(id); `id`', "[[h@'loU]] hello"])
      expect((await render({ text, language: 'en', rate: 140 }))?.ms).toBeGreaterThan(300);
  });
});

describe('a voice that does not do its work', () => {
  const hello = { text: 'Hello', language: 'en', rate: 140 } as const;

  test.each([
    ['is not there', '/nonexistent/voice'],
    ['fails', aProgram('exit 1')],
    ['says nothing', aProgram('cat > /dev/null')],
    ['answers with something else', aProgram('cat > /dev/null; echo "this is no sound but long enough to be taken for one"')],
  ])('and %s is silence, not a fault', async (_what, program) => {
    expect(await createEspeak(program)(hello)).toBeNull();
  });

  test('gets a few sentences at once and no more', async () => {
    const render = createEspeak(aProgram('sleep 2; cat > /dev/null'));
    const began = performance.now();
    const first = [1, 2, 3, 4].map(() => render(hello));
    expect(await render(hello)).toBeNull();
    expect(performance.now() - began).toBeLessThan(1900);
    await Promise.all(first);
  });
});

test('an added language is spoken by its own voice or that of its mother tongue, and by none where there is none', () => {
  const voices = new Set(['pt', 'pt-br', 'he']);
  const spoken = (tag: string) => voiceFor(tag as Language, () => voices);
  expect(['pt-BR', 'pt-AO', 'he', 'so', 'es'].map(spoken)).toEqual(['pt-br', 'pt', 'he', null, 'es-419']);
});

describe('what a kiosk offers', () => {
  test('nothing where IT chose no output, or the voice is not installed; IT is told which', () => {
    expect(speechOf(DeviceConfig.parse({}), '/usr/bin/espeak-ng').posture).toBe('not-chosen');
    expect(speechOf(config({}), null).posture).toBe('voice-not-installed');
    expect(speechOf(config({}), '/usr/bin/espeak-ng')).toMatchObject({ posture: 'ready', device: { output: 'default', private: false } });
  });
});
