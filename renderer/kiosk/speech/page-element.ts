/** The part of a page that is read; the browser's own elements fit, and so does a page made of text. */
export interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<PageNode>;
}

export interface PageElement extends PageNode {
  readonly tagName: string;
  getAttribute(name: string): string | null;
  /** Of native fields only. */
  readonly checked?: boolean;
  readonly value?: unknown;
}

const elementNode = 1;
const textNode = 3;

export const isElement = (node: PageNode): node is PageElement => node.nodeType === elementNode;
export const isText = (node: PageNode): boolean => node.nodeType === textNode;
export const childrenOf = (node: PageNode): readonly PageNode[] => Array.from(node.childNodes);
export const tagOf = (element: PageElement): string => element.tagName.toLowerCase();

/** Not there for an ear: hidden, decoration, or behind something that is in front. */
export const isUnheard = (element: PageElement): boolean =>
  element.getAttribute('aria-hidden') === 'true' ||
  element.getAttribute('hidden') !== null ||
  element.getAttribute('inert') !== null ||
  ['script', 'style', 'template'].includes(tagOf(element));

/** Every element in the order of the page, with the root. */
export function* elementsIn(root: PageElement): Generator<PageElement> {
  yield root;
  for (const child of childrenOf(root)) if (isElement(child)) yield* elementsIn(child);
}

export function firstElement(root: PageElement, fits: (element: PageElement) => boolean): PageElement | null {
  for (const element of elementsIn(root)) if (fits(element)) return element;
  return null;
}
