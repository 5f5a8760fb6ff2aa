import type { ConsoleStore } from '../store/store.ts';

/** The practitioners and kinds of visit of the days this console keeps, each once, in order: what a manager's rule may name. */
export function namesInUse({ appointments }: ConsoleStore): { readonly practitioners: string[]; readonly visitTypes: string[] } {
  const all = appointments.all();
  return { practitioners: eachOnce(all.map((one) => one.practitioner)), visitTypes: eachOnce(all.map((one) => one.visitType)) };
}

const eachOnce = (names: readonly (string | null)[]): string[] =>
  [...new Set(names.filter((name) => name !== null))].sort((a, b) => a.localeCompare(b)).slice(0, most);

/** More than anybody reads through while typing. */
const most = 200;
