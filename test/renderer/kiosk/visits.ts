import { decideFlow } from '../../../renderer/kiosk/flow/decide.ts';
import type { Ask, FlowEvent } from '../../../renderer/kiosk/flow/events.ts';
import type { FlowRules } from '../../../renderer/kiosk/flow/move.ts';
import { type Arrived, atRest, type FlowState } from '../../../renderer/kiosk/flow/state.ts';
import type { DeskNumber } from '../../../shared/domain/hand-off.ts';
import type { Instant } from '../../../shared/domain/time.ts';

export const rules: FlowRules = { today: '2026-11-22', nameTierAllowed: true, codeChannels: [] };

export const arrivedByCode: Arrived = {
  kind: 'arrived',
  arrivedAt: '2026-11-22T14:41:00.000Z' as Instant,
  ticket: 'A14' as DeskNumber,
  tier: 'B',
  alreadyHere: false,
  seating: null,
  wait: { kind: 'range', from: 10, to: 25 },
  tasks: ['details'],
  tabletTasks: [],
};

/** A visit played event by event; `asks` are the questions of the last event. */
export interface Played {
  readonly state: FlowState;
  readonly asks: readonly Ask[];
}

export const play = (events: readonly FlowEvent[], from: FlowState = atRest('en'), place: FlowRules = rules): Played =>
  events.reduce<Played>(({ state }, event) => decideFlow(state, event, place), { state: from, asks: [] });

export const keys = (digits: string): readonly FlowEvent[] => [...digits].map((digit) => ({ type: 'digit', digit }) as const);
export const english: FlowEvent = { type: 'language', language: 'en' };
export const spanish: FlowEvent = { type: 'language', language: 'es' };
export const next: FlowEvent = { type: 'next' };
export const back: FlowEvent = { type: 'back' };

export const withCode: readonly FlowEvent[] = [english, ...keys('482190351122'), next];
export const withDate: readonly FlowEvent[] = [...withCode, ...keys('03041948'), next];
export const arrived: readonly FlowEvent[] = [...withDate, { type: 'identified', answer: arrivedByCode }];
export const withName: readonly FlowEvent[] = [
  english,
  { type: 'no-letter' },
  { type: 'text', text: 'O’Brien' },
  next,
  ...keys('03041948'),
  next,
  ...keys('4821'),
  next,
];
export const atDetails: readonly FlowEvent[] = [
  ...arrived,
  { type: 'begin-tasks' },
  {
    type: 'details',
    rows: [
      { field: 'phone', masked: '•••••• 4821', changeAsked: false },
      { field: 'address', masked: '•••••• 04', changeAsked: false },
    ],
  },
];
