import { join } from 'node:path';
import { z } from 'zod';
import { defaultPorts } from '../config.ts';
import type { Desk } from './command.ts';
import type { Flag, Typed } from './grammar.ts';
import { readJson } from './private-file.ts';

export const urlFlags: readonly Flag[] = [
  { name: 'portal-url', value: 'URL', help: 'where devices reach the portal; where it last listened otherwise' },
  { name: 'enrol-url', value: 'URL', help: 'where devices enrol; where it last listened otherwise' },
];

const Addresses = z.object({ portalUrl: z.url(), enrolUrl: z.url() });
type Addresses = z.infer<typeof Addresses>;

const defaultUrls: Addresses = {
  portalUrl: `https://127.0.0.1:${defaultPorts.port}`,
  enrolUrl: `https://127.0.0.1:${defaultPorts.enrolPort}`,
};

/** As given, else as the portal noted at its last start, else its default ports on this machine. */
export function portalUrls({ places }: Desk, typed: Typed): Addresses {
  const noted = readJson(join(places.dataDir, 'addresses.json'), Addresses) ?? defaultUrls;
  return { portalUrl: typed.one('portal-url') ?? noted.portalUrl, enrolUrl: typed.one('enrol-url') ?? noted.enrolUrl };
}
