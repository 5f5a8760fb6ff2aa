import { createHmac } from 'node:crypto';
import { Agent, request } from 'undici';
import { type Instant, msOf } from '../../shared/domain/time.ts';
import type { MessageKind } from '../store/message-schema.ts';
import { codeOf } from '../troubles.ts';
import type { MessageBody } from './message-body.ts';
import type { Outcome } from './outcome.ts';
import type { WebhookSettings } from './settings.ts';

export interface WebhookCall {
  readonly id: string;
  readonly kind: MessageKind;
  /** E.164. */
  readonly to: string;
  readonly body: MessageBody;
  readonly endsAt: Instant;
  readonly now: Instant;
}

const wholeMs = 10_000;
/** The answer's body is not used; no more than this of it is read. */
const answerBytes = 4096;

/** The headers a receiver checks, as docs/messages.md tells it. */
export function signedHeaders(
  text: string,
  { id, secret, now }: { readonly id: string; readonly secret: string; readonly now: Instant },
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(msOf(now) / 1000));
  const signature = createHmac('sha256', secret).update(`${timestamp}.${text}`, 'utf8').digest('hex');
  return {
    'content-type': 'application/json',
    'idempotency-key': id,
    'foyer-timestamp': timestamp,
    'foyer-signature': `sha256=${signature}`,
    'user-agent': 'foyer-portal',
  };
}

/** Hands one text to whoever sends it on. Only the status counts; a redirect is never followed. A repetition carries the same idempotency key. */
export async function callWebhook(
  { id, kind, to, body, endsAt, now }: WebhookCall,
  { url, secret, ca }: WebhookSettings,
): Promise<Outcome> {
  const text = JSON.stringify({ v: 1, id, kind, to, language: body.language, clinic: body.clinic, text: body.short, endsAt });
  const connect = { timeout: wholeMs / 2, ...(ca === null ? {} : { ca }) };
  const agent = new Agent({ connect, headersTimeout: wholeMs, bodyTimeout: wholeMs, connections: 1 });
  try {
    const answer = await request(url, {
      method: 'POST',
      headers: signedHeaders(text, { id, secret, now }),
      body: text,
      dispatcher: agent,
      signal: AbortSignal.timeout(wholeMs),
    });
    await answer.body.dump({ limit: answerBytes }).catch(() => null);
    return outcomeOf(answer.statusCode);
  } catch (error) {
    const code = codeOf(error) ?? '';
    const timedOut = /TIMEOUT/.test(code) || (error instanceof Error && error.name === 'TimeoutError');
    return {
      kind: 'later',
      trouble: timedOut ? 'timed-out' : /CERT|SSL|TLS|SIGN|ALTNAME/.test(code) ? 'tls-failed' : 'no-connection',
      channel: true,
    };
  } finally {
    await agent.destroy();
  }
}

function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status >= 300 && status < 400) return { kind: 'refused', trouble: 'redirected' };
  if (status === 401 || status === 403) return { kind: 'later', trouble: 'sign-in-refused', channel: true };
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return { kind: 'later', trouble: 'server-busy', channel: status !== 408 };
  return { kind: 'refused', trouble: status === 422 ? 'address-refused' : 'message-refused' };
}
