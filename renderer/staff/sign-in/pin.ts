/** What can be said of a PIN before main is asked; main alone decides what is too simple. */
export function judgePin(pin: string, again: string): 'too-short' | 'different' | null {
  if (!/^\d{6,12}$/.test(pin)) return 'too-short';
  return pin === again ? null : 'different';
}
