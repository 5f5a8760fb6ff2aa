import type { ChangeableField } from '../../../shared/domain/changeable-field.ts';
import { detailsPerScreen } from '../../../shared/domain/due-details.ts';
import type { DetailRow } from '../../../shared/ipc/kiosk.ts';
import type { FlowState, Step } from './state.ts';

type AtDetails = Extract<Step, { name: 'details' }>;

export const pagesOf = ({ details }: Pick<FlowState, 'details'>): number =>
  Math.max(1, Math.ceil((details ?? []).length / detailsPerScreen));

/** The rows of the page a person is on. */
export function rowsOn(details: readonly DetailRow[], { page = 0 }: AtDetails): readonly DetailRow[] {
  return details.slice(page * detailsPerScreen, (page + 1) * detailsPerScreen);
}

/** The page that a detail stands on, to come back to it. */
export function pageWith({ details }: Pick<FlowState, 'details'>, field: ChangeableField): AtDetails {
  const at = (details ?? []).findIndex((row) => row.field === field);
  return { name: 'details', page: Math.max(0, Math.floor(at / detailsPerScreen)) };
}
