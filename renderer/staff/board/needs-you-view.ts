import { minutesFrom } from '../../../shared/domain/time.ts';
import type { NeedsYouRow } from '../staff-window.ts';
import type { StaffWords } from '../words/catalogue.ts';
import { bornOn } from '../words/dates.ts';
import { waitOf } from '../words/lengths.ts';
import type { Shape, When } from './row-view.ts';

export interface NeedsYouView {
  readonly shape: Shape;
  readonly number: string;
  readonly reason: string;
  readonly todo: string;
  /** Whom the record names, else what was typed. Empty when nothing is known. */
  readonly who: string;
  readonly wait: string;
}

/** Someone who waits for the desk, in words. */
export function viewNeedsYou(
  row: NeedsYouRow,
  { now }: Pick<When, 'now'>,
  { words, locale }: { readonly words: StaffWords; readonly locale: string },
): NeedsYouView {
  const asked = row.entered.asked;
  const { title, todo } = asked === undefined ? words.reasons[row.reason] : words.askedTime[asked.about];
  return {
    shape: row.reason === 'patient-choice' ? 'help' : 'number',
    number: row.deskNumber,
    reason: title,
    todo,
    who: whoIs(row, words, locale),
    wait: waitOf(Math.max(0, minutesFrom(row.waitingSince, now)), words),
  };
}

/** A name is enough to call somebody by; without one, what else there is. The drawer has all of it. */
function whoIs({ name, entered }: NeedsYouRow, words: StaffWords, locale: string): string {
  const typed = [entered.given, entered.family].filter((part) => part !== undefined && part !== '').join(' ');
  if (name !== null || typed !== '') return name ?? typed;
  const born = entered.birthDate ? bornOn(entered.birthDate, words, locale) : '';
  return born === '' && entered.codeTail ? `${words.drawer.codeTail} ${entered.codeTail}` : born;
}
