import { type Heard, joined, textOf } from './heard.ts';
import {
  childrenOf,
  elementsIn,
  firstElement,
  isElement,
  isText,
  isUnheard,
  type PageElement,
  type PageNode,
  tagOf,
} from './page-element.ts';
import { type Around, type Control, isDisabled, langOf, type Place, piecesOf, privacyOf, readControl, roleOf } from './read-control.ts';

/** One sentence or value on the screen. */
export interface Line {
  readonly words: readonly Heard[];
  /** Said again when it changes. */
  readonly live: boolean;
  /** Grows with each key: only what was added or taken away is said. */
  readonly typed: boolean;
  /** Beside the matter: said only when everything is asked for. */
  readonly aside: boolean;
  readonly place: Place;
}

/** What a screen says to an ear: nothing here is particular to any screen. */
export interface Reading {
  /** Tells one screen from the next. */
  readonly name: string;
  readonly heading: readonly Heard[];
  readonly lines: readonly Line[];
  readonly controls: readonly Control[];
  /** What keys type into here, if anything. */
  readonly typing: 'digits' | 'letters' | null;
}

/** Where reading goes on without a break: everything else begins a new line. */
const inline = new Set(['span', 'strong', 'b', 'em', 'i', 'bdi', 'small', 'abbr', 'time', 'mark', 'label', 'sub', 'sup', 'code']);

/**
 * Reads a page as it stands: its heading, its lines, its controls. Something in front (a question with one answer) is read alone.
 * @param lang of text that names none
 */
export function readScreen(page: PageElement, lang: string): Reading {
  const front = firstElement(page, (element) => /dialog$/.test(element.getAttribute('role') ?? ''));
  const root = front ?? page;
  const byId = new Map([...elementsIn(page)].flatMap((one) => withId(one)));
  const found = { heading: null as readonly Heard[] | null, lines: [] as Line[], controls: [] as Control[], keys: null as string | null };
  const walk = { byId, found };
  read(
    root,
    {
      place: front === null ? 'main' : 'front',
      lang,
      private: false,
      unlessKnown: false,
      inKeys: false,
      aside: false,
      answer: false,
      label: [],
    },
    walk,
  );
  const field = found.controls.some(({ role, place }) => role === 'field' && place === 'main');
  const name = front === null ? firstElement(page, isTask)?.getAttribute('data-screen') : null;
  return {
    name: `${name ?? ''} ${front === null ? '' : 'front'} ${textOf(found.heading ?? [])}`.trim(),
    heading: found.heading ?? [],
    lines: found.lines,
    controls: found.controls,
    typing: found.keys === 'digits' ? 'digits' : found.keys !== null || field ? 'letters' : null,
  };
}

const isTask = (element: PageElement): boolean => tagOf(element) === 'main';

/** Labels count by what they are for, too. */
function withId(element: PageElement): [string, PageElement][] {
  const id = element.getAttribute('id');
  const target = tagOf(element) === 'label' ? element.getAttribute('for') : null;
  return [
    ...(id === null ? [] : [[id, element] as [string, PageElement]]),
    ...(target === null ? [] : [[`for ${target}`, element] as [string, PageElement]]),
  ];
}

interface Walk {
  readonly byId: ReadonlyMap<string, PageElement>;
  readonly found: { heading: readonly Heard[] | null; readonly lines: Line[]; readonly controls: Control[]; keys: string | null };
}

function read(element: PageElement, before: Around, walk: Walk): void {
  if (isUnheard(element)) return;
  const role = roleOf(element);
  const around = aroundIn(element, before);
  if (tagOf(element) === 'label' && holdsControl(element))
    return readLabelled(element, { ...around, label: piecesOf(element, before) }, walk);
  if (role !== null) {
    if (!isDisabled(element)) walk.found.controls.push(readControl(element, role, before, walk.byId));
    return;
  }
  if (around.inKeys) walk.found.keys = element.getAttribute('data-keys') ?? walk.found.keys;
  if (tagOf(element) === 'h1') {
    walk.found.heading ??= joined(piecesOf(element, before));
    return;
  }
  if (isLive(element) && !holdsControl(element)) return addLine(piecesOf(element, before), element, around, walk);
  readChildren(element, around, walk);
}

/** A label around a field is the field's name, and no line of its own. */
function readLabelled(element: PageElement, around: Around, walk: Walk): void {
  for (const child of childrenOf(element))
    if (isElement(child) && (roleOf(child) !== null || holdsControl(child))) read(child, around, walk);
}

/** Text that stands together is one line; whatever holds a control or a block is read by itself. */
function readChildren(element: PageElement, around: Around, walk: Walk): void {
  let run: Heard[] = [];
  const flush = (): void => {
    addLine(run, element, around, walk);
    run = [];
  };
  for (const child of childrenOf(element)) {
    if (isRunning(child)) run.push(...piecesOf(child, around));
    else if (isElement(child)) {
      flush();
      read(child, around, walk);
    }
  }
  flush();
}

const isRunning = (node: PageNode): boolean =>
  isText(node) || (isElement(node) && inline.has(tagOf(node)) && roleOf(node) === null && !isLive(node) && !holdsMore(node));

/** Whether something inside must be read by itself. */
const holdsMore = (element: PageElement): boolean =>
  firstElement(
    element,
    (one) =>
      one !== element && (roleOf(one) !== null || isLive(one) || !(inline.has(tagOf(one)) || tagOf(one) === 'svg' || isDrawing(one))),
  ) !== null;

const isDrawing = (element: PageElement): boolean => ['path', 'circle', 'rect', 'line', 'g', 'img', 'br'].includes(tagOf(element));
const holdsControl = (element: PageElement): boolean => firstElement(element, (one) => roleOf(one) !== null) !== null;

function addLine(pieces: readonly Heard[], element: PageElement, { place, aside }: Around, { found }: Walk): void {
  const words = joined(pieces);
  const typed = element.getAttribute('data-typed') !== null;
  const live = isLive(element);
  // The header names the clinic and how to read; it is not part of any task.
  if ((words.length > 0 || typed) && (place !== 'header' || live)) found.lines.push({ words, live, typed, place, aside });
}

const isLive = (element: PageElement): boolean =>
  ['status', 'alert', 'log'].includes(element.getAttribute('role') ?? '') ||
  /^(polite|assertive)$/.test(element.getAttribute('aria-live') ?? '');

function aroundIn(element: PageElement, before: Around): Around {
  return {
    place: placeOf(element, before.place),
    lang: langOf(element, before.lang),
    ...privacyOf(element, before),
    label: before.label,
    aside: before.aside || tagOf(element) === 'aside' || element.getAttribute('data-aside') !== null,
    answer: before.answer || element.getAttribute('data-answer') !== null,
    inKeys: before.inKeys || element.getAttribute('data-keys') !== null,
  };
}

function placeOf(element: PageElement, before: Place): Place {
  if (before === 'front') return before;
  const tag = tagOf(element);
  return tag === 'header' || tag === 'footer' || tag === 'main' ? tag : before;
}
