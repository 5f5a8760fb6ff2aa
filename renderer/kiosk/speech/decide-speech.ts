import { type Heard, type Manner, textOf } from './heard.ts';
import { choicesOf, type Numbered, type Option, onPage, pagesOf } from './options.ts';
import type { Control, State } from './read-control.ts';
import type { Line, Reading } from './read-screen.ts';

/** One thing said without a pause; between two of them a key may come. */
export type Said = readonly Heard[];

const own = (text: string, { lang }: Manner): Said => [{ text, lang, private: false }];

/**
 * What a change of the screen says: all of a new screen; of the same one only what is new in it: an error, a receipt, what a key typed, the
 * state of what was pressed. Nothing when nothing a person should hear has changed.
 */
export function decideSpeech(before: Reading | null, after: Reading, options: readonly Option[], manner: Manner): readonly Said[] {
  if (before === null || before.name !== after.name) return sayScreen(after, options, manner);
  return [...typedNow(before, after, manner), ...newLines(before, after), ...movedOn(before, after, manner)];
}

/** The whole screen: heading, lines, then how to answer it. */
export const sayScreen = (screen: Reading, options: readonly Option[], manner: Manner): readonly Said[] => [
  ...sayLines(screen, ({ aside }) => !aside),
  ...howToAnswer(screen, options, manner),
];

/** Everything that stands there, and everything that can be done. */
export const sayAll = (screen: Reading, options: readonly Option[], page: number, manner: Manner): readonly Said[] => [
  ...sayLines(screen, () => true),
  ...sayOptions(options, page, manner),
];

function sayLines({ heading, lines }: Reading, which: (line: Line) => boolean): readonly Said[] {
  const said = lines.filter((line) => !line.typed && line.words.length > 0 && which(line)).map(({ words }) => words);
  return heading.length > 0 ? [heading, ...said] : said;
}

function howToAnswer({ typing, controls }: Reading, options: readonly Option[], manner: Manner): readonly Said[] {
  const { words } = manner;
  const star = own(words.star, manner);
  if (typing === 'letters') return [own(words.typeLetters, manner), ...words.padLetters.map((one) => own(one, manner)), star];
  if (typing === 'digits') return [...current(controls, manner), own(words.typeDigits, manner), star];
  const choices = choicesOf(options);
  const primary = controls.find((control) => control.primary && control.state !== 'busy');
  return [
    ...(choices.length > 0 ? [own(words.choose, manner), ...sayNumbered(onPage(choices, 0))] : []),
    ...(primary === undefined ? [] : [own(words.goOn(textOf(primary.name)), manner)]),
    star,
  ];
}

/** Everything a number chooses, after star or 0. */
export function sayOptions(options: readonly Option[], page: number, manner: Manner): readonly Said[] {
  const more = pagesOf(options) > 1 ? [own(manner.words.more, manner)] : [];
  return [own(manner.words.chooseNow, manner), ...sayNumbered(onPage(options, page)), ...more];
}

/** The number in the language of what it chooses, so that one voice says both. */
const sayNumbered = (options: readonly Numbered[]): readonly Said[] =>
  options.map(({ number, name }) => {
    const [first, ...rest] = name;
    if (first === undefined || (first.private && first.unlessKnown !== true))
      return [{ text: `${number}:`, lang: first?.lang ?? 'en', private: false }, ...name];
    return [{ ...first, text: `${number}: ${first.text}` }, ...rest];
  });

/** A control that came under the focus: its name, what it is, how it stands, and where it is among its neighbours. */
export function sayControl(control: Control, { controls }: Reading, manner: Manner): Said {
  const { words } = manner;
  const beside = controls.filter(({ place, key }) => place === control.place && (key === null) === (control.key === null));
  const place = words.position(beside.indexOf(control) + 1, beside.length);
  const role = words.roles[control.role];
  if (control.state === null) return [...control.name, ...own(`${role}, ${place}`, manner)];
  const state = words.states[control.state];
  if (!control.answer) return [...control.name, ...own(`${role}, ${state}, ${place}`, manner)];
  return [...control.name, ...own(role, manner), { text: state, lang: manner.lang, private: true }, ...own(place, manner)];
}

