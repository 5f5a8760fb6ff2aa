import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../portal/domain/patient-record.ts';
import { appointmentIdOf } from '../../../portal/import/appointment-store.ts';
import type { Refusal } from '../../../portal/import/tally.ts';
import { coveragesInForce } from '../../../shared/domain/fhir-coverage.ts';
import type { AppointmentId, PatientId } from '../../../shared/domain/ids.ts';
import type { SlotId } from '../../../shared/domain/slots.ts';
import type { Instant, LocalDate } from '../../../shared/domain/time.ts';
import { aFolder, coverage, patient } from './a-folder.ts';
import { aPortal, type Clinic } from './a-portal.ts';
import { strangeClinic } from './strange-clinic.ts';

const { aClinic } = aPortal();

const coveragesOf = async (clinic: Clinic, id: string, system = 'import') =>
  clinic.read(async ({ patients, resources }) => {
    const found = (await patients.idsBySource([{ system, id }])).get(`${system}|${id}`);
    return found === undefined ? [] : ((await resources.ofPatient(found, 'Coverage')) as { id: string }[]).map((one) => one.id).sort();
  });

test('a second import of the same folder changes nothing', async () => {
  const clinic = await aClinic();
  const folder = aFolder({
    'all.ndjson': [patient('1'), coverage('c', 'Patient/1'), { resourceType: 'Organization', id: 'o', name: 'Payer' }],
  });

  expect(await clinic.import(folder)).toMatchObject({ imported: { Patient: 1, Coverage: 1, Organization: 1 }, unchanged: {}, refused: 0 });
  expect(await clinic.import(folder)).toMatchObject({
    imported: {},
    updated: {},
    unchanged: { Patient: 1, Coverage: 1, Organization: 1 },
    refused: 0,
  });
});

test('a changed record is updated, and only that one', async () => {
  const clinic = await aClinic();
  await clinic.import(aFolder({ 'a.ndjson': [patient('1'), patient('2')] }));

  const report = await clinic.import(
    aFolder({ 'b.ndjson': [patient('1', { telecom: [{ system: 'phone', value: '555 0100' }] }), patient('2')] }),
  );

  expect(report).toMatchObject({ imported: {}, updated: { Patient: 1 }, unchanged: { Patient: 1 } });
  expect((await clinic.patientBy('1'))?.phones).toEqual(['555 0100']);
});

test('a correction that staff accepted is not overwritten by the old value of the source', async () => {
  const clinic = await aClinic();
  const folder = aFolder({ 'a.ndjson': [patient('1', { telecom: [{ system: 'phone', value: '555 0100' }] })] });
  await clinic.import(folder);
  const known = await clinic.patientBy('1');
  await clinic.write(async ({ patients }) => {
    const record = known && (await patients.findRecord(known.id));
    if (record) await patients.saveRecord(known.id, accept(record, { field: 'phone', value: '555 0177' }));
  });

  expect(await clinic.import(folder)).toMatchObject({ unchanged: { Patient: 1 }, updated: {} });
  expect((await clinic.patientBy('1'))?.phones).toEqual(['555 0177']);
});

