import { expect, test } from 'vitest';
import { readForStaff } from '../../../portal/usecases/read-for-staff.ts';
import type { StaffRole } from '../../../shared/domain/access.ts';
import { about, aClinic, aFact, type Clinic, entries, mainStreet, newId } from '../support/clinic.ts';
import { at, sharedStore } from '../support/test-store.ts';

const opened = sharedStore();

const said = {
  answers: [
    { kind: 'allergy', name: 'Shellfish allergy', answer: 'still-right' },
    { kind: 'medicine', name: 'Ramipril 5 MG', answer: 'stopped' },
  ],
  additions: [{ kind: 'allergy', name: 'Latex', reaction: 'rash' }],
  tier: 'B',
} as const;

test('no name of a medicine reaches a kiosk unless the site asks about them there', async () => {
  const { clinic } = await aVisitWithRecord();
  const before = await clinic.feed(clinic.kiosk);
  expect(JSON.stringify(before)).not.toContain('Ramipril');

  await showAtKiosks(clinic);
  const after = await clinic.feed(clinic.kiosk, before.cursor);
  expect(after.reset).toBe(true);
  expect(reviewOf(after)).toEqual({ answeredAt: null, items: said.answers.map(({ kind, name }) => ({ kind, name })) });
  expect(JSON.stringify(await clinic.feed(clinic.console))).not.toContain('Ramipril');
});

test('S111: what a patient said waits for a clinician and changes no record', async () => {
  const { clinic, id } = await aVisitWithRecord();
  await showAtKiosks(clinic);
  const before = reviewOf(await clinic.feed(clinic.kiosk))?.items;
  expect(await clinic.push(clinic.kiosk, answered(clinic, id))).toMatchObject([{ answer: 'accepted' }]);

  expect(reviewOf(await clinic.feed(clinic.kiosk))).toEqual({ answeredAt: at('08:55'), items: before });
  const feed = await clinic.feed(clinic.console);
  expect(entries(feed, 'appointment').map(({ put }) => 'reviewOpen' in put && put.reviewOpen)).toEqual([true]);
  expect(JSON.stringify(feed)).not.toContain('Latex');
  expect((await clinic.audit()).find(({ action }) => action === 'review-answer')?.detail).toMatchObject({
    answers: 2,
    stopped: 1,
    added: 1,
  });
});

test.each([
  ['clinician', 'review'],
  ['front-desk', 'refused'],
  ['manager', 'refused'],
] as [StaffRole, string][])('S112: a %s who asks for the answers gets: %s', async (role, kind) => {
  const { clinic, id } = await aVisitWithRecord();
  await clinic.push(clinic.kiosk, answered(clinic, id));
  const reading = await readForStaff({ store: clinic.store })(
    clinic.console,
    { type: 'review', appointment: id },
    await tokenFor(clinic, role),
  );
  expect(reading.kind).toBe(kind);
  if (reading.kind === 'review')
    expect(reading.entries).toMatchObject([
      { state: 'open', additions: said.additions, current: [{ name: 'Shellfish allergy' }, { name: 'Ramipril 5 MG' }] },
    ]);
});

test('a clinician takes the answers over once; a second time they are decided, and the board no longer shows them', async () => {
  const { clinic, id } = await aVisitWithRecord();
  const fact = answered(clinic, id);
  await clinic.push(clinic.kiosk, fact);
  const decide = (token: string) =>
    clinic.command(clinic.console, { id: newId(), type: 'decide-review', review: fact.id, decision: 'taken-over' }, token);

  expect(await decide(await tokenFor(clinic, 'front-desk'))).toMatchObject({ reason: 'not-allowed' });
  const token = await tokenFor(clinic, 'clinician');
  expect(await decide(token)).toMatchObject({ answer: 'done' });
  expect(await decide(token)).toMatchObject({ reason: 'already-decided' });
  expect(entries(await clinic.feed(clinic.console), 'appointment').map(({ put }) => 'reviewOpen' in put && put.reviewOpen)).toEqual([
    false,
  ]);
});

const answered = (clinic: Clinic, id: Parameters<typeof about>[0]) => aFact(clinic.kiosk, 'review-answered', { ...about(id), body: said });

function reviewOf(feed: Awaited<ReturnType<Clinic['feed']>>) {
  const [entry] = entries(feed, 'appointment');
  return entry && 'review' in entry.put ? entry.put.review : undefined;
}

async function aVisitWithRecord() {
  const clinic = await aClinic(opened());
  const { patient, appointment } = await clinic.aVisit();
  const resource = (type: string, id: string, body: object) => ({
    type,
    source: { system: 'test', id: `${patient}-${id}` },
    patient,
    body: { resourceType: type, ...body },
  });
  await clinic.store.write(clinic.tenant, (tx) =>
    tx.resources.putMany([
      resource('AllergyIntolerance', '1', { code: { text: 'Shellfish allergy' } }),
      resource('MedicationStatement', '2', { status: 'active', medicationCodeableConcept: { text: 'Ramipril 5 MG' } }),
    ]),
  );
  return { clinic, id: appointment.id };
}

const showAtKiosks = (clinic: Clinic) =>
  clinic.store.write(clinic.tenant, async (tx) => {
    const site = (await tx.sites.find(mainStreet))!;
    const policy = { ...site.settings.policy, review: { ...site.settings.policy.review, onKiosk: true } };
    await tx.sites.save(mainStreet, { ...site.settings, policy }, site.version);
  });

async function tokenFor(clinic: Clinic, role: StaffRole): Promise<string> {
  const answer = await clinic.signIn(clinic.console, await clinic.staff(role));
  if (!answer.ok) throw new Error('nobody could sign in');
  return answer.value.token;
}
