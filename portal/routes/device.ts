import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Command, FactsBody, paths, SignInBody, sessionHeader } from '../../shared/sync/portal-api.ts';
import { StaffQuestion } from '../../shared/sync/staff-reading.ts';
import type { Device } from '../store/devices.ts';
import { acceptFacts } from '../usecases/accept-facts.ts';
import { answerFeed } from '../usecases/answer-feed.ts';
import { readForStaff } from '../usecases/read-for-staff.ts';
import { runCommand } from '../usecases/run-command.ts';
import { signIn, signOut } from '../usecases/sign-in.ts';
import { type Answer, done, malformed, refused, send } from './answer.ts';
import { blobRoutes } from './blobs.ts';
import type { DeviceDeps } from './deps.ts';
import { streamHints } from './hints.ts';
import { presenceRoutes, ringHeld } from './presence.ts';

const FeedQuery = z.object({ cursor: z.string().max(200).optional() });

/** Served over mutual TLS. Who asks is settled before anything else of the request is looked at. */
export function deviceRoutes(app: FastifyInstance, deps: DeviceDeps): void {
  const accept = acceptFacts(deps);
  const feed = answerFeed(deps);
  const run = runCommand(deps);
  const start = signIn(deps);
  const end = signOut(deps);
  const read = readForStaff(deps);

  const askers = new WeakMap<FastifyRequest, Device>();
  app.addHook('onRequest', async (request, reply) => {
    const device = await deps.gate(request);
    if (!device.ok) return send(reply, refused(403, device.error));
    askers.set(request, device.value);
  });
  const askerOf = (request: FastifyRequest): Device => {
    const device = askers.get(request);
    if (!device) throw new Error('a route was reached without a device');
    return device;
  };
  const asked =
    (handle: (device: Device, request: FastifyRequest) => Promise<Answer>) => async (request: FastifyRequest, reply: FastifyReply) =>
      send(reply, await handle(askerOf(request), request));

  app.post(
    paths.facts,
    asked(async (device, { body }) => {
      const read = FactsBody.safeParse(body);
      return read.success ? done({ answers: await accept(device, read.data.facts), portalTime: deps.now() }) : malformed;
    }),
  );

  app.get(
    paths.feed,
    asked(async (device, { query }) => {
      const read = FeedQuery.safeParse(query);
      return read.success ? done(await feed(device, read.data.cursor ?? null)) : malformed;
    }),
  );

  app.post(
    paths.signIn,
    asked(async (device, { body }) => {
      const read = SignInBody.safeParse(body);
      if (!read.success) return malformed;
      const signedIn = await start(device, read.data);
      if (signedIn.ok) return done(signedIn.value);
      if (signedIn.error.reason === 'too-many') return refused(429, 'too-many', signedIn.error.retryAfterSeconds);
      return refused(signedIn.error.reason === 'not-allowed' ? 403 : 401, signedIn.error.reason);
    }),
  );

  app.post(
    paths.signOut,
    asked(async (device, request) => {
      const token = tokenOf(request);
      if (token !== null) await end(device, token);
      return done({});
    }),
  );

  app.post(
    paths.staffReading,
    asked(async (device, request) => {
      const question = StaffQuestion.safeParse(request.body);
      return question.success ? done(await read(device, question.data, tokenOf(request))) : malformed;
    }),
  );

  app.post(
    paths.commands,
    asked(async (device, request) => {
      const read = Command.safeParse(request.body);
      if (read.success) {
        const answer = await run(device, read.data, tokenOf(request));
        if (read.data.type === 'take-over') deps.hints.presence({ ...device, kiosk: read.data.kiosk });
        if (read.data.type === 'end-take-over') await ringHeld(deps, device, read.data.takeOver);
        return done(answer);
      }
      const known = Command.options.some(({ shape }) => shape.type.value === typeOf(request.body));
      return done({ answer: 'refused', reason: known ? 'malformed' : 'unknown-type' });
    }),
  );

  presenceRoutes(app, { ...deps, asked });
  blobRoutes(app, { ...deps, askerOf, tokenOf });
  streamHints(app, { ...deps, askerOf });
}

const tokenOf = ({ headers }: FastifyRequest): string | null => {
  const token = headers[sessionHeader];
  return typeof token === 'string' && token.length <= 200 ? token : null;
};

const typeOf = (body: unknown): unknown => (typeof body === 'object' && body !== null && 'type' in body ? body.type : null);
