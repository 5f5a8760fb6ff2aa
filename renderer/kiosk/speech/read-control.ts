import { type Heard, joined } from './heard.ts';
import { childrenOf, isElement, isText, isUnheard, type PageElement, type PageNode, tagOf } from './page-element.ts';

export type Role = 'button' | 'choice' | 'check' | 'field' | 'list' | 'link';
export type State = 'on' | 'off' | 'chosen' | 'not-chosen' | 'busy' | 'current';

/** Something a person can press or fill in. */
export interface Control {
  readonly element: PageElement;
  readonly name: readonly Heard[];
  readonly role: Role;
  readonly state: State | null;
  /** The part of the screen it stands in: the task, what leads on, how to read, or what lies in front. */
  readonly place: Place;
  /** One of the keys that type; `tool` is a key that does something else, such as delete. */
  readonly key: 'types' | 'tool' | null;
  /** What leads on. */
  readonly primary: boolean;
  /** It is one answer of several to a question about the person: how it stands is theirs, whatever its words are. */
  readonly answer: boolean;
}
export type Place = 'main' | 'footer' | 'header' | 'front';

/** Where a control stands, and what is known of the text around it. */
export interface Around {
  readonly place: Place;
  readonly lang: string;
  readonly private: boolean;
  /** Private only by where it stands. */
  readonly unlessKnown: boolean;
  readonly inKeys: boolean;
  readonly aside: boolean;
  /** Within a `data-answer`. */
  readonly answer: boolean;
  /** Words of the label that stands around a native field. */
  readonly label: readonly Heard[];
}

const controlTags: Readonly<Record<string, Role>> = { button: 'button', a: 'link', select: 'list', textarea: 'field' };
const controlRoles: Readonly<Record<string, Role>> = {
  button: 'button',
  radio: 'choice',
  checkbox: 'check',
  switch: 'check',
  textbox: 'field',
  option: 'choice',
};

/** What kind of control an element is, if it is one. */
export function roleOf(element: PageElement): Role | null {
  const said = controlRoles[element.getAttribute('role') ?? ''];
  if (said !== undefined) return said;
  const tag = tagOf(element);
  if (tag !== 'input') return controlTags[tag] ?? null;
  const type = element.getAttribute('type') ?? 'text';
  if (type === 'hidden') return null;
  return type === 'radio' ? 'choice' : type === 'checkbox' ? 'check' : 'field';
}

export function readControl(element: PageElement, role: Role, around: Around, byId: ReadonlyMap<string, PageElement>): Control {
  const label = element.getAttribute('aria-label');
  const classes = (element.getAttribute('class') ?? '').split(/\s+/);
  return {
    element,
    name: nameOf(element, around, byId),
    role,
    state: stateOf(element, role),
    place: around.place,
    key: around.inKeys ? (label === null ? 'types' : 'tool') : null,
    primary: classes.includes('button-primary') && around.place === 'footer',
    answer: around.answer,
  };
}

export const isDisabled = (element: PageElement): boolean => element.getAttribute('disabled') !== null;

/** The name as assistive technology would give it: its label, what labels it, or its own words; a field also says its value. */
function nameOf(element: PageElement, around: Around, byId: ReadonlyMap<string, PageElement>): readonly Heard[] {
  const label = element.getAttribute('aria-label');
  const named = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).flatMap((id) => byId.get(id) ?? []);
  const value = typeof element.value === 'string' && roleOf(element) === 'field' ? element.value : '';
  const filled = value === '' ? [] : [{ text: ` ${value}`, lang: around.lang, private: true }];
  if (label !== null) return joined([{ text: label, lang: langOf(element, around.lang), ...privacyOf(element, around) }, ...filled]);
  if (named.length > 0) return joined([...named.flatMap((one) => [...piecesOf(one, around), space(around)]), ...filled]);
  const pointing = byId.get(`for ${element.getAttribute('id')}`);
  const labels = pointing === undefined ? around.label : piecesOf(pointing, around);
  return joined([...labels, ...piecesOf(element, around), ...filled]);
}

const space = ({ lang }: Around): Heard => ({ text: ' ', lang, private: false });

/** The words inside an element, without what an ear should not get. */
export function piecesOf(node: PageNode, around: Pick<Around, 'lang' | keyof Privacy>): readonly Heard[] {
  const { lang, private: hidden, unlessKnown } = around;
  if (isText(node)) return [{ text: node.textContent ?? '', lang, private: hidden, unlessKnown }];
  if (!isElement(node) || isUnheard(node)) return [];
  const here = { lang: langOf(node, lang), ...privacyOf(node, around) };
  if (node.getAttribute('role') === 'img') return [{ text: node.getAttribute('aria-label') ?? '', ...here }];
  if (tagOf(node) === 'img') return [{ text: node.getAttribute('alt') ?? '', ...here }];
  if (tagOf(node) === 'svg') return [];
  // Parts that stand beside or under each other are words of their own.
  const gap = { text: ' ', ...here };
  return [gap, ...childrenOf(node).flatMap((child) => piecesOf(child, here)), gap];
}

export const langOf = (element: PageElement, lang: string): string => element.getAttribute('lang') ?? lang;

type Privacy = Pick<Around, 'private' | 'unlessKnown'>;

/**
 * `data-private`: a value of the person. `data-personal`: a screen about the person, where all is private but sentences everybody reads.
 * `data-clinic`: the same for everybody.
 */
export function privacyOf(element: PageElement, around: Privacy): Privacy {
  const has = (name: string): boolean => element.getAttribute(name) !== null;
  if (has('data-private')) return { private: true, unlessKnown: false };
  if (has('data-clinic') && (around.unlessKnown || !around.private)) return { private: false, unlessKnown: false };
  if (has('data-personal') && !around.private) return { private: true, unlessKnown: true };
  return { private: around.private, unlessKnown: around.unlessKnown };
}

function stateOf(element: PageElement, role: Role): State | null {
  const said = (name: string): string | null => element.getAttribute(name);
  if (said('aria-disabled') === 'true' || said('aria-busy') === 'true') return 'busy';
  if (said('aria-pressed') !== null) return said('aria-pressed') === 'true' ? 'on' : 'off';
  const checked = said('aria-checked') ?? said('aria-selected');
  if (checked !== null) return checked === 'true' ? 'chosen' : 'not-chosen';
  if ((role === 'choice' || role === 'check') && element.checked !== undefined) return element.checked ? 'chosen' : 'not-chosen';
  return said('aria-current') === 'true' ? 'current' : null;
}
