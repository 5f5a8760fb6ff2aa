import type { HandOffReason } from '../../../shared/domain/hand-off.ts';

interface Call {
  readonly reason: HandOffReason;
  readonly deskNumber: string;
}

/**
 * Which people have asked for help since we last looked. Only these make a sound.
 * @param known numbers calling before; null at the first look, when nothing is new
 */
export function newHelpCalls(known: ReadonlySet<string> | null, calls: readonly Call[]): readonly string[] {
  const calling = helpNumbers(calls);
  return known === null ? [] : calling.filter((number) => !known.has(number));
}

export const helpNumbers = (calls: readonly Call[]): readonly string[] =>
  calls.filter(({ reason }) => reason === 'patient-choice').map(({ deskNumber }) => deskNumber);
