import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { Agent, type Dispatcher, request } from 'undici';
import type { z } from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Failure } from '../../shared/sync/delivery.ts';
import { apiVersion, apiVersionHeader, Refused, timeHeader } from '../../shared/sync/portal-api.ts';
import type { Clock } from '../store/clock.ts';
import { validityOf } from './certificate-request.ts';
import { contentType, type Exchange, judge, offsetOf, type PortalRefusal, readText } from './portal-answer.ts';
import { certificateExpired, failureOf, malformedAnswer } from './portal-failures.ts';

export interface LinkOptions {
  /** `https://host:port` of one listener. */
  readonly url: string;
  /** PEM. The only authority believed; the system's own list counts for nothing. */
  readonly ca: string;
  /** PEM, this device's own; null on the public listener. */
  readonly identity: { readonly certificate: string; readonly privateKey: string } | null;
  readonly clock: Clock;
  readonly limits?: Partial<LinkLimits>;
}

export interface LinkLimits {
  readonly connectMs: number;
  /** Longest silence before and within an answer. */
  readonly silenceMs: number;
  readonly wholeMs: number;
  readonly answerBytes: number;
}

const usualLimits: LinkLimits = { connectMs: 5_000, silenceMs: 15_000, wholeMs: 60_000, answerBytes: 64 * 1024 * 1024 };

export interface Question<T> {
  readonly path: string;
  readonly body?: unknown;
  /** Sent as it is, with PUT. */
  readonly bytes?: { readonly type: string; readonly body: Buffer };
  /** POST when there is a body, unless said otherwise. */
  readonly method?: 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly answer: z.ZodType<T>;
}

/** One TLS 1.3 way to one listener of the portal. Follows no redirects and uses no proxy: either would be somebody in between. */
export function createLink({ url, ca, identity, clock, limits }: LinkOptions) {
  const limit = { ...usualLimits, ...limits };
  const origin = new URL(url).origin;
  const agent = new Agent({
    connect: {
      ca,
      ...(identity && { cert: identity.certificate, key: identity.privateKey }),
      minVersion: 'TLSv1.3',
      maxVersion: 'TLSv1.3',
      rejectUnauthorized: true,
      checkServerIdentity: checkPortalIdentity,
      timeout: limit.connectMs,
    },
    headersTimeout: limit.silenceMs,
    connections: 3,
  });

  const send = (
    {
      path,
      body,
      bytes,
      method,
      headers = {},
      silenceMs = limit.silenceMs,
    }: Omit<Question<unknown>, 'answer'> & { readonly silenceMs?: number },
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData> =>
    request(`${origin}${path}`, {
      dispatcher: agent,
      bodyTimeout: silenceMs,
      method: bytes ? 'PUT' : (method ?? (body === undefined ? 'GET' : 'POST')),
      headers: {
        accept: 'application/json',
        [apiVersionHeader]: String(apiVersion),
        ...(bytes ? { 'content-type': bytes.type } : body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: bytes?.body ?? (body === undefined ? null : JSON.stringify(body)),
      signal,
    });

  /** A portal cuts the line of an expired certificate without a word, so a cut line is read with that in mind. */
  const known = (error: unknown): Failure => {
    const failure = failureOf(error);
    if (failure === null) throw error;
    const expired = identity !== null && validityOf(identity.certificate).to < clock.wall();
    return expired && failure.reason === 'cut-off' ? certificateExpired : failure;
  };

  return {
    /** Puts one question. Every way it can fail is a value. */
    async ask<T>(question: Question<T>): Promise<Exchange<T>> {
      const asked = { wall: clock.wall(), mono: clock.mono() };
      try {
        const response = await send(question, AbortSignal.timeout(limit.wholeMs));
        const text = await readText(response, limit.answerBytes);
        const offset = offsetOf(response.headers[timeHeader], asked, clock.mono());
        return judge({ response, text, offset }, question.answer);
      } catch (error) {
        return err(known(error));
      }
    },

    /** An answer that stays open, such as the hints. The caller reads its body and ends it through `signal`. */
    async openStream(path: string, signal: AbortSignal): Promise<Result<Dispatcher.ResponseData['body'], Failure | PortalRefusal>> {
      try {
        // Whoever reads it listens for heart-beats and decides what silence means.
        const response = await send({ path, headers: { accept: 'text/event-stream' }, silenceMs: 0 }, signal);
        if (response.statusCode === 200 && contentType(response).startsWith('text/event-stream')) return ok(response.body);
        const refused = judge({ response, text: await readText(response, 100_000), offset: null }, Refused);
        return refused.ok ? err(malformedAnswer) : refused;
      } catch (error) {
        return err(known(error));
      }
    },

    async close(): Promise<void> {
      await agent.destroy();
    },
  };
}

export type Link = ReturnType<typeof createLink>;

/** The usual check of the name, and that the certificate was made for a server: a device's own must never stand in for the portal. */
function checkPortalIdentity(host: string, certificate: PeerCertificate): Error | undefined {
  const serverAuth = '1.3.6.1.5.5.7.3.1';
  const uses: unknown = certificate.ext_key_usage;
  if (!Array.isArray(uses) || !uses.includes(serverAuth)) {
    return Object.assign(new Error('the certificate was not made for a server'), { code: 'ERR_TLS_CERT_PURPOSE' });
  }
  return checkServerIdentity(host, certificate);
}
