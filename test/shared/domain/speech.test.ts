import { expect, test } from 'vitest';
import { gainFor, speechVolumes, usualVolume } from '../../../shared/domain/speech.ts';

test('from the quietest step to the loudest are at least 20 dB, and both beginnings are steps', () => {
  expect((speechVolumes.at(-1) ?? 0) - speechVolumes[0]).toBeGreaterThanOrEqual(20);
  expect(speechVolumes).toContain(usualVolume({ private: true }));
  expect(speechVolumes).toContain(usualVolume({ private: false }));
});

test('the loudest step uses all that the output gives, whatever the voice rendered, and is never distorted', () => {
  for (const peak of [0.1, 0.6, 1]) {
    expect(peak * gainFor(peak, 0)).toBeCloseTo(1);
    for (const step of speechVolumes) expect(peak * gainFor(peak, step)).toBeLessThanOrEqual(1.000001);
  }
  expect(gainFor(0, 0)).toBe(1);
});

test('each step of 6 dB doubles what is heard', () => expect(gainFor(1, -6) / gainFor(1, -12)).toBeCloseTo(2, 1));
