import type { PageElement, PageNode } from '../../../../renderer/kiosk/speech/page-element.ts';

const empty = new Set(['input', 'img', 'br', 'hr', 'meta', 'link']);
const part = /<\/([a-z0-9-]+)>|<([a-z0-9-]+)((?:\s+[\w-]+="[^"]*")*)\s*\/?>|([^<]+)/gi;

interface MadeElement extends PageElement {
  readonly childNodes: PageNode[];
}

/**
 * A page made of the markup React writes, as far as reading it needs.
 * @param without elements with this attribute are taken for hidden
 */
export function pageOf(html: string, without?: string): PageElement {
  const root = element('body', '');
  const open = [root];
  for (const [, closed, name, attributes = '', text] of html.matchAll(part)) {
    const parent = open.at(-1) ?? root;
    if (closed !== undefined) open.pop();
    else if (text !== undefined) parent.childNodes.push({ nodeType: 3, textContent: decoded(text), childNodes: [] });
    else if (name !== undefined) {
      const left = without !== undefined && attributes.includes(` ${without}=`);
      const made = element(name, left ? `${attributes} hidden=""` : attributes);
      parent.childNodes.push(made);
      if (!empty.has(name)) open.push(made);
    }
  }
  return root;
}

function element(tagName: string, written: string): MadeElement {
  const attributes = new Map([...written.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decoded(value)]));
  return {
    nodeType: 1,
    tagName,
    textContent: null,
    childNodes: [],
    getAttribute: (name) => attributes.get(name) ?? null,
    ...(tagName === 'input' ? { value: attributes.get('value') ?? '', checked: attributes.has('checked') } : {}),
  };
}

const marks: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'", nbsp: ' ' };
const decoded = (text: string): string => text.replaceAll(/&([#\w]+);/g, (_, name: string) => marks[name] ?? '');