/** Keys typed or taken away since, one by one; letters are said as they are. */
function typedNow(before: Reading, after: Reading, manner: Manner): readonly Said[] {
  const typed = (reading: Reading): readonly Line[] => reading.lines.filter((line) => line.typed);
  return typed(after).flatMap((line, index) => {
    const earlier = typed(before)[index];
    return earlier === undefined ? [] : difference(earlier, line, manner);
  });
}

function difference(before: Line, after: Line, manner: Manner): readonly Said[] {
  const [old, now] = [[...compact(before)], [...compact(after)]];
  const { lang } = after.words[0] ?? before.words[0] ?? manner;
  const said = (keys: readonly string[]): Heard => ({ text: keys.join(' '), lang, private: true, typed: true });
  const change = old.findIndex((key, at) => key !== now[at]);
  const same = change < 0 ? old.length : change;
  if (now.length > same) return [[said(now.slice(same))]];
  return old.length > same ? [[...own(manner.words.deleted, manner), said(old.slice(same))]] : [];
}

const compact = ({ words }: Line): string =>
  words
    .map(({ text }) => text)
    .join('')
    .replaceAll(' ', '');

/** Lines that ask to be heard when they change, as far as they say something new. */
function newLines(before: Reading, after: Reading): readonly Said[] {
  const known = new Set(before.lines.filter(({ live }) => live).map(({ words }) => textOf(words)));
  return after.lines
    .filter(({ live, typed, words }) => live && !typed && words.length > 0 && !known.has(textOf(words)))
    .map(({ words }) => words);
}

/** What was switched, and where the next key goes; only while the same controls stand there. */
function movedOn(before: Reading, after: Reading, manner: Manner): readonly Said[] {
  if (before.controls.length !== after.controls.length) return [];
  const chosenNow = after.controls.some(({ answer, state }, index) => answer && state === 'on' && before.controls[index]?.state !== 'on');
  return after.controls.flatMap((control, index) => {
    const earlier = before.controls[index]?.state ?? null;
    const { state } = control;
    // Whoever turned speech on or off hears so anyway.
    if (textOf(control.name) === manner.words.listen) return [];
    if (control.key !== null || state === null || state === earlier || state === 'busy' || earlier === 'busy') return [];
    if (control.answer) return state === 'off' && chosenNow ? [] : [answered(control, state, manner)];
    return [[...control.name, ...own(manner.words.states[state], manner)]];
  });
}

/** Which answer was chosen is said in private only, name and all. */
const answered = ({ name }: Control, state: State, manner: Manner): Said =>
  [...name, ...own(manner.words.states[state], manner)].map(({ text, lang }) => ({ text, lang, private: true }));

const current = (controls: readonly Control[], manner: Manner): readonly Said[] =>
  controls.filter(({ state }) => state === 'current').map(({ name }) => [...name, ...own(manner.words.states.current, manner)]);

/**
 * Words as they may be said on an output: elsewhere than in private, a value is "shown on the screen" and a key is a mask.
 * @param known sentences that are the same for everybody
 */
export function forOutput(
  said: Said,
  output: { readonly private: boolean },
  { words, lang }: Manner,
  known: (lang: string) => ReadonlySet<string>,
): Said {
  if (output.private) return said;
  const hidden = (typed: boolean): Heard => ({ text: typed ? words.mask : words.onScreenOnly, lang, private: false });
  const isKnown = ({ unlessKnown, text, lang: spoken }: Heard): boolean =>
    unlessKnown === true && known(spoken).has(text.replace(/^\d: /, ''));
  const safe = said.map((piece) => (!piece.private ? piece : isKnown(piece) ? { ...piece, private: false } : hidden(piece.typed === true)));
  return safe.filter(({ text }, at) => text !== words.onScreenOnly || safe[at - 1]?.text !== text);
}