describe('who a reference means', () => {
  test('a record may come before its patient, in the same file or another', async () => {
    const clinic = await aClinic();
    await clinic.import(
      aFolder({
        'a/first.ndjson': [coverage('c1', 'Patient/1')],
        'z/last.ndjson': [coverage('c2', 'Patient/2'), patient('1'), patient('2')],
      }),
    );
    expect(await coveragesOf(clinic, '1')).toEqual(['c1']);
    expect(await coveragesOf(clinic, '2')).toEqual(['c2']);
  });

  test('urn:uuid references follow fullUrl within a bundle, whether or not ids were given', async () => {
    const clinic = await aClinic();
    const bundle = {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        {
          fullUrl: 'urn:uuid:cov',
          resource: { ...coverage('c1', 'urn:uuid:11111111-1111-4111-8111-111111111111'), id: undefined },
          request: { method: 'POST' },
        },
        { fullUrl: 'urn:uuid:11111111-1111-4111-8111-111111111111', resource: { ...patient('x'), id: undefined } },
        { fullUrl: 'urn:uuid:22222222-2222-4222-8222-222222222222', resource: patient('other-id') },
        { resource: coverage('c2', 'urn:uuid:22222222-2222-4222-8222-222222222222') },
      ],
    };
    expect(await clinic.import(aFolder({ 'b.json': bundle }))).toMatchObject({
      imported: { Patient: 2, Coverage: 2 },
      unlinked: {},
      refused: 0,
    });
    expect(await coveragesOf(clinic, 'other-id')).toEqual(['c2']);
    expect(await coveragesOf(clinic, '11111111-1111-4111-8111-111111111111')).toHaveLength(1);
  });

  test('the same id in two source systems is two people, each with their own coverage', async () => {
    const clinic = await aClinic();
    const from = (source: string) => ({ meta: { source } });
    await clinic.import(
      aFolder({
        'mixed.ndjson': [
          patient('1', { ...from('http://a.example#message-1'), birthDate: '1950' }),
          coverage('ca', 'Patient/1', from('http://a.example')),
          coverage('cb', 'Patient/1', from('http://b.example')),
          patient('1', { ...from('http://b.example'), birthDate: '1990' }),
        ],
      }),
    );
    expect((await clinic.patientBy('1', 'http://a.example'))?.birthDate).toBe('1950');
    expect((await clinic.patientBy('1', 'http://b.example'))?.birthDate).toBe('1990');
    expect(await coveragesOf(clinic, '1', 'http://a.example')).toEqual(['ca']);
    expect(await coveragesOf(clinic, '1', 'http://b.example')).toEqual(['cb']);
  });

  test('absolute references find their own server, and record numbers of two hospitals never collide', async () => {
    const clinic = await aClinic();
    const numbered = (system: string) => ({ identifier: [{ type: { coding: [{ code: 'MR' }] }, system, value: '1' }] });
    const entry = (base: string) => ({ fullUrl: `${base}/Patient/7`, resource: patient('7') });
    await clinic.import(
      aFolder({
        'bundle.json': {
          resourceType: 'Bundle',
          type: 'collection',
          entry: [entry('https://one.example/fhir'), entry('https://two.example/fhir')],
        },
        'refs.ndjson': [coverage('abs', 'https://two.example/fhir/Patient/7')],
        'north/p.ndjson': [patient('5', numbered('urn:north')), coverage('north', 'Patient/5')],
        'south/p.ndjson': [patient('5', numbered('urn:south')), coverage('south', 'Patient/5')],
      }),
    );
    expect(await clinic.patients()).toHaveLength(4);
    expect(await coveragesOf(clinic, '7', 'https://two.example/fhir')).toEqual(['abs']);
    expect(await coveragesOf(clinic, '5', 'urn:north')).toEqual(['north']);
    expect(await coveragesOf(clinic, '5', 'urn:south')).toEqual(['south']);
  });

  test("a record about a group or a device is nobody's, even if a patient has that id", async () => {
    const clinic = await aClinic();
    const about = (reference: string) => ({ resourceType: 'Encounter', id: 'e', subject: { reference } });
    expect(await clinic.import(aFolder({ 'a.ndjson': [patient('7'), about('Group/7')] }))).toMatchObject({
      imported: { Encounter: 1 },
      unlinked: {},
    });
    const known = await clinic.patientBy('7');
    expect(await clinic.read(async ({ resources }) => (known ? resources.ofPatient(known.id, 'Encounter') : null))).toEqual([]);
  });

  test('contained patients, logical references and conditional references are followed', async () => {
    const clinic = await aClinic();
    const numbered = { identifier: [{ system: 'urn:mrn', value: 'A|7' }] };
    const report = await clinic.import(
      aFolder({
        'a.ndjson': [
          coverage('inside', '#pat', { contained: [patient('pat')] }),
          { resourceType: 'Coverage', id: 'logical', beneficiary: { identifier: { system: 'urn:mrn', value: 'A|7' } } },
          coverage('conditional', 'Patient?identifier=urn:mrn|A%7C7'),
          patient('9', numbered),
        ],
      }),
    );
    expect(report).toMatchObject({ imported: { Patient: 2, Coverage: 3 }, unlinked: {} });
    expect(await coveragesOf(clinic, '9', 'urn:mrn')).toEqual(['conditional', 'logical']);
    expect(await coveragesOf(clinic, 'Coverage/inside#pat')).toEqual(['inside']);
  });

  test('a record whose patient is not here is kept, and linked once the patient is', async () => {
    const clinic = await aClinic();
    const orphan = aFolder({ 'c.ndjson': [coverage('c', 'Patient/1')] });
    expect(await clinic.import(orphan)).toMatchObject({ imported: { Coverage: 1 }, unlinked: { Coverage: 1 }, refused: 0 });
    await clinic.import(aFolder({ 'p.ndjson': [patient('1', { meta: { source: 'urn:elsewhere' } })] }));
    expect(await clinic.import(orphan)).toMatchObject({ updated: { Coverage: 1 }, unlinked: {} });
    expect(await coveragesOf(clinic, '1', 'urn:elsewhere')).toEqual(['c']);
  });
});

