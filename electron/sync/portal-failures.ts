import type { Failure, PortalTrouble } from '../../shared/sync/delivery.ts';
import { PortalTrouble as Trouble } from '../../shared/sync/delivery.ts';

const transient = (reason: PortalTrouble): Failure => ({ kind: 'transient', reason });
const ambiguous = (reason: PortalTrouble): Failure => ({ kind: 'ambiguous', reason });
const permanent = (reason: PortalTrouble): Failure => ({ kind: 'permanent', reason });

/** Thrown inside the link when an answer grows beyond what the portal ever sends. */
export class AnswerTooLarge extends Error {
  readonly code = 'FOYER_ANSWER_TOO_LARGE';
}

const byCode: Readonly<Record<string, Failure>> = {
  ENOTFOUND: transient('name-not-found'),
  EAI_AGAIN: transient('name-not-found'),
  EAI_NODATA: transient('name-not-found'),
  ENETUNREACH: transient('no-network'),
  ENETDOWN: transient('no-network'),
  EHOSTUNREACH: transient('no-network'),
  EADDRNOTAVAIL: transient('no-network'),
  ECONNREFUSED: transient('refused-connection'),
  UND_ERR_CONNECT_TIMEOUT: transient('timed-out'),
  ETIMEDOUT: ambiguous('timed-out'),
  UND_ERR_HEADERS_TIMEOUT: ambiguous('timed-out'),
  UND_ERR_BODY_TIMEOUT: ambiguous('timed-out'),
  ABORT_ERR: ambiguous('timed-out'),
  UND_ERR_ABORTED: ambiguous('timed-out'),
  UND_ERR_DESTROYED: ambiguous('cut-off'),
  UND_ERR_CLOSED: ambiguous('cut-off'),
  UND_ERR_SOCKET: ambiguous('cut-off'),
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ambiguous('cut-off'),
  ECONNRESET: ambiguous('cut-off'),
  EPIPE: ambiguous('cut-off'),
  ERR_STREAM_PREMATURE_CLOSE: ambiguous('cut-off'),
  FOYER_ANSWER_TOO_LARGE: ambiguous('malformed-answer'),
  // Only ever before the portal's certificate was checked, so whatever answered there is not the portal.
  ERR_SSL_WRONG_VERSION_NUMBER: transient('proxy-in-the-way'),
  ERR_SSL_PACKET_LENGTH_TOO_LONG: transient('proxy-in-the-way'),
  ERR_SSL_HTTP_REQUEST: transient('proxy-in-the-way'),
  ERR_SSL_UNSUPPORTED_PROTOCOL: transient('proxy-in-the-way'),
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: transient('proxy-in-the-way'),
  CERT_HAS_EXPIRED: permanent('certificate-expired'),
  // A portal does not use a certificate from its own future: it is this device's clock that is behind.
  CERT_NOT_YET_VALID: permanent('clock-wrong'),
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: permanent('certificate-expired'),
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED: permanent('device-revoked'),
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: permanent('device-unknown'),
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: permanent('device-unknown'),
};

/** A certificate that the pinned authority did not make, or made for another name or purpose: not our portal. */
const wrongPortal = /^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|CERT_|ERR_TLS_CERT_|INVALID_(CA|PURPOSE)|HOSTNAME_MISMATCH|PATH_LENGTH_EXCEEDED)/;

/** What a thrown error of the network means; null when it is none of the network's and must be thrown on. */
export function failureOf(error: unknown): Failure | null {
  for (const code of codesOf(error)) {
    const known = byCode[code];
    if (known) return known;
    if (wrongPortal.test(code)) return permanent('wrong-portal');
    if (code.startsWith('HPE_')) return ambiguous('proxy-in-the-way');
    if (code.startsWith('ERR_SSL_') || code === 'EPROTO') return transient('proxy-in-the-way');
  }
  return null;
}

/** The codes of an error and of everything inside it; several addresses of one name fail as one error with many inside. */
function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const inside = error instanceof AggregateError ? error.errors : [error.cause];
  const named = error.name === 'TimeoutError' || error.name === 'AbortError' ? ['ABORT_ERR'] : [];
  return [...own, ...inside.flatMap(codesOf), ...named];
}

/** Refusals that mean "not until a person acts", in the words devices and staff know. */
const permanentReasons: readonly PortalTrouble[] = [
  'device-revoked',
  'device-unknown',
  'certificate-expired',
  'portal-too-old',
  'portal-too-new',
  'clock-wrong',
  'wrong-portal',
  'not-allowed',
];

/** A well-formed refusal of the portal, when it is about the device and not about the question. */
export function failureOfRefusal(refused: string): Failure | null {
  const trouble = Trouble.safeParse(refused);
  return trouble.success && permanentReasons.includes(trouble.data) ? permanent(trouble.data) : null;
}

/** An answer that is not the portal's JSON. Whether the question was heard is unknown. */
export function failureOfAnswer(status: number, contentType: string): Failure {
  if (status === 407 || status === 511 || (status >= 300 && status < 400)) return ambiguous('proxy-in-the-way');
  if (/html/i.test(contentType)) return ambiguous(status >= 500 ? 'server-failed' : 'proxy-in-the-way');
  return ambiguous(status >= 500 ? 'server-failed' : 'not-json');
}

export const malformedAnswer: Failure = ambiguous('malformed-answer');
export const serverFailed: Failure = ambiguous('server-failed');
export const certificateExpired: Failure = permanent('certificate-expired');
