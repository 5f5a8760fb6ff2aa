/** A PIN that a colleague would try first: one digit over and over, a run up or down, or a short piece repeated. */
export function isTooSimplePin(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10);
  const [first] = steps;
  if (steps.every((step) => step === first) && (first === 0 || first === 1 || first === 9)) return true;
  return [2, 3].some((length) => pin.length % length === 0 && pin === pin.slice(0, length).repeat(pin.length / length));
}
