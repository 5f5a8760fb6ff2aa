import { type Caller, mayCall } from '../../shared/domain/access.ts';
import { type Contract, channelOf, type Handlers, type PipeRefusal } from '../../shared/ipc/contract.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { createCallBudget } from './call-budget.ts';

/** The part of Electron this module needs; `electron-wire.ts` implements it, tests pass a Map. */
export interface Wire {
  /** `sender` is null when the message did not come from the main frame of a known window on its own page. */
  handle(channel: string, listener: (sender: number | null, payload: unknown) => Promise<unknown>): void;
}

export interface ServeDeps<C extends Contract> {
  readonly wire: Wire;
  readonly callerOf: (sender: number) => Caller | null;
  /** Milliseconds, monotonic. */
  readonly mono: () => number;
  /** Asked at each call: what a device can do changes when it is enrolled or its store fails. */
  readonly handlers: () => Handlers<C>;
  readonly onRejected: (channel: string, why: PipeRefusal) => void;
  readonly onBug: (channel: string, error: unknown) => void;
}

/** The only way from a window into a use-case: who may ask, is the question well formed, then answer. */
export function serve<C extends Contract>(contract: C, { wire, callerOf, mono, handlers, onRejected, onBug }: ServeDeps<C>): void {
  const budget = createCallBudget(mono);
  for (const [name, { input, output, needs }] of Object.entries(contract.methods)) {
    const channel = channelOf(contract, name);
    const reject = (why: PipeRefusal): Result<never, PipeRefusal> => {
      onRejected(channel, why);
      return err(why);
    };

    wire.handle(channel, async (sender, payload): Promise<Result<unknown, string>> => {
      const caller = sender === null ? null : callerOf(sender);
      if (!mayCall(contract.surface, needs, caller)) return reject('forbidden');
      if (!budget.spend()) return reject('unavailable');

      const question = input.safeParse(payload);
      if (!question.success) return reject('malformed');

      try {
        const answer: Result<unknown, string> = await handlers()[name as keyof C['methods']](question.data as never);
        // Parsing the answer drops every field the contract does not name, so a wide row cannot leak.
        return answer.ok ? ok(output.parse(answer.value)) : answer;
      } catch (error) {
        onBug(channel, error);
        return err('unavailable');
      }
    });
  }
}
