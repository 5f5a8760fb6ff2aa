import { expect, test } from 'vitest';
import { aClinic, aPerson, mainStreet } from '../support/clinic.ts';
import { sharedStore } from '../support/test-store.ts';

const opened = sharedStore();

test('S5: what a savepoint undoes leaves no change, no audit row and no gap in their numbers', async () => {
  const { store, tenant } = await aClinic(opened());
  const act = (n: number) => ({ actor: { kind: 'device' }, action: 'create', detail: { n } }) as const;
  const before = await store.portal.revisionOf(tenant);
  await store.write(tenant, async (tx) => {
    tx.audit(act(1));
    const undone = tx.savepoint(async () => {
      tx.audit(act(2));
      tx.changed('site', 'nowhere', mainStreet);
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    tx.audit(act(3));
  });
  const rows = await store.read(tenant, (tx) => tx.auditLog.after(0, 10));
  expect(rows.map(({ seq, detail }) => [seq, detail.n])).toEqual([
    [1, 1],
    [2, 3],
  ]);
  expect(await store.portal.revisionOf(tenant)).toBe(before);
});

test('a transaction that fails leaves nothing', async () => {
  const { store, tenant } = await aClinic(opened());
  const failing = store.write(tenant, async (tx) => {
    await tx.patients.importMany([{ source: { system: 's', id: '1' }, values: aPerson() }]);
    tx.takeRevision();
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await store.read(tenant, (tx) => tx.patients.count())).toBe(0);
});

test('a read can change nothing', async () => {
  const { store, tenant } = await aClinic(opened());
  await expect(store.read(tenant, (tx) => tx.failures.add('x'))).rejects.toMatchObject({ code: '25006' });
});

test('one tenant’s data is nowhere in another’s', async () => {
  const shared = opened();
  const [one, other] = [await aClinic(shared), await aClinic(shared)];
  const { patient, appointment } = await one.aVisit();
  const seen = await shared.store.read(other.tenant, async (tx) => [
    await tx.patients.find(patient),
    await tx.appointments.find(appointment.id),
    await tx.appointments.findByCode(appointment.bookingCode),
    await tx.devices.find(one.kiosk.id),
    await tx.patients.findByName("O'Brien", '1980-01-02'),
  ]);
  expect(seen).toEqual([null, null, null, null, []]);
});

test('a patient is found by any family name and the exact birth date, however it is spelled', async () => {
  const { store, tenant, patients } = await aClinic(opened());
  const [id] = await patients(aPerson({ name: { text: null, family: 'Núñez', given: ['Ana'], formerFamily: ['O’Hara'] } }));
  const find = (family: string, birthDate: string) =>
    store.read(tenant, async (tx) => (await tx.patients.findByName(family, birthDate)).map((one) => one.id));
  expect(await find('NUNEZ', '1980-01-02')).toEqual([id]);
  expect(await find("o'hara", '1980-01-02')).toEqual([id]);
  expect(await find('Nunez', '1980-01-03')).toEqual([]);
});

test('resources are imported once, changed when they differ, and read back whole', async () => {
  const { store, tenant, patients } = await aClinic(opened());
  const [patient] = await patients(aPerson());
  const one = (body: unknown) => ({ type: 'Coverage', source: { system: 's', id: '1' }, patient: patient!, body });
  const put = (body: unknown) => store.write(tenant, (tx) => tx.resources.putMany([one(body)]));
  expect(await put({ a: 1 })).toEqual({ created: 1, changed: 0, same: 0 });
  expect(await put({ a: 1 })).toEqual({ created: 0, changed: 0, same: 1 });
  expect(await put({ a: 2 })).toEqual({ created: 0, changed: 1, same: 0 });
  expect(await store.read(tenant, (tx) => tx.resources.ofPatient(patient!, 'Coverage'))).toEqual([{ a: 2 }]);
});

test('kiosk letters go from A to Y and then AA when a console has Z, and a revoked kiosk’s letter is not given again', async () => {
  const clinic = await aClinic(opened());
  expect(clinic.kiosk.letter).toBe('A');
  await clinic.store.write(clinic.tenant, (tx) => tx.devices.revoke(clinic.kiosk.id));
  expect((await clinic.aDevice('kiosk')).letter).toBe('B');
  expect(clinic.console.letter).toBe('Z');
  for (let n = 0; n < 23; n += 1) await clinic.aDevice('kiosk');
  expect((await clinic.aDevice('kiosk')).letter).toBe('AA');
});
