import type { z } from 'zod';
import { mayStaff } from '../../shared/domain/access.ts';
import { decideTakeOver, isFresh, type KioskPresence, type PresentVisit, type TakeOver } from '../../shared/domain/presence.ts';
import { plusMinutes } from '../../shared/domain/time.ts';
import { err, ok } from '../../shared/result.ts';
import type { Command, PresenceAnswer, PresenceBody, PresentKiosks } from '../../shared/sync/portal-api.ts';
import type { Device } from '../store/devices.ts';
import type { Presence } from '../store/presences.ts';
import type { ReadScope, Store, WriteScope } from '../store/store.ts';
import type { HeldVisit } from '../store/take-overs.ts';
import type { Asker, Outcome } from './command.ts';

/** A kiosk says who is there, and hears what staff want of that visit. `news`: consoles should look again (docs/sync.md S60). */
export const sayPresence =
  ({ store }: { readonly store: Store }) =>
  async (
    device: Device,
    { visit, ended }: z.infer<typeof PresenceBody>,
  ): Promise<{ readonly answer: PresenceAnswer; readonly news: boolean }> => {
    if (ended !== null) await endByPatient(store, device, ended);
    const before = await store.read(device.tenant, (tx) => tx.presences.find(device.id));
    await store.portal.present(device, visit);
    return store.read(device.tenant, async (tx) => {
      const held = visit === null ? null : await tx.takeOvers.current(device.id, visit.visit);
      const answer = {
        takeOver: held === null || held.visitEnds ? null : await takeOverOf(tx, held),
        endVisit: held?.visitEnds ? held.staff : null,
        portalTime: tx.now,
      };
      return { answer, news: ended !== null || hasChanged(before, visit) };
    });
  };

const hasChanged = (before: Presence | null, visit: PresentVisit | null): boolean =>
  JSON.stringify(before?.visit ?? null) !== JSON.stringify(visit);

/** The patient took the kiosk back. Said twice, it is told once. */
const endByPatient = (store: Store, device: Device, id: HeldVisit['id']): Promise<void> =>
  store.write(device.tenant, async (tx) => {
    const held = await tx.takeOvers.find(device.site, id);
    if (held === null || held.device !== device.id || held.endedAt !== null) return;
    await tx.takeOvers.end(id, 'patient');
    tx.audit({ actor: { kind: 'patient' }, action: 'kiosk-take-over-end', detail: { takeOver: id, by: 'patient' } }, device.id);
  });

/** Every kiosk of the console's site where somebody stands. A kiosk that fell silent is shown only while staff hold it, as not online. */
export const listPresence =
  ({ store }: { readonly store: Store }) =>
  (console: Device): Promise<PresentKiosks> =>
    store.read(console.tenant, async (tx) => {
      const kiosks: KioskPresence[] = [];
      for (const presence of await tx.presences.ofSite(console.site)) {
        const device = await tx.devices.find(presence.device);
        const online = isFresh(presence.seenAt, tx.now);
        const held = await tx.takeOvers.current(presence.device, presence.visit.visit);
        const open = held !== null && !held.visitEnds ? held : null;
        if (device?.state !== 'active' || (!online && open === null)) continue;
        const takeOver = open === null ? null : await takeOverOf(tx, open);
        kiosks.push({ kiosk: device.id, name: device.name, letter: device.letter, visit: presence.visit, online, takeOver });
      }
      return { kiosks, portalTime: tx.now };
    });

async function takeOverOf(tx: ReadScope, { id, visit, staff, until }: HeldVisit): Promise<TakeOver> {
  return { id, visit, staff, name: (await tx.staff.find(staff))?.name ?? '', until };
}

/** Staff take over a visit that asked for help (docs/sync.md S61). */
export async function takeOver(
  tx: WriteScope,
  { device, session }: Asker,
  { id, kiosk, visit }: Extract<Command, { type: 'take-over' }>,
): Promise<Outcome> {
  const site = device.role === 'console' ? await tx.sites.find(device.site) : null;
  if (session === null || site === null || !mayStaff(session.staff.role, 'kiosk.take-over')) return err('not-allowed');
  const there = await tx.presences.find(kiosk);
  const known = await tx.devices.find(kiosk);
  if (known?.site !== device.site || known.role !== 'kiosk') return err('not-found');
  const held = await tx.takeOvers.current(kiosk, visit);
  const heldBy = held === null || held.visitEnds ? null : held.staff;
  const staff = session.staff.id;
  const decision = decideTakeOver({ visit: there?.visit ?? null, seenAt: there?.seenAt ?? null, heldBy }, { visit, staff }, tx.now);
  if (!decision.ok) return decision;
  if (held !== null) await tx.takeOvers.end(held.id, 'staff');
  const until = plusMinutes(tx.now, site.settings.policy.staff.takeOverMinutes);
  await tx.takeOvers.add({ id, site: device.site, device: kiosk, visit, staff, until, endedAt: null, visitEnds: false });
  note(tx, { device, staff, appointment: there?.visit.appointment ?? null }, 'kiosk-take-over', { takeOver: id, kiosk, until });
  return ok({ found: null, changes: false });
}

/** The kiosk goes back to the patient, or the visit there ends. Only who holds it may say so. */
export async function endTakeOver(
  tx: WriteScope,
  { device, session }: Asker,
  { takeOver: id, visitEnds }: Extract<Command, { type: 'end-take-over' }>,
): Promise<Outcome> {
  if (session === null || device.role !== 'console' || !mayStaff(session.staff.role, 'kiosk.take-over')) return err('not-allowed');
  const held = await tx.takeOvers.find(device.site, id);
  if (held === null) return err('not-found');
  if (held.staff !== session.staff.id) return err('already-held');
  if (held.endedAt !== null || held.until <= tx.now) return err('visit-over');
  const there = await tx.presences.find(held.device);
  const online = there !== null && there.visit.visit === held.visit && isFresh(there.seenAt, tx.now);
  if (visitEnds && !online) return err('kiosk-offline');
  await tx.takeOvers.end(id, 'staff', visitEnds);
  const appointment = there?.visit.visit === held.visit ? there.visit.appointment : null;
  note(tx, { device, staff: held.staff, appointment }, 'kiosk-take-over-end', { takeOver: id, kiosk: held.device, by: 'staff', visitEnds });
  return ok({ found: null, changes: false });
}

function note(
  tx: WriteScope,
  { device, staff, appointment }: { readonly device: Device; readonly staff: HeldVisit['staff']; readonly appointment: string | null },
  action: 'kiosk-take-over' | 'kiosk-take-over-end',
  detail: Readonly<Record<string, string | boolean>>,
): void {
  const subject = appointment === null ? null : `Appointment/${appointment}`;
  tx.audit({ actor: { kind: 'staff', id: staff }, action, subject, detail }, device.id);
}