describe('appointments of the source', () => {
  const visit = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
    resourceType: 'Appointment',
    id,
    status: 'booked',
    start: '2026-03-02T10:00:00+01:00',
    end: '2026-03-02T10:20:00+01:00',
    serviceType: [{ text: 'Check-up' }],
    participant: [{ actor: { reference: 'Practitioner/dr' } }, { actor: { reference: 'Patient/1' } }],
    ...more,
  });
  const people = [patient('1'), { resourceType: 'Practitioner', id: 'dr', name: [{ text: 'Dr. Sample' }] }];
  const dayOf = (clinic: Clinic) =>
    clinic.read(({ appointments }) => appointments.between(clinic.site, '2026-03-01T00:00:00Z' as never, '2026-03-09T00:00:00Z' as never));

  test('stand on the day with their time, length, kind and practitioner, and get a booking code', async () => {
    const clinic = await aClinic();
    await clinic.import(aFolder({ 'a.ndjson': [visit('a'), ...people] }));
    expect(await dayOf(clinic)).toMatchObject([
      {
        start: '2026-03-02T09:00:00.000Z',
        minutes: 20,
        status: 'booked',
        visitType: 'Check-up',
        practitioner: 'Dr. Sample',
        bookingCode: expect.stringMatching(/^\d{12}$/),
      },
    ]);
  });

  test('move when the source moves them, keep their code, and are unchanged otherwise', async () => {
    const clinic = await aClinic();
    await clinic.import(aFolder({ 'a.ndjson': [visit('a'), ...people] }));
    const [before] = await dayOf(clinic);
    expect(await clinic.import(aFolder({ 'a.ndjson': [visit('a'), ...people] }))).toMatchObject({ unchanged: { Appointment: 1 } });
    const moved = visit('a', { start: '2026-03-03T10:00:00+01:00', end: undefined, minutesDuration: 45, status: 'cancelled' });
    expect(await clinic.import(aFolder({ 'a.ndjson': [moved, ...people] }))).toMatchObject({ updated: { Appointment: 1 } });
    expect(await dayOf(clinic)).toMatchObject([
      { start: '2026-03-03T09:00:00.000Z', minutes: 45, status: 'cancelled', bookingCode: before?.bookingCode },
    ]);
  });

  test('an arrival made here is not undone by an older export', async () => {
    const clinic = await aClinic();
    const folder = aFolder({ 'a.ndjson': [visit('a'), ...people] });
    await clinic.import(folder);
    const [booked] = await dayOf(clinic);
    const arrival = { arrivedAt: booked?.start, firstTouchAt: booked?.start, ticket: null, tier: 'B', deskSeenAt: null } as never;
    await clinic.write(async ({ appointments }) => booked && appointments.saveProgress({ ...booked, status: 'arrived', arrival }));
    expect(await clinic.import(folder)).toMatchObject({ unchanged: { Appointment: 1 } });
    expect(await dayOf(clinic)).toMatchObject([{ status: 'arrived', arrival: { tier: 'B' } }]);
  });

  test('find their patient among urn:uuid references that do not say what they point at', async () => {
    const clinic = await aClinic();
    const [one, dr] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
    const participant = [
      { actor: { reference: 'Location/1', display: 'Room 1' } },
      { actor: { reference: `urn:uuid:${dr}` } },
      { actor: { reference: `urn:uuid:${one}` } },
    ];
    const entry = [
      { fullUrl: 'urn:uuid:x', resource: visit('a', { participant }) },
      { fullUrl: `urn:uuid:${dr}`, resource: { resourceType: 'Practitioner', name: [{ family: 'Sample', given: ['Ines'] }] } },
      { fullUrl: `urn:uuid:${one}`, resource: patient('someone') },
    ];
    expect(await clinic.import(aFolder({ 'b.json': { resourceType: 'Bundle', type: 'transaction', entry } }))).toMatchObject({
      refused: 0,
    });
    expect(await dayOf(clinic)).toMatchObject([{ practitioner: 'Ines Sample' }]);
  });

  test('are refused when nobody said at which of several sites they are', async () => {
    const clinic = await aClinic();
    const report = await clinic.import(aFolder({ 'a.ndjson': [visit('a'), ...people] }), { site: null });
    expect(report).toMatchObject({
      imported: { Patient: 1 },
      refused: 1,
      refusals: [{ file: 'a.ndjson', line: 1, reason: 'site-unknown' }],
    });
  });

  test('with a status that no standard knows are kept, not put on the day', async () => {
    const clinic = await aClinic();
    expect(await clinic.import(aFolder({ 'a.ndjson': [visit('a', { status: 'toString' }), ...people] }))).toMatchObject({ refused: 0 });
    expect(await dayOf(clinic)).toEqual([]);
  });

  test('proposals and waiting lists are kept, not put on the day', async () => {
    const clinic = await aClinic();
    expect(await clinic.import(aFolder({ 'a.ndjson': [visit('a', { status: 'proposed', start: undefined }), ...people] }))).toMatchObject({
      imported: { Appointment: 1 },
      refused: 0,
    });
    expect(await dayOf(clinic)).toEqual([]);
  });
});

