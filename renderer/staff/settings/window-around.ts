/**
 * Local times from when to when a start is open for check-in; past midnight it stops at the day's ends, which is enough for an example.
 * @param start `HH:MM`
 * @returns null while the numbers are being typed
 */
export function windowAround(
  start: string,
  { before, after }: { readonly before: number; readonly after: number },
): { readonly from: string; readonly to: string } | null {
  if (!Number.isInteger(before) || !Number.isInteger(after) || before < 0 || after < 0) return null;
  const [hours = 0, minutes = 0] = start.split(':').map(Number);
  const at = hours * 60 + minutes;
  return { from: clockOf(Math.max(0, at - before)), to: clockOf(Math.min(23 * 60 + 59, at + after)) };
}

const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
