import type { z } from 'zod';
import type { Exposed } from '../../shared/ipc/contract.ts';
import type { Board, staffContract } from '../../shared/ipc/staff.ts';

/** What the staff preload gives this page, and its only way out. */
export type StaffWindow = Exposed<typeof staffContract>;

type Methods = typeof staffContract.methods;
/** Every way one call can be refused: its own reasons and the pipe's. */
export type RefusalOf<N extends keyof Methods> = Extract<Awaited<ReturnType<StaffWindow[N]>>, { ok: false }>['error'];

export type Freshness = Board['freshness'];
export type NeedsYouRow = Board['needsYou'][number];
export type KioskRow = Board['kiosks'][number];
export type ParkedRow = Board['parked'][number];
export type PortalTrouble = NonNullable<Freshness['trouble']>;
/** Why a fact waits for a person to look at it. */
export type ParkReason = ParkedRow['reason'];
/** How a decision or a save can be refused, the portal's absence included. */
export type CommandRefusal = Methods['decideChange']['refusals'][number] | Methods['saveSettings']['refusals'][number];
export type Site = z.infer<Methods['settings']['output']>['site'];