test('types that Foyer does not use are counted by name and never refused', async () => {
  const clinic = await aClinic();
  const report = await clinic.import(
    aFolder({
      'a.ndjson': [
        patient('1'),
        { resourceType: 'Observation', id: 'o' },
        { resourceType: 'Starship', id: 's' },
        { resourceType: 'toString' },
      ],
    }),
  );
  expect(report).toMatchObject({ unknown: { Observation: 1, Starship: 1, toString: 1 }, refused: 0 });
});

test('an import killed in the middle is completed by the next one', async () => {
  const clinic = await aClinic();
  const folder = aFolder({
    'p.ndjson': Array.from({ length: 1500 }, (_, index) => patient(`p${index}`)),
    'c.ndjson': Array.from({ length: 900 }, (_, index) => coverage(`c${index}`, `Patient/p${index}`)),
  });
  let batches = 0;
  const dying: Clinic['write'] = (work) => {
    batches += 1;
    if (batches > 4) throw new Error('the power went');
    return clinic.write(work);
  };
  await expect(clinic.import(folder, { write: dying })).rejects.toThrow('the power went');
  const half = (await clinic.patients()).length;
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(1500);

  expect(await clinic.import(folder)).toMatchObject({
    imported: { Patient: 1500 - half, Coverage: 900 },
    unchanged: { Patient: half },
    unlinked: {},
    refused: 0,
  });
});

