import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FactId } from '../../shared/domain/ids.ts';
import { PresenceBody, paths } from '../../shared/sync/portal-api.ts';
import type { Device } from '../store/devices.ts';
import { listPresence, sayPresence } from '../usecases/presence.ts';
import { type Answer, done, malformed, refused } from './answer.ts';
import type { AppDeps } from './deps.ts';

type Asked = (
  handle: (device: Device, request: FastifyRequest) => Promise<Answer>,
) => (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** Who is at which kiosk now: kiosks say it, consoles of the same site ask. */
export function presenceRoutes(
  app: FastifyInstance,
  { asked, store, hints }: Pick<AppDeps, 'store' | 'hints'> & { readonly asked: Asked },
): void {
  const say = sayPresence({ store });
  const list = listPresence({ store });
  app.put(
    paths.presence,
    asked(async (device, { body }) => {
      const read = PresenceBody.safeParse(body);
      if (!read.success) return malformed;
      if (device.role !== 'kiosk') return refused(403, 'not-allowed');
      const { answer, news } = await say(device, read.data);
      if (news) hints.presence({ ...device, kiosk: null });
      return done(answer);
    }),
  );
  app.get(
    paths.presence,
    asked(async (device) => (device.role === 'console' ? done(await list(device)) : refused(403, 'not-allowed'))),
  );
}

/** The kiosk of this take-over has something to hear. */
export async function ringHeld({ store, hints }: Pick<AppDeps, 'store' | 'hints'>, device: Device, takeOver: FactId): Promise<void> {
  const held = await store.read(device.tenant, (tx) => tx.takeOvers.find(device.site, takeOver));
  if (held !== null) hints.presence({ ...device, kiosk: held.device });
}
