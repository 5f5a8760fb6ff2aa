import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { apiVersion, apiVersionHeader, paths, timeHeader } from '../../shared/sync/portal-api.ts';
import type { Device } from '../store/devices.ts';
import type { DeviceDeps } from './deps.ts';

export interface HintDeps extends DeviceDeps {
  readonly askerOf: (request: FastifyRequest) => Device;
}

const heartBeatMs = 15_000;

/** Server-sent events that say "changed" and nothing else. A device that was revoked meanwhile is cut off at the next heart-beat. */
export function streamHints(app: FastifyInstance, { gate, hints, now, askerOf }: HintDeps): void {
  const streams = new Set<ServerResponse>();
  app.addHook('preClose', async () => streams.forEach((stream) => stream.end()));

  app.get(paths.hints, async (request, reply) => {
    const { tenant } = askerOf(request);
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      [apiVersionHeader]: String(apiVersion),
      [timeHeader]: now(),
    });
    stream.write(': here\n\n');
    streams.add(stream);
    const stopListening = hints.listen(tenant, () => stream.write('data: changed\n\n'));
    const heartBeat = setInterval(() => {
      stream.write(': here\n\n');
      gate(request).then(
        (still) => still.ok || stream.end(),
        () => stream.end(),
      );
    }, heartBeatMs);
    stream.on('close', () => {
      clearInterval(heartBeat);
      stopListening();
      streams.delete(stream);
    });
    return reply;
  });
}