describe.each(['one', 'two', 'three'])('a clinic full of oddities (%s)', (seed) => {
  const strange = strangeClinic(seed, 120);

  test('is imported whole, every wrong line refused by name, and the second time nothing changes', async () => {
    const clinic = await aClinic();
    const lines = [...strange.resources.map((one) => JSON.stringify(one)), ...strange.wrong.map(({ line }) => line)];
    const folder = aFolder({ 'ملف/δ.ndjson': `\uFEFF${lines.join('\r\n\r\n')}` });
    const refusals: Refusal[] = [];
    const first = await clinic.import(folder, { onRefusal: (refusal) => refusals.push(refusal) });

    expect(first.imported).toEqual(strange.counts);
    expect(first.unlinked).toEqual({});
    expect(refusals.map(({ reason }) => reason).sort()).toEqual(strange.wrong.map(({ reason }) => reason).sort());
    expect(await clinic.import(folder)).toMatchObject({
      imported: {},
      updated: {},
      unchanged: strange.counts,
      refused: strange.wrong.length,
    });
  });

  test('gives the same clinic as lines, as bundles, compressed, and backwards', async () => {
    const shapes: Readonly<Record<string, unknown>>[] = [
      { 'a.ndjson': strange.resources },
      { 'b.json': { resourceType: 'Bundle', type: 'collection', entry: strange.resources.map((resource) => ({ resource })) } },
      {
        'c.jsonl.gz': gzipSync(
          [...strange.resources]
            .reverse()
            .map((one) => JSON.stringify(one))
            .join('\n'),
        ),
      },
      Object.fromEntries(strange.resources.map((one, index) => [`${index % 7}/${index}.json`, one])),
    ];
    const clinics: unknown[] = [];
    for (const files of shapes) {
      const clinic = await aClinic();
      expect(await clinic.import(aFolder(files))).toMatchObject({ imported: strange.counts, refused: 0 });
      clinics.push((await clinic.patients()).map(({ id: _, ...known }) => JSON.stringify(known)).sort());
    }
    expect(new Set(clinics.map((one) => JSON.stringify(one))).size).toBe(1);
  });
});

test.skipIf(process.getuid?.() === 0)(
  'a folder inside that may not be read is a refusal, and the rest goes on (not as root, who may read all)',
  async () => {
    const clinic = await aClinic();
    const folder = aFolder({ 'open/a.ndjson': [patient('1')], 'shut/b.ndjson': [patient('2')] });
    chmodSync(join(folder, 'shut'), 0o000);
    const report = await clinic.import(folder).finally(() => chmodSync(join(folder, 'shut'), 0o700));
    expect(report).toMatchObject({ imported: { Patient: 1 }, refusals: [{ file: 'shut', reason: 'unreadable' }] });
  },
);

