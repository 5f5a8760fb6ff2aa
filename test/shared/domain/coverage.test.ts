import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BlobHash, blobTypeOf, maxBlobBytes, refuseBlob } from '../../../shared/domain/blob.ts';
import { cardLooksLikeWrongPatient, coverageWarnings, missingOnCard, valueFrom } from '../../../shared/domain/coverage.ts';
import { type CoverageValue, coverageIsDue, KioskCoverage, maskMemberId, sameCoverage } from '../../../shared/domain/coverage-value.ts';
import { coveragesInForce } from '../../../shared/domain/fhir-coverage.ts';
import { at, today } from '../../support/clinic.ts';

const acme: CoverageValue = { kind: 'insured', payer: 'Acme', memberId: '102345672-02', group: '993355', plan: 'Gold' };
const primaryCoverage = (resources: readonly unknown[], day: typeof today) => coveragesInForce(resources, day).primary;
const hash = BlobHash.parse('a'.repeat(64));
const fhir = (over: object = {}) => ({ resourceType: 'Coverage', status: 'active', payor: [{ display: 'Acme' }], ...over });

test('an insurance card as payers send it: payer, own member number, group and plan', () => {
  const coverage = fhir({
    identifier: [{ type: { coding: [{ code: 'MB' }] }, value: '102345672-02' }],
    subscriberId: '102345672-01',
    class: [
      { type: { coding: [{ code: 'group' }] }, value: '993355' },
      { type: { coding: [{ code: 'plan' }] }, value: '11461128', name: 'Gold' },
    ],
  });
  expect(primaryCoverage([coverage], today)).toEqual(acme);
  expect(primaryCoverage([fhir({ subscriberId: 'S-1' })], today)).toMatchObject({ memberId: 'S-1', group: null, plan: null });
});

test('of several coverages the one in force and first in order is asked about', () => {
  const all = [
    fhir({ payor: [{ display: 'Second' }], order: 2 }),
    fhir({ payor: [{ display: 'Over' }], order: 1, period: { end: '2026-03-01' } }),
    fhir({ payor: [{ display: 'Cancelled' }], status: 'cancelled' }),
    fhir({ payor: [{ display: 'First' }], order: 1, period: { start: '2026', end: '2026-03' } }),
    fhir({ payor: [{ display: 'Not yet' }], order: 0, period: { start: '2026-03-03' } }),
  ];
  expect(primaryCoverage(all, today)).toMatchObject({ payer: 'First' });
  expect(primaryCoverage([], today)).toBeNull();
  expect(primaryCoverage([null, 'x', 3, { status: 'active' }], today)).toEqual({
    kind: 'insured',
    payer: null,
    memberId: null,
    group: null,
    plan: null,
  });
});

test.each([
  ['the word Synthea uses', fhir({ type: { text: 'no_insurance' }, payor: [{ display: 'no_insurance' }] })],
  ['the code of HL7', fhir({ type: { coding: [{ code: 'PAY' }] } })],
])('no insurance is self-pay: %s', (_, resource) => {
  expect(primaryCoverage([resource], today)).toEqual({ kind: 'self-pay' });
});

test('a payer may be inside the resource, or a code that is made readable', () => {
  expect(primaryCoverage([fhir({ payor: [{ reference: '#p' }], contained: [{ id: 'p', name: 'Inside' }] })], today)).toMatchObject({
    payer: 'Inside',
  });
  expect(primaryCoverage([fhir({ payor: [{ display: 'dual_eligible' }] })], today)).toMatchObject({ payer: 'dual eligible' });
});

test('a second insurance is one that the source put after the first, and that is another one', () => {
  const [first, second] = [fhir({ order: 1, payor: [{ display: 'One' }] }), fhir({ order: 2, payor: [{ display: 'Two' }] })];
  expect(coveragesInForce([second, first], today)).toMatchObject({ primary: { payer: 'One' }, secondary: { payer: 'Two' } });
  expect(coveragesInForce([first, { ...first, order: 2 }], today).secondary).toBeNull();
  expect(coveragesInForce([first, { ...second, order: undefined }], today).secondary).toBeNull();
  expect(coveragesInForce([first, { ...second, status: 'cancelled' }], today).secondary).toBeNull();
});

