import { type Json, objectOf, objectsOf, textOf } from './json.ts';
import { parseUrl, urnTail } from './source.ts';

/** What a FHIR Reference points at. `local`: a resource contained in the same one. `system` null: not said, the resource's own first. */
export type Target =
  | { readonly kind: 'local'; readonly resource: Json; readonly id: string }
  | { readonly kind: 'id'; readonly type: string | null; readonly system: string | null; readonly id: string }
  | { readonly kind: 'identifier'; readonly type: string | null; readonly system: string | null; readonly value: string };

/** Reads `Type/id`, absolute and versioned URLs, `urn:uuid:`, `#contained`, `Type?identifier=system|value` and logical references. */
export function readReference(reference: unknown, container: Json): Target | null {
  const object = objectOf(reference);
  const text = textOf(object?.['reference']);
  return (text === null ? null : byText(text, container)) ?? byIdentifier(object);
}

function byText(text: string, container: Json): Target | null {
  if (text.startsWith('#')) {
    const resource = objectsOf(container['contained']).find(({ id }) => id === text.slice(1) || id === text);
    return resource ? { kind: 'local', resource, id: text.slice(1) } : null;
  }
  const url = parseUrl(text);
  if (url) return { kind: 'id', type: url.type, system: url.base, id: url.id };
  const tail = urnTail(text);
  if (tail !== null) return { kind: 'id', type: null, system: null, id: tail };
  const [, searched, system, value] = /^([A-Z][A-Za-z]+)\?identifier=(?:([^|]*)\|)?(.+)$/.exec(text) ?? [];
  if (value !== undefined)
    return { kind: 'identifier', type: searched ?? null, system: decoded(system ?? '') || null, value: decoded(value) };
  const [, type, id] = /^([A-Z][A-Za-z]+)\/([^/?#]+)(?:\/_history\/[^/]+)?$/.exec(text) ?? [];
  return id === undefined ? null : { kind: 'id', type: type ?? null, system: null, id };
}

function byIdentifier(object: Json | null): Target | null {
  const identifier = objectOf(object?.['identifier']);
  const value = textOf(identifier?.['value']);
  return value === null ? null : { kind: 'identifier', type: textOf(object?.['type']), system: textOf(identifier?.['system']), value };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