describe('insurance that stands only inside claims', () => {
  const claim = (id: string, created: string, payers: readonly string[]) => ({
    resourceType: 'ExplanationOfBenefit',
    id,
    status: 'active',
    patient: { reference: 'urn:uuid:ada' },
    created,
    contained: payers.map((display, at) => ({
      resourceType: 'Coverage',
      id: `c${at}`,
      status: 'active',
      beneficiary: { reference: 'urn:uuid:ada' },
      payor: [{ display }],
    })),
    insurance: payers.map((_, at) => ({ focal: at === 0, coverage: { reference: `#c${at}` } })).reverse(),
  });
  const ofAda = async (clinic: Clinic) => {
    const ada = await clinic.patientBy('ada');
    const found = await clinic.read(({ resources }) => resources.ofPatient(ada?.id as PatientId, 'Coverage'));
    const { primary, secondary } = coveragesInForce(found, '2026-03-02' as LocalDate);
    return [primary, secondary].map((one) => (one?.kind === 'insured' ? one.payer : (one?.kind ?? null)));
  };

  test('the newest claim counts, in whatever order they come, and an older one imported later changes nothing', async () => {
    const clinic = await aClinic();
    const claims = [claim('2', '2024-05-01T10:00:00Z', ['New', 'Second']), claim('1', '2020-01-01T10:00:00Z', ['Old', 'Gone'])];
    await clinic.import(aFolder({ 'all.ndjson': [...claims, patient('ada')] }));
    expect(await ofAda(clinic)).toEqual(['New', 'Second']);
    await clinic.import(aFolder({ 'old.ndjson': [claim('0', '2019-01-01T10:00:00Z', ['Oldest'])] }));
    expect(await ofAda(clinic)).toEqual(['New', 'Second']);
    await clinic.import(aFolder({ 'new.ndjson': [claim('3', '2025-01-01T10:00:00Z', ['Newest'])] }));
    expect(await ofAda(clinic)).toEqual(['Newest', null]);
  });

  test("the source's own record of insurance wins over every claim", async () => {
    const clinic = await aClinic();
    const own = coverage('own', 'Patient/ada', { payor: [{ display: 'Own' }] });
    await clinic.import(aFolder({ 'all.ndjson': [patient('ada'), claim('1', '2025-01-01T10:00:00Z', ['Claimed']), own] }));
    expect(await ofAda(clinic)).toEqual(['Own', null]);
  });
});

