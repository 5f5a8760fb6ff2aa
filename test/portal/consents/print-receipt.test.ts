import { expect, test } from 'vitest';
import { demoConsents } from '../../../portal/cli/demo-consents.ts';
import { printReceipt } from '../../../portal/consents/print-receipt.ts';
import type { WrittenReceipt } from '../../../portal/consents/receipt.ts';
import { messageLanguages } from '../../../portal/messages/templates/languages.ts';
import { ConsentReceipt } from '../../../shared/domain/consent-receipt.ts';
import { BuiltInLanguage } from '../../../shared/domain/language.ts';
import { at } from '../support/test-store.ts';

const receiptIn = (language: BuiltInLanguage, body?: string): WrittenReceipt => ({
  writing: messageLanguages[language],
  receipt: ConsentReceipt.parse({
    clinic: 'Riverside Clinic',
    language,
    patientName: 'Núñez',
    madeAt: at('09:00'),
    zone: 'America/New_York',
    lines: demoConsents.map((text, index) => ({
      ...text,
      version: 1,
      language,
      title: text.wordings[language]?.title,
      body: body ?? text.wordings[language]?.body,
      textHash: 'ab'.repeat(32),
      status: index === 0 ? 'active' : 'rejected',
      dateTime: at('08:55'),
      signedBy: index === 0 ? { kind: 'guardian', name: 'Luz Núñez', relationship: 'parent' } : { kind: 'patient' },
      signature:
        index === 0
          ? {
              kind: 'drawn',
              strokes: [
                [
                  [100, 100],
                  [500, 200],
                ],
              ],
            }
          : null,
    })),
  }),
});

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

test.each(BuiltInLanguage.options)('a receipt in %s is a PDF of one page with the texts and the signature', async (language) => {
  const pdf = await printReceipt(receiptIn(language));
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  expect(pagesOf(pdf)).toBe(1);
});

test('a long text goes on over further pages', async () => {
  expect(pagesOf(await printReceipt(receiptIn('en', 'We use your health data to care for you. '.repeat(200))))).toBeGreaterThan(2);
});
