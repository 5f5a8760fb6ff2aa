import { type Instant, instantOf } from '../../shared/domain/time.ts';

/** Two clocks, because only one of them can be trusted not to jump. */
export interface Clock {
  /** The device's own idea of the time; may be wrong and may step. */
  wall(): Instant;
  /** Milliseconds since this start of the program; never goes back. */
  mono(): number;
}

export const systemClock: Clock = {
  wall: () => instantOf(Date.now()),
  mono: () => performance.now(),
};
