import type { ChangeableField } from '../../../shared/domain/changeable-field.ts';
import { detailsPerScreen } from '../../../shared/domain/due-details.ts';
import type { DetailRow } from '../../../shared/ipc/kiosk.ts';
import type { FlowState, Step } from './state.ts';

type AtDetails = Extract<Step, { name: 'details' }>;
type Shown = Pick<FlowState, 'details' | 'largeText'>;

const perPage = ({ largeText }: Shown): number => detailsPerScreen(largeText);

export const pagesOf = (state: Shown): number => Math.max(1, Math.ceil((state.details ?? []).length / perPage(state)));

/** From 0. Whoever makes the text small again may find fewer pages than before. */
export const pageAt = (state: Shown, { page = 0 }: AtDetails): number => Math.min(page, pagesOf(state) - 1);

/** The rows of the page a person is on. */
export function rowsOn(state: Shown, step: AtDetails): readonly DetailRow[] {
  const from = pageAt(state, step) * perPage(state);
  return (state.details ?? []).slice(from, from + perPage(state));
}

/** The page that a detail stands on, to come back to it. */
export function pageWith(state: Shown, field: ChangeableField): AtDetails {
  const at = (state.details ?? []).findIndex((row) => row.field === field);
  return { name: 'details', page: Math.max(0, Math.floor(at / perPage(state))) };
}