describe('free times of the source', () => {
  const schedule = (more: object = {}) => ({
    resourceType: 'Schedule',
    id: 'sch',
    actor: [{ reference: 'Location/room' }, { reference: 'Practitioner/p' }],
    serviceType: [{ text: 'Consultation' }],
    ...more,
  });
  const practitioner = { resourceType: 'Practitioner', id: 'p', name: [{ text: 'Dr. Sample' }] };
  const slot = (id: string, more: object = {}) => ({
    resourceType: 'Slot',
    id,
    status: 'free',
    schedule: { reference: 'Schedule/sch' },
    start: '2026-03-10T09:00:00+01:00',
    end: '2026-03-10T09:20:00+01:00',
    ...more,
  });
  const slotsOf = (clinic: Clinic) =>
    clinic.read(({ slots }) =>
      slots.between(clinic.site, { from: '2026-01-01T00:00:00.000Z' as Instant, to: '2027-01-01T00:00:00.000Z' as Instant }),
    );

  test('a free slot may be booked with the person and for the kind of its schedule, in whatever order they come', async () => {
    const clinic = await aClinic();
    const elsewhere = slot('2', {
      start: '2026-03-10T03:30:00-05:00',
      end: '2026-03-10T04:00:00-05:00',
      serviceType: [{ text: 'Check-up' }],
    });
    const busy = ['busy', 'busy-unavailable', 'busy-tentative', 'entered-in-error'].map((status) => slot(status, { status }));
    const past = slot('past', { start: '2026-03-01T09:00:00Z', end: '2026-03-01T09:20:00Z' });
    const report = await clinic.import(aFolder({ 'all.ndjson': [slot('1'), elsewhere, ...busy, past, schedule(), practitioner] }));
    expect(report).toMatchObject({ imported: { Slot: 7, Schedule: 1 }, refused: 0, unlinked: {} });
    expect(await slotsOf(clinic)).toMatchObject([
      { start: '2026-03-10T08:00:00.000Z', minutes: 20, practitioner: 'Dr. Sample', visitType: 'Consultation', booked: false },
      { start: '2026-03-10T08:30:00.000Z', minutes: 30, practitioner: 'Dr. Sample', visitType: 'Check-up', booked: false },
    ]);
  });

  test('a slot that moves is moved, one that becomes busy goes, and one that was booked here stays', async () => {
    const clinic = await aClinic();
    const start = '2026-03-10T11:00:00+01:00';
    const visit = {
      resourceType: 'Appointment',
      id: 'v',
      status: 'booked',
      start: '2026-03-12T11:00:00+01:00',
      participant: [{ actor: { reference: 'Patient/1' } }],
    };
    await clinic.import(
      aFolder({
        'all.ndjson': [slot('1'), slot('2', { start, end: '2026-03-10T11:20:00+01:00' }), schedule(), practitioner, patient('1'), visit],
      }),
    );
    const [booked, free] = await slotsOf(clinic);
    const [appointment] = await clinic.read(({ appointments }) => appointments.findMany([appointmentIdOf({ system: 'import', id: 'v' })]));
    await clinic.write(({ slots }) => slots.book(booked?.id as SlotId, appointment?.id as AppointmentId));
    const again = (more: object) =>
      aFolder({ 'slots.ndjson': [slot('1', { status: 'busy' }), slot('2', { start, end: '2026-03-10T11:20:00+01:00', ...more })] });
    await clinic.import(again({ end: '2026-03-10T11:40:00+01:00' }));
    expect(await slotsOf(clinic)).toMatchObject([
      { id: booked?.id, booked: true },
      { id: free?.id, minutes: 40, practitioner: 'Dr. Sample' },
    ]);
    await clinic.import(again({ status: 'busy' }));
    expect(await slotsOf(clinic)).toMatchObject([{ id: booked?.id, booked: true }]);
  });

  test('a slot is not offered when it is not known whose it is, or its schedule is closed, or its times say nothing', async () => {
    const clinic = await aClinic();
    const local = slot('3', { start: '2026-03-10T09:00:00' });
    const whole = slot('4', { end: '2026-03-10T17:00:00+01:00' });
    expect(await clinic.import(aFolder({ 'all.ndjson': [slot('1'), local, whole] }))).toMatchObject({
      unlinked: { Slot: 1 },
      refusals: [{ reason: 'slot-times-invalid' }, { reason: 'slot-times-invalid' }],
    });
    const stranger = schedule({ actor: [{ reference: 'Practitioner/unknown' }] });
    expect(await clinic.import(aFolder({ 'all.ndjson': [stranger, slot('1')] }))).toMatchObject({ unlinked: { Slot: 1 } });
    await clinic.import(aFolder({ 'all.ndjson': [schedule({ active: false }), practitioner, slot('1')] }));
    expect(await slotsOf(clinic)).toEqual([]);
    await clinic.import(aFolder({ 'all.ndjson': [schedule(), slot('1')] }));
    expect(await slotsOf(clinic)).toMatchObject([{ practitioner: 'Dr. Sample' }]);
  });
});

const shared = new URL('../../../../shared/data', import.meta.url).pathname;
const absent = !existsSync(shared);
if (absent) process.stderr.write(`skipped: imports of real records, because ${shared} is not there\n`);

test.skipIf(absent)('untouched bundles that hold insurance only inside claims give every patient theirs', async () => {
  const clinic = await aClinic();
  const report = await clinic.import(join(shared, 'synthea-r4/bundles'));
  const people = await clinic.patients();
  const found = await Promise.all(people.map(({ id }) => clinic.read(({ coverage: insurance }) => insurance.current(id))));
  expect(found.length).toBeGreaterThan(0);
  expect(found).not.toContain(null);
  expect(report.imported['Coverage']).toBe(people.length);
});

test.skipIf(absent)('records that nobody here wrote are imported without a refusal, twice the same', async () => {
  const clinic = await aClinic();
  const first = await clinic.import(shared);
  expect(first).toMatchObject({ refused: 0, refusals: [] });
  expect(first.imported['Patient']).toBeGreaterThan(0);
  expect(await clinic.import(shared)).toMatchObject({ imported: {}, updated: {}, refused: 0 });
});
