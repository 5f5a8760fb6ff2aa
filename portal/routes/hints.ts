import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DeviceId } from '../../shared/domain/ids.ts';
import { apiVersion, apiVersionHeader, paths, presenceHint, timeHeader } from '../../shared/sync/portal-api.ts';
import type { Device } from '../store/devices.ts';
import type { DeviceDeps } from './deps.ts';

export interface HintDeps extends DeviceDeps {
  readonly askerOf: (request: FastifyRequest) => Device;
}

const heartBeatMs = 15_000;
/** A device needs one, and a second while it takes a new certificate; one that opens more loses its oldest. */
const streamsPerDevice = 3;

/** Server-sent events that say "changed" and nothing else. A device that was revoked meanwhile is cut off at the next heart-beat. */
export function streamHints(app: FastifyInstance, { gate, hints, now, askerOf }: HintDeps): void {
  const streams = new Set<ServerResponse>();
  const ofDevice = new Map<DeviceId, ServerResponse[]>();
  app.addHook('preClose', async () => streams.forEach((stream) => stream.end()));

  app.get(paths.hints, async (request, reply) => {
    const { tenant, id, site, role } = askerOf(request);
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
    const own = [...(ofDevice.get(id) ?? []), stream];
    ofDevice.set(id, own);
    if (own.length > streamsPerDevice) own[0]?.end();
    const stopListening = hints.listen(tenant, () => stream.write('data: changed\n\n'));
    const stopPresence = hints.listenForPresence(tenant, (news) => {
      const concerns = role === 'console' ? news.site === site : news.kiosk === id;
      if (concerns) stream.write(`event: ${presenceHint}\ndata: changed\n\n`);
    });
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
      stopPresence();
      streams.delete(stream);
      const left = (ofDevice.get(id) ?? []).filter((other) => other !== stream);
      if (left.length === 0) ofDevice.delete(id);
      else ofDevice.set(id, left);
    });
    return reply;
  });
}
