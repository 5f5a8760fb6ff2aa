import { ok, type Result } from '../../shared/result.ts';
import type { Failure } from '../../shared/sync/delivery.ts';
import type { Enrolled, EnrolmentFile } from '../../shared/sync/portal-api.ts';
import type { Clock } from '../store/clock.ts';
import { certificateRequest, newPrivateKey } from './certificate-request.ts';
import type { PortalRefusal } from './portal-answer.ts';
import type { LinkLimits } from './portal-link.ts';
import { createPublicPortal } from './public-portal.ts';

export interface EnrolOptions {
  readonly clock: Clock;
  /** `linux`, `win32`, `darwin`, and this program's version: the portal lists them for IT. */
  readonly platform: string;
  readonly version: string;
  readonly limits?: Partial<LinkLimits>;
}

export interface Enrolment {
  /** PKCS #8 PEM; belongs into the encrypted store and nowhere else. */
  readonly privateKey: string;
  readonly enrolled: Enrolled;
}

/** Takes this device into a clinic: the key is made here, the portal answers the request with a certificate. One code, one device. */
export async function enrol(
  { enrolUrl, ca, code }: EnrolmentFile,
  { clock, platform, version, limits = {} }: EnrolOptions,
): Promise<Result<Enrolment, Failure | PortalRefusal>> {
  const portal = createPublicPortal({ enrolUrl, ca, clock, limits });
  try {
    const privateKey = newPrivateKey();
    const answer = await portal.enrol({ code, csr: await certificateRequest(privateKey), platform, version });
    return answer.ok ? ok({ privateKey, enrolled: answer.value.value }) : answer;
  } finally {
    await portal.close();
  }
}
