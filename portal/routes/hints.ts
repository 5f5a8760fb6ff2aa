import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { apiVersion, apiVersionHeader, paths, timeHeader } from '../../shared/sync/portal-api.ts';
import { refused, send } from './answer.ts';
import type { DeviceDeps } from './device.ts';

const heartBeatMs = 15_000;

/** Server-sent events that say "changed" and nothing else. A device that was revoked meanwhile is cut off at the next heart-beat. */
export function streamHints(app: FastifyInstance, { gate, hints, now }: DeviceDeps): void {
  const streams = new Set<ServerResponse>();
  app.addHook('preClose', async () => streams.forEach((stream) => stream.end()));

  app.get(paths.hints, async (request, reply) => {
    const device = await gate(request);
    if (!device.ok) return send(reply, refused(403, device.error));
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
    const stopListening = hints.listen(device.value.tenant, () => stream.write('data: changed\n\n'));
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
