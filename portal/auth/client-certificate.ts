import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { keyMarkOf } from './authority.ts';
import type { Certified } from './device-gate.ts';

/** The client certificate of a request; null without one. TLS has verified it against the clinic's CA before any request is read. */
export function certifiedBy({ socket }: IncomingMessage): Certified | null {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return null;
  const certificate = socket.getPeerX509Certificate();
  const commonName = /^CN=(.+)$/m.exec(certificate?.subject ?? '')?.[1];
  if (!certificate || commonName === undefined) return null;
  return { commonName, keyMark: keyMarkOf(certificate.publicKey.export({ type: 'spki', format: 'der' })) };
}
