import { foldName } from '../../../shared/domain/name-matching.ts';
import type { BoardRow } from '../../../shared/ipc/staff.ts';
import type { NeedsYouRow, ParkedRow } from '../staff-window.ts';

/** Every word typed must be in the row somewhere; case, accents, apostrophes and spaces do not matter. */
export function fits(typed: string, texts: readonly (string | null | undefined)[]): boolean {
  const folded = texts.map((text) => foldName(text ?? ''));
  return typed
    .split(/\s+/)
    .map(foldName)
    .filter((word) => word !== '')
    .every((word) => folded.some((text) => text.includes(word)));
}

export const rowFits = (typed: string, { name, ticket, practitioner }: BoardRow): boolean => fits(typed, [name, ticket, practitioner]);

export const needsYouFits = (typed: string, { name, deskNumber, entered }: NeedsYouRow): boolean =>
  fits(typed, [name, deskNumber, entered.given, entered.family]);

export const parkedFits = (typed: string, { name, deskNumber }: ParkedRow): boolean => fits(typed, [name, deskNumber]);
