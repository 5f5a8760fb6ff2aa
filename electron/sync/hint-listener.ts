import { presenceHint } from '../../shared/sync/portal-api.ts';
import { pauseAfter } from './decide-next.ts';
import type { PortalClient } from './portal-client.ts';
import { failureOf } from './portal-failures.ts';
import type { Timers } from './timers.ts';

export interface HintListenerOptions {
  readonly client: Pick<PortalClient, 'openHints'>;
  readonly timers: Timers;
  readonly random: () => number;
  /** Something changed at the portal, or may have while nobody listened. */
  readonly onHint: () => void;
  /** Somebody came to a kiosk or left it, or staff want something of one. */
  readonly onPresence?: () => void;
  /** Something that is no failure of the line; listening goes on all the same. */
  readonly reportBug: (error: unknown) => void;
  /** The portal sends a comment at least every 15 s; longer silence than this means the line is dead. */
  readonly silenceMs?: number;
}

/** Keeps one line of server-sent events open until `signal` ends it. A lost hint costs time, never correctness (S36). */
export async function listenForHints(
  { client, timers, random, onHint, onPresence = () => undefined, reportBug, silenceMs = 40_000 }: HintListenerOptions,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const heard = await listenOnce({ client, timers, onHint, onPresence, reportBug, silenceMs }, signal);
    failures = heard === 'heard' ? 1 : failures + 1;
    await timers.sleep(pauseAfter(failures, { kind: heard === 'permanent' ? 'permanent' : 'transient' }, random()), signal);
  }
}

type Ended = 'heard' | 'failed' | 'permanent';

/** One connection, until it ends in whatever way. */
async function listenOnce(
  { client, timers, onHint, onPresence, reportBug, silenceMs }: Required<Omit<HintListenerOptions, 'random'>>,
  signal: AbortSignal,
): Promise<Ended> {
  const line = new AbortController();
  const end = () => line.abort();
  signal.addEventListener('abort', end);
  const watchdog = watch(timers, silenceMs, line);
  try {
    const opened = await client.openHints(line.signal);
    if (!opened.ok) return opened.error.kind === 'permanent' ? 'permanent' : 'failed';
    onHint();
    onPresence();
    const events = createEventReader((name) => (name === presenceHint ? onPresence() : onHint()));
    for await (const part of opened.value as AsyncIterable<Buffer>) {
      watchdog.heard();
      events.read(part);
    }
    return 'heard';
  } catch (error) {
    if (!line.signal.aborted && failureOf(error) === null) reportBug(error);
    return 'failed';
  } finally {
    signal.removeEventListener('abort', end);
    line.abort();
  }
}

/** Ends the line when nothing was heard for too long. */
function watch(timers: Timers, silenceMs: number, line: AbortController): { heard(): void } {
  let pause = new AbortController();
  line.signal.addEventListener('abort', () => pause.abort());
  const wait = async (): Promise<void> => {
    const mine = pause;
    await timers.sleep(silenceMs, mine.signal);
    if (!mine.signal.aborted) line.abort();
  };
  void wait();
  return {
    heard() {
      if (line.signal.aborted) return;
      pause.abort();
      pause = new AbortController();
      void wait();
    },
  };
}

/** Server-sent events, as far as hints need them: an empty line ends an event, a comment alone is none. The name is '' unless it has one. */
export function createEventReader(onEvent: (name: string) => void): { read(part: Buffer): void } {
  let rest = '';
  let started = false;
  let name = '';
  const line = (text: string): void => {
    if (text === '') {
      if (started) onEvent(name);
      started = false;
      name = '';
      return;
    }
    if (text.startsWith(':')) return;
    started = true;
    if (text.startsWith('event:')) name = text.slice('event:'.length).trim();
  };
  return {
    read(part) {
      const lines = (rest + part.toString('utf8')).split(/\r\n|\n|\r/);
      rest = (lines.pop() ?? '').slice(-1000);
      lines.forEach(line);
    },
  };
}
