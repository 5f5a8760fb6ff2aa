import type { Source } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { conceptCodes, cut, type Json, objectOf, objectsOf, textOf } from './json.ts';
import type { ImportRefusal } from './refusal.ts';

/** Where a resource stood: its entry's fullUrl and the bundle's own source, when it came in a bundle. */
export interface Origin {
  readonly fullUrl: string | null;
  readonly bundleSource: string | null;
}

export const noOrigin: Origin = { fullUrl: null, bundleSource: null };

/** The system of records that name none. It does not depend on folder or file names, so the same export is the same records anywhere. */
export const defaultSystem = 'import';

/**
 * Which system a resource comes from and its id there; unique together. System, first that is known: Resource.meta.source, the base of an
 * http(s) fullUrl, Bundle.meta.source, the system of a Patient's own record number, else `import`. Id: Resource.id, the fullUrl's last
 * part, else the first identifier.
 */
export function sourceOf(resource: Json, origin: Origin): Result<Source, ImportRefusal> {
  const id = idOf(resource, origin);
  if (id === null) return err('no-id');
  if (id.length > 200) return err('id-invalid');
  return ok({ system: systemOf(resource, origin), id });
}

export function systemOf(resource: Json, { fullUrl, bundleSource }: Origin): string {
  const base = fullUrl === null ? undefined : parseUrl(fullUrl)?.base;
  const numbering = resource['resourceType'] === 'Patient' ? recordNumberSystem(resource) : null;
  return cut(metaSource(resource) ?? base ?? bundleSource ?? numbering ?? defaultSystem, 200);
}

/** meta.source without its fragment, which names one message and changes with each. */
export const metaSource = (resource: Json): string | null => textOf(objectOf(resource['meta'])?.['source'])?.split('#')[0] || null;

/** `http://host/fhir/Patient/1` -> base, type and id; null for anything else. */
export function parseUrl(url: string): { readonly base: string; readonly type: string; readonly id: string } | null {
  const match = /^(https?:\/\/.+?)\/([A-Z][A-Za-z]+)\/([^/?#]+)(?:\/_history\/[^/?#]+)?$/.exec(url);
  const [, base, type, id] = match ?? [];
  return base === undefined || type === undefined || id === undefined ? null : { base, type, id };
}

/** The tail of `urn:uuid:...` or `urn:oid:...`; null for anything else. */
export const urnTail = (url: string): string | null => /^urn:(?:uuid|oid):(.+)$/i.exec(url)?.[1] ?? null;

function idOf(resource: Json, { fullUrl }: Origin): string | null {
  const own = textOf(resource['id']);
  if (own !== null) return own;
  if (fullUrl !== null) return parseUrl(fullUrl)?.id ?? urnTail(fullUrl) ?? fullUrl.split('/').at(-1) ?? null;
  for (const { system, value } of objectsOf(resource['identifier'])) {
    const text = textOf(value);
    if (text !== null) return [textOf(system) ?? '', text].join('|');
  }
  return null;
}

/**
 * The system that gave a patient's record number: identifier type MR, else the first identifier that is not a number people carry everywhere
 * (v2-0203: social security, licence, passport, tax, member and national numbers).
 */
function recordNumberSystem(resource: Json): string | null {
  const identifiers = objectsOf(resource['identifier']).filter(({ system }) => textOf(system) !== null);
  const typed = (identifier: Json) => conceptCodes(identifier['type']);
  const own =
    identifiers.find((one) => typed(one).includes('MR')) ?? identifiers.find((one) => !typed(one).some((code) => carried.has(code)));
  return textOf(own?.['system']);
}

const carried = new Set(['SS', 'DL', 'PPN', 'TAX', 'MB', 'NI', 'NH', 'HC', 'MC', 'MA', 'PNT', 'CZ', 'SB', 'SN', 'NPI', 'DR']);
