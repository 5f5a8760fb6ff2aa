import { LocalDate } from '../../shared/domain/time.ts';

/** Somebody invented, each of whose words can be recognised wherever it turns up. */
export interface MadeUpPerson {
  readonly id: string;
  readonly family: string;
  readonly given: string;
  readonly birthDate: LocalDate;
  readonly phone: string;
  readonly email: string;
  readonly street: string;
  readonly postalCode: string;
}

/** So many people no two of whom share a word. Only letters that every keyboard of the kiosk has. */
export function madeUpPeople(count: number, random: () => number): readonly MadeUpPerson[] {
  const used = new Set<string>();
  const word = (syllables: number): string => {
    for (;;) {
      const made = Array.from({ length: syllables }, () => pick(consonants, random) + pick(vowels, random)).join('');
      if (!used.has(made)) return used.add(made) && made;
    }
  };
  return Array.from({ length: count }, (_, index) => {
    const family = capital(word(6));
    return {
      id: `made-up-${index}`,
      family,
      given: capital(word(5)),
      birthDate: LocalDate.parse(`${1930 + below(70, random)}-${two(1 + below(12, random))}-${two(1 + below(28, random))}`),
      phone: `+1 55${below(10, random)} ${String(100 + (index % 900))} ${String(1000 + Math.floor(index / 900) * 900 + below(900, random))}`,
      email: `${word(5)}@${word(4)}.example`,
      street: `${100 + below(900, random)} ${capital(word(5))} Street`,
      postalCode: String(10_000 + index * 7),
    };
  });
}

const consonants = ['b', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 't', 'v', 'z'];
const vowels = ['a', 'e', 'i', 'o', 'u'];
const below = (limit: number, random: () => number): number => Math.floor(random() * limit);
const pick = (from: readonly string[], random: () => number): string => from[below(from.length, random)] ?? '';
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
const two = (value: number): string => String(value).padStart(2, '0');
