import { decideIdle, type IdleState } from '../../shared/domain/idle.ts';
import { defaultPolicy } from '../../shared/domain/policy.ts';
import type { KioskDeps } from './kiosk-deps.ts';

type Deps = Pick<KioskDeps, 'store' | 'visits'>;
export type Receipt = 'saved' | 'clinic' | 'desk';

/** How patient this kiosk still is with whoever stands here. */
export function idleState({ store, visits }: Deps): IdleState {
  // Staff help from the console: nobody is hurried out of that.
  if (visits.current()?.held) return { kind: 'active' };
  const policy = store.site.current()?.settings.policy ?? defaultPolicy;
  return decideIdle(visits.current()?.step ?? 'attract', visits.idleMs(), { speech: visits.isListening() }, policy.idle);
}

/** Who of the staff helps here from the console, as the patient reads it. */
export const helper = ({ visits }: Pick<KioskDeps, 'visits'>): { readonly name: string } | null => {
  const held = visits.current()?.held ?? null;
  return held === null ? null : { name: held.name };
};

/** How far the word of this arrival has come: this disk, the portal, a signed-in console. Null while nobody has arrived. */
export function receipt({ store, visits }: Deps): Receipt | null {
  const settled = visits.current()?.settled ?? null;
  if (settled === null || !settled.here) return null;
  if ((store.appointments.find(settled.appointment)?.arrival?.deskSeenAt ?? null) !== null) return 'desk';
  const fact =
    settled.arrival ?? store.outbox.unconfirmedFor(settled.appointment).find(({ type }) => type === 'patient-arrived')?.id ?? null;
  const state = fact === null ? 'reflected' : store.outbox.stateOf(fact);
  return state === 'accepted' || state === 'reflected' ? 'clinic' : 'saved';
}
