import type { FastifyReply } from 'fastify';

/** What a route answers. Every refusal has the body `{refused}` with a code of docs/operations.md; never a patient's data. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export const done = (body: unknown): Answer => ({ status: 200, body });

export const refused = (status: number, reason: string, retryAfterSeconds?: number): Answer => ({
  status,
  body: retryAfterSeconds === undefined ? { refused: reason } : { refused: reason, retryAfterSeconds },
});

export const malformed = refused(400, 'malformed');

export const send = (reply: FastifyReply, { status, body }: Answer): FastifyReply => reply.code(status).send(body);
