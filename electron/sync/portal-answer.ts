import type { Dispatcher } from 'undici';
import type { z } from 'zod';
import { Instant, msOf, plusMs } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Failure } from '../../shared/sync/delivery.ts';
import { Refused } from '../../shared/sync/portal-api.ts';
import { AnswerTooLarge, failureOfAnswer, failureOfRefusal, malformedAnswer, serverFailed } from './portal-failures.ts';

export interface Answered<T> {
  readonly value: T;
  /** Portal clock minus device clock, milliseconds, to within half the time the exchange took; null when the portal did not say. */
  readonly offset: number | null;
}

/** The portal heard and said no to this question. `reason` is a code of docs/operations.md. */
export interface PortalRefusal {
  readonly kind: 'refused';
  readonly reason: string;
  readonly retryAfterSeconds: number | null;
}

export type Exchange<T> = Result<Answered<T>, Failure | PortalRefusal>;

export interface Heard {
  readonly response: Dispatcher.ResponseData;
  readonly text: string;
  readonly offset: number | null;
}

/** What an answer that came whole means: the value asked for, a refusal, or not the portal's words at all. */
export function judge<T>({ response, text, offset }: Heard, schema: z.ZodType<T>): Exchange<T> {
  const status = response.statusCode;
  const json = contentType(response).startsWith('application/json') ? parsedJson(text) : undefined;
  if (json === undefined) return err(failureOfAnswer(status, contentType(response)));
  if (status >= 200 && status < 300) {
    const answer = schema.safeParse(json);
    return answer.success ? ok({ value: answer.data, offset }) : err(malformedAnswer);
  }
  const refusal = Refused.safeParse(json);
  if (!refusal.success) return err(status >= 500 ? serverFailed : malformedAnswer);
  const { refused, retryAfterSeconds = null } = refusal.data;
  if (status >= 500) return err(serverFailed);
  return err(failureOfRefusal(refused) ?? { kind: 'refused', reason: refused, retryAfterSeconds });
}

export async function readText({ body }: Dispatcher.ResponseData, limit: number): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    length += part.length;
    // Leaving the loop by an error destroys the body and with it the connection.
    if (length > limit) throw new AnswerTooLarge('the answer is larger than any the portal sends');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The portal's time is that of the middle of the exchange, as near as one can tell. */
export function offsetOf(
  header: string | string[] | undefined,
  asked: { wall: Instant; mono: number },
  answeredMono: number,
): number | null {
  const told = Instant.safeParse(header);
  if (!told.success) return null;
  const middle = plusMs(asked.wall, Math.round((answeredMono - asked.mono) / 2));
  return msOf(told.data) - msOf(middle);
}

export const contentType = ({ headers }: Dispatcher.ResponseData): string => String(headers['content-type'] ?? '').toLowerCase();

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
