import type { WaitingWords } from './en.ts';

export const waitingEs: WaitingWords = {
  label: 'Cuánto se espera',
  range: (from, to) => `Normalmente, de ${from} a ${to} minutos.`,
  upTo: (to) => `Normalmente, hasta ${to} minutos.`,
  longer: 'Está tardando más de lo que dijimos. Lo sentimos.',
  noPromise: 'Le llamaremos.',
};
