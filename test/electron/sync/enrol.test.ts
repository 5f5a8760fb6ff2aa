import { expect, test } from 'vitest';
import { enrol } from '../../../electron/sync/enrol.ts';
import { issueDeviceCertificate, makeAuthority, readRequest } from '../../../portal/auth/authority.ts';
import { DeviceId } from '../../../shared/domain/ids.ts';
import { plusMs } from '../../../shared/domain/time.ts';
import { err } from '../../../shared/result.ts';
import { mustBe } from '../../support/clinic.ts';
import { aServer, clinicAuthority, day, json, now, realClock } from './bad-portal.ts';

const about = { clock: realClock, platform: 'linux', version: '0.1.0' };
const fileFor = (url: string, ca = clinicAuthority.certificate) => ({
  v: 1 as const,
  enrolUrl: url,
  portalUrl: url,
  code: 'ABCD-EFGH',
  ca,
});

/** An enrolment listener that takes everybody, and what was sent to it. */
async function aListener() {
  const sent: string[] = [];
  const url = await aServer(
    (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', async () => {
        const body = Buffer.concat(parts).toString();
        sent.push(body);
        const { publicKey } = mustBe(await readRequest((JSON.parse(body) as { csr: string }).csr));
        const device = DeviceId.parse('kiosk-7');
        const { certificate } = await issueDeviceCertificate(clinicAuthority, { device, publicKey }, now());
        const enrolled = {
          device,
          tenant: 't',
          site: 's',
          role: 'kiosk',
          name: 'Kiosk A',
          letter: 'A',
          certificate,
          ca: clinicAuthority.certificate,
        };
        json(enrolled)(request, response);
      });
    },
    { requestCert: false },
  );
  return { url, sent };
}

test('a device makes its key itself, and only the request for a certificate leaves it', async () => {
  const { url, sent } = await aListener();
  const { privateKey, enrolled } = mustBe(await enrol(fileFor(url), about));
  expect(enrolled).toMatchObject({ device: 'kiosk-7', letter: 'A' });
  expect(privateKey).toContain('PRIVATE KEY');
  expect(sent).toHaveLength(1);
  expect(sent[0]).toContain('CERTIFICATE REQUEST');
  expect(sent[0]).not.toContain('PRIVATE');
});

test('two enrolments have two keys', async () => {
  const { url } = await aListener();
  const [one, two] = [mustBe(await enrol(fileFor(url), about)), mustBe(await enrol(fileFor(url), about))];
  expect(one.privateKey).not.toBe(two.privateKey);
});

test('a listener of another clinic gets neither the code nor a request', async () => {
  const { url, sent } = await aListener();
  const otherClinic = await makeAuthority(plusMs(now(), -day));
  expect(await enrol(fileFor(url, otherClinic.certificate), about)).toEqual(err({ kind: 'permanent', reason: 'wrong-portal' }));
  expect(sent).toEqual([]);
});

test('a code that was used is refused by its name', async () => {
  const url = await aServer(json({ refused: 'code-used' }, 403), { requestCert: false });
  expect(await enrol(fileFor(url), about)).toEqual(err({ kind: 'refused', reason: 'code-used', retryAfterSeconds: null }));
});
