import type { StaffState } from '../../shared/ipc/staff.ts';
import { useReading } from './words/use-words.ts';

/** Why nobody can work here, what IT does about it, and the code to tell them. */
export function OutOfService({ state }: { readonly state: StaffState }) {
  const { words } = useReading();
  if (state.outOfService === null) return null;
  return (
    <main className="page-state">
      <h1>{words.outOfService.title}</h1>
      <p>{words.outOfService.reasons[state.outOfService]}</p>
      <p className="soft small">{words.outOfService.forIt(state.outOfService)}</p>
    </main>
  );
}
