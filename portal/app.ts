import { createServer as createPlainServer } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { apiVersion, apiVersionHeader, paths, timeHeader } from '../shared/sync/portal-api.ts';
import { createDeviceGate } from './auth/device-gate.ts';
import type { ReportBug } from './report.ts';
import { type Answer, malformed, refused, send } from './routes/answer.ts';
import type { AppDeps } from './routes/deps.ts';
import { deviceRoutes } from './routes/device.ts';
import { publicRoutes } from './routes/public.ts';
import { diskTrouble, isLostConnection } from './troubles.ts';

/** For devices with a certificate: facts, feed, hints, staff, commands. Without `tls` it answers `inject` only. */
export function createDeviceApp(deps: AppDeps, tls: ServerOptions | null = null): FastifyInstance {
  const app = bareApp(deps, tls);
  const gate = createDeviceGate(deps);
  deviceRoutes(app, { ...deps, gate: (request) => gate(deps.certifiedBy(request.raw)) });
  return app;
}

/** For anybody: hello, enrol, renew. */
export function createPublicApp(deps: Omit<AppDeps, 'certifiedBy' | 'hints'>, tls: ServerOptions | null = null): FastifyInstance {
  const app = bareApp(deps, tls);
  publicRoutes(app, deps);
  return app;
}

/** Half a minute to send a request, a megabyte at most: a stuck or hostile client holds nothing for long. */
function bareApp({ now, reportBug }: Pick<AppDeps, 'now' | 'reportBug'>, tls: ServerOptions | null): FastifyInstance {
  const limits = { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 65_000, connectionsCheckingInterval: 2000 };
  const app = Fastify({
    serverFactory: (handler) =>
      tls ? createTlsServer({ ...tls, ...limits, handshakeTimeout: 10_000 }, handler) : createPlainServer(limits, handler),
    bodyLimit: 1_048_576,
    forceCloseConnections: 'idle',
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header(apiVersionHeader, String(apiVersion)).header(timeHeader, now()).header('cache-control', 'no-store');
    const other = request.routeOptions.url === paths.hello ? null : versionRefusal(request.headers[apiVersionHeader]);
    if (other) await send(reply, other);
  });
  app.setNotFoundHandler((_, reply) => send(reply, refused(404, 'unknown-path')));
  app.setErrorHandler((error: FastifyError, _, reply) => send(reply, answerTo(error, reportBug)));
  return app;
}

/** Named from the device's side (docs/sync.md S42): a device with a higher number than ours has a portal that is too old for it. */
export function versionRefusal(header: string | string[] | undefined): Answer | null {
  if (typeof header !== 'string' || !/^\d{1,6}$/.test(header)) return malformed;
  const theirs = Number(header);
  return theirs === apiVersion ? null : refused(426, theirs > apiVersion ? 'portal-too-old' : 'portal-too-new');
}

function answerTo(error: FastifyError, reportBug: ReportBug): Answer {
  const { statusCode = 500 } = error;
  if (statusCode === 413) return refused(413, 'too-large');
  if (statusCode >= 400 && statusCode < 500) return malformed;
  reportBug(error);
  if (diskTrouble(error, '')?.reason === 'disk-full') return refused(503, 'disk-full', 60);
  if (isLostConnection(error)) return refused(503, 'database-unreachable', 5);
  return refused(500, 'failed');
}
