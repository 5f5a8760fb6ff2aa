import type { FastifyInstance } from 'fastify';
import { apiVersion, EnrolBody, paths, RenewBody } from '../../shared/sync/portal-api.ts';
import { createEnrolmentThrottle } from '../auth/enrolment-throttle.ts';
import { type EnrolRefusal, enrolDevice, noteRefusedEnrolment, renewCertificate } from '../usecases/enrol-device.ts';
import { done, malformed, refused, send } from './answer.ts';
import type { AppDeps } from './deps.ts';

/** Served with the portal's certificate only; a device has none yet, or an expired one. */
export function publicRoutes(app: FastifyInstance, deps: Pick<AppDeps, 'store' | 'authority' | 'now'>): void {
  const enrol = enrolDevice(deps);
  const renew = renewCertificate(deps);
  const throttle = createEnrolmentThrottle(deps.now);

  app.get(paths.hello, async (_, reply) => {
    const [tenant] = await deps.store.portal.tenants();
    return send(
      reply,
      tenant ? done({ portal: 'foyer', api: apiVersion, tenant: tenant.id, time: deps.now() }) : refused(503, 'not-set-up'),
    );
  });

  app.post(paths.enrol, async (request, reply) => {
    const body = EnrolBody.safeParse(request.body);
    if (!body.success) return send(reply, malformed);
    const seconds = throttle.pauseFor(request.ip);
    if (seconds !== null) return send(reply, refused(429, 'too-many', seconds));
    const enrolled = await enrol(body.data);
    if (!enrolled.ok && throttle.missed(request.ip, body.data.code)) await noteRefusedEnrolment(deps.store, body.data.code, enrolled.error);
    return send(reply, enrolled.ok ? done(enrolled.value) : refused(enrolStatus[enrolled.error], enrolled.error));
  });

  app.post(paths.renew, async (request, reply) => {
    const body = RenewBody.safeParse(request.body);
    if (!body.success) return send(reply, malformed);
    const renewed = await renew(body.data.csr);
    return send(reply, renewed.ok ? done(renewed.value) : refused(renewed.error === 'csr-malformed' ? 400 : 403, renewed.error));
  });
}

const enrolStatus: Readonly<Record<EnrolRefusal, number>> = {
  'code-unknown': 403,
  'code-used': 403,
  'code-expired': 403,
  'csr-malformed': 400,
  'key-already-enrolled': 409,
  'device-revoked': 403,
};
