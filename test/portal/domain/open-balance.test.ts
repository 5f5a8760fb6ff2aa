import { expect, test } from 'vitest';
import { openBalance } from '../../../portal/domain/open-balance.ts';

const invoice = (value: number, status = 'issued') => ({ resourceType: 'Invoice', status, totalGross: { value, currency: 'USD' } });
const account = (...balance: object[]) => ({ resourceType: 'Account', status: 'active', balance });

test.each([
  ['nobody who owes has no invoice', [], 0],
  ['an invoice that was sent', [invoice(80)], 80],
  ['two of them, to the cent', [invoice(0.1), invoice(0.2)], 0.3],
  ['one that was paid, one cancelled, one in draft', [invoice(80, 'balanced'), invoice(80, 'cancelled'), invoice(80, 'draft')], 0],
  ['only a net total', [{ resourceType: 'Invoice', status: 'issued', totalNet: { value: 12 } }], 12],
  ['an account’s balance', [account({ amount: { value: 40 } })], 40],
  ['only the patient’s part of it', [account(of('patient', 15), of('insurance', 300))], 15],
  ['no estimates', [account({ amount: { value: 40 }, estimate: true })], 0],
  ['invoices and the account they are in count once', [invoice(40), account({ amount: { value: 55 } })], 55],
  ['other records', [{ resourceType: 'Coverage', status: 'active' }, null, 'text'], 0],
])('%s', (_what, resources, owed) => expect(openBalance(resources)).toBe(owed));

function of(code: string, value: number) {
  return { aggregate: { coding: [{ code }] }, amount: { value } };
}
