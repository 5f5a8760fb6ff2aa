import type { z } from 'zod';
import type { Caller, Permission } from '../domain/access.ts';
import type { Result } from '../result.ts';

/** One IPC method. Types, validation, access and both preloads derive from this object alone. */
export interface Method<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType, E extends string = string> {
  readonly input: In;
  readonly output: Out;
  readonly refusals: readonly E[];
  /** No default: a method whose author forgot to say who may call it does not compile. */
  readonly needs: Permission | null;
}

export const method = <In extends z.ZodType, Out extends z.ZodType, const E extends string = never>(
  definition: Method<In, Out, E>,
): Method<In, Out, E> => definition;

export interface Contract<M extends Record<string, Method> = Record<string, Method>> {
  readonly surface: Caller['surface'];
  readonly methods: M;
}

/** What any call may answer besides its own refusals: the pipe itself said no. */
export type PipeRefusal = 'forbidden' | 'malformed' | 'unavailable';

type RefusalOf<T extends Method> = T['refusals'][number];
/** A handler says `unavailable` itself when the disk refused the write: nothing happened, promise nobody anything. */
type HandlerAnswer<T extends Method> = Result<z.input<T['output']>, RefusalOf<T> | 'unavailable'>;

export type Handlers<C extends Contract> = {
  readonly [N in keyof C['methods']]: (
    input: z.output<C['methods'][N]['input']>,
  ) => HandlerAnswer<C['methods'][N]> | Promise<HandlerAnswer<C['methods'][N]>>;
};

export type Client<C extends Contract> = {
  readonly [N in keyof C['methods']]: (
    input: z.input<C['methods'][N]['input']>,
  ) => Promise<Result<z.output<C['methods'][N]['output']>, RefusalOf<C['methods'][N]> | PipeRefusal>>;
};

/** What a preload exposes: one function per method, and a bell that carries no data. */
export type Exposed<C extends Contract> = Client<C> & {
  /** Something changed: ask again. Returns the function that stops listening. */
  onChanged(listener: () => void): () => void;
};

export const channelOf = (contract: Contract, name: string): string => `${contract.surface}:${name}`;
/** Main rings it towards a window; the window asks again, so access is decided in one place. */
export const changedChannel = (surface: Contract['surface']): string => `${surface}:changed`;

/** Builds the calls a preload exposes: one function per method and nothing else. */
export function clientFor<C extends Contract>(contract: C, invoke: (channel: string, input: unknown) => Promise<unknown>): Client<C> {
  const calls = Object.keys(contract.methods).map((name) => [name, (input: unknown) => invoke(channelOf(contract, name), input)]);
  return Object.fromEntries(calls) as Client<C>;
}