const folder = join(import.meta.dirname, '../../../../shared/data');
test.skipIf(!existsSync(folder))('every coverage of the synthetic patients and of the card examples is read', () => {
  const lines = readFileSync(join(folder, 'synthea-r4/Coverage.ndjson'), 'utf8').trim().split('\n');
  const read = lines.map((line) => primaryCoverage([JSON.parse(line)], today));
  expect(read.filter((one) => one === null)).toEqual([]);
  expect(read.filter((one) => one?.kind === 'self-pay').length).toBeGreaterThan(0);
  const card = JSON.parse(readFileSync(join(folder, 'insurance-card/Coverage-Example-Coverage1.json'), 'utf8'));
  expect(primaryCoverage([card], today)).toEqual({
    kind: 'insured',
    payer: 'Acme Insurance Co',
    memberId: '102345672-02',
    group: '993355',
    plan: 'Acme Gold Plus',
  });
});

test('insurance is asked again after the days of the policy, and not while an answer waits for the desk', () => {
  const coverage = (over: object) => KioskCoverage.parse(over);
  expect(coverageIsDue(coverage({}), at('09:00'), 30)).toBe(true);
  expect(coverageIsDue(coverage({ confirmedAt: at('08:00') }), at('09:00'), 30)).toBe(false);
  expect(coverageIsDue(coverage({ confirmedAt: at('09:00', '2026-01-31' as never) }), at('09:00'), 30)).toBe(true);
  expect(coverageIsDue(coverage({ waiting: true }), at('09:00'), 30)).toBe(false);
  expect(coverageIsDue(coverage({ confirmedAt: at('09:00') }), at('09:00'), 0)).toBe(true);
});

test('capitals, spaces and hyphens are no other insurance; one digit is', () => {
  expect(sameCoverage(acme, { ...acme, payer: 'ACME', memberId: '10234567202' })).toBe(true);
  expect(sameCoverage(acme, { ...acme, memberId: '102345672-03' })).toBe(false);
  expect(sameCoverage(acme, { kind: 'self-pay' })).toBe(false);
  expect(sameCoverage(null, null)).toBe(true);
  expect(sameCoverage(null, { kind: 'self-pay' })).toBe(false);
});

test('the member number shows its owner three characters, and a short one none', () => {
  expect(maskMemberId('102345672-02')).toBe('•••••• -02');
  expect(maskMemberId('12345')).toBe('••••••');
});

test('a picture of the front may stand for what is not typed; without it the desk needs payer and member number', () => {
  const nothing = { payer: '', memberId: '', group: '' };
  expect(missingOnCard(nothing, { front: hash, back: null })).toBeNull();
  expect(missingOnCard(nothing, { front: null, back: hash })).toBe('payer');
  expect(missingOnCard({ ...nothing, payer: 'Acme' }, { front: null, back: null })).toBe('memberId');
  expect(missingOnCard({ ...nothing, payer: 'Acme', memberId: '1' }, { front: null, back: null })).toBeNull();
});

test('what the record would hold: the new card, nothing insured, or what it held', () => {
  const card = { payer: 'New', memberId: '7', group: '' };
  expect(valueFrom({ kind: 'new-card', card, pictures: { front: null, back: null } }, acme)).toEqual({
    kind: 'insured',
    payer: 'New',
    memberId: '7',
    group: null,
    plan: null,
  });
  expect(valueFrom({ kind: 'no-insurance' }, acme)).toEqual({ kind: 'self-pay' });
  expect(valueFrom({ kind: 'still-right' }, acme)).toEqual(acme);
});

test('a new card beside three changed contact fields warns of the wrong patient; a new card alone does not', () => {
  expect(cardLooksLikeWrongPatient(new Set())).toBe(false);
  expect(cardLooksLikeWrongPatient(new Set(['phone', 'address']))).toBe(false);
  expect(cardLooksLikeWrongPatient(new Set(['phone', 'address', 'email']))).toBe(true);
  const open = { before: acme, current: { ...acme, payer: 'Other' }, state: 'open' as const };
  expect(coverageWarnings(open, new Set())).toEqual(['record-changed-since']);
  expect(coverageWarnings({ ...open, state: 'accepted' }, new Set())).toEqual([]);
});

test('only JPEG and PNG within the size are kept, whatever they are called', () => {
  const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);
  expect(blobTypeOf(jpeg)).toBe('image/jpeg');
  expect(blobTypeOf(Buffer.from('89504e470d0a1a0a00', 'hex'))).toBe('image/png');
  expect(refuseBlob(Buffer.from('<svg onload=1>'))).toBe('not-a-picture');
  expect(refuseBlob(new Uint8Array())).toBe('not-a-picture');
  const large = new Uint8Array(maxBlobBytes + 1);
  large.set(jpeg);
  expect(refuseBlob(large)).toBe('too-large');
  expect(refuseBlob(large.subarray(0, maxBlobBytes))).toBeNull();
});
