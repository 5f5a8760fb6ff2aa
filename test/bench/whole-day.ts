import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import { ConsentText } from '../../shared/domain/consent.ts';
import { canonicalOf } from '../../shared/domain/forms/form.ts';
import { installForm } from '../../shared/domain/forms/install.ts';
import { screensOf } from '../../shared/domain/forms/screens.ts';
import { aLetterWriter } from '../support/letters.ts';
import { shortQuestionnaire } from '../support/questionnaires.ts';
import { appointmentsNow, type BusyKiosk, kioskOver } from './busy-day.ts';
import { deviceOnDisk, openedDevice, zone } from './device-on-disk.ts';

/** Whoever signs the letters of this clinic. */
export const writer = aLetterWriter(zone);

const installed = installForm(shortQuestionnaire());
if (!installed.ok) throw new Error(`the form is not installed: ${JSON.stringify(installed.error)}`);
const canonical = canonicalOf(installed.value);

/** Everybody is asked everything: details, insurance, two texts to agree to, a form. */
const asked = {
  forms: [{ form: canonical, state: 'due', screens: screensOf(installed.value) }],
  coverage: { onFile: { kind: 'insured', payer: 'Acme', memberId: 'ABC123456', group: '77', plan: 'Gold' } },
};
const consents = ['privacy-notice', 'text-messages'].map((consent, index) =>
  ConsentText.parse({ consent, version: 1, required: index === 0, wordings: { en: { title: 'A text', body: 'What it says.' } } }),
);

/** A day that is asked for again and again: written once, and every run goes on from a copy of the file. */
export interface WholeDay {
  /** The kiosk in a folder of its own as it was in the morning. */
  readonly open: () => BusyKiosk;
}

export interface DayOptions {
  readonly folder: string;
  readonly count: number;
  /** Everybody is here already, each with a ticket, and this kiosk is a tablet that is handed out. */
  readonly arrived?: boolean;
}

/** So many appointments of today in an encrypted file, with everything that a visit may be asked. */
export function wholeDay({ folder, count, arrived = false }: DayOptions): WholeDay {
  const appointments = appointmentsNow(count).map((one, index) =>
    KioskAppointment.parse({ ...one, ...asked, ...(arrived ? { status: 'arrived', arrival: arrivalAt(one, index) } : {}) }),
  );
  mkdirSync(folder, { recursive: true });
  const { store, file, key } = deviceOnDisk({
    folder,
    role: 'kiosk',
    entries: [
      { kind: 'form', put: { canonical, questionnaire: shortQuestionnaire(), safetyCodes: [] } },
      ...appointments.map((put) => ({ kind: 'appointment' as const, put })),
    ],
    settings: { policy: arrived ? { forms: { handOutLetters: 'A' } } : {} },
    told: { consents, codeChannels: ['email'], arrivalTokenKeys: [writer.publicKey] },
  });
  store.close();
  return {
    open() {
      const own = mkdtempSync(join(folder, 'run-'));
      const copy = join(own, 'cache.db');
      copyFileSync(file, copy);
      const { close, ...kiosk } = kioskOver(openedDevice({ file: copy, key: Buffer.from(key), role: 'kiosk' }), appointments);
      return {
        ...kiosk,
        close() {
          close();
          rmSync(own, { recursive: true, force: true });
        },
      };
    },
  };
}

const arrivalAt = ({ start }: KioskAppointment, index: number) => ({
  arrivedAt: start,
  firstTouchAt: start,
  ticket: `B${index + 1}`,
  tier: 'B',
  deskSeenAt: null,
});
