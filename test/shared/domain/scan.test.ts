import { expect, test } from 'vitest';
import { readScan } from '../../../shared/domain/scan.ts';
import { aKioskAppointment, zone } from '../../support/clinic.ts';
import { aLetterWriter } from '../../support/letters.ts';

const token = aLetterWriter(zone).qr(aKioskAppointment());

test.each([
  [token, { kind: 'token', text: token }],
  ['123456789012', { kind: 'code', code: '123456789012' }],
  ['1234 5678 9012', { kind: 'code', code: '123456789012' }],
  ['1234-5678-9012', { kind: 'code', code: '123456789012' }],
])('%s is one of ours', (text, scan) => expect(readScan(text)).toEqual(scan));

test.each(['', '12345678901', '1234567890123', '1234 5678-9012', ` ${token}`, `${token}\n`, token.slice(0, -1), 'https://example.org/x'])(
  '%j is nothing of ours',
  (text) => expect(readScan(text)).toBeNull(),
);
