import { freeTimes, holdTime, myAppointments, takeTime } from '../../electron/usecases/appointments.ts';
import { acceptConsent, consents, declineConsent } from '../../electron/usecases/consents.ts';
import { answerCoverage, coverage } from '../../electron/usecases/coverage.ts';
import { confirmDetails, details } from '../../electron/usecases/details.ts';
import { formsAnswer, formsShow } from '../../electron/usecases/forms.ts';
import { identifyByTicket } from '../../electron/usecases/hand-out.ts';
import { identifyByCode, identifyByName, identifyByToken } from '../../electron/usecases/identify.ts';
import type { KioskDeps, KioskPortal } from '../../electron/usecases/kiosk-deps.ts';
import { checkCode, sendCode } from '../../electron/usecases/one-time-code.ts';
import { SlotId } from '../../shared/domain/slots.ts';
import type { Result } from '../../shared/result.ts';
import { arrivals, type Booked, type BusyKiosk, checkInAtKiosk } from './busy-day.ts';
import { writer } from './whole-day.ts';

/** Milliseconds of a step, for so many patients one after the other. */
export type Step = (kiosk: BusyKiosk, acts: number) => Promise<readonly number[]>;

/** Saying who one is, up to "you have arrived". */
export const waysIn = {
  code: checkInAtKiosk,
  name: (kiosk, acts) =>
    arrivals(kiosk, acts, ({ patient: { name, phones }, birthDate }) =>
      identifyByName(kiosk.deps)({ family: name.family ?? '', birthDate, lastFour: (phones[0] ?? '').slice(-4) }),
    ),
  letter(kiosk, acts) {
    const letters = new Map(kiosk.appointments.slice(0, acts).map((one) => [one.id, writer.qr(one)]));
    return arrivals(kiosk, acts, ({ id, birthDate }) => identifyByToken(kiosk.deps)({ token: letters.get(id) ?? '', birthDate }));
  },
  oneTimeCode: (kiosk, acts) =>
    arrivals(kiosk, acts, async ({ id, patient: { name }, birthDate }) => {
      const deps = { ...kiosk.deps, portal: { ...kiosk.deps.portal, checkCode: async () => id } };
      const [given = '', family] = [name.given[0], name.family ?? ''];
      await sendCode(deps)({ family, given, birthDate, channel: 'email' });
      return checkCode(deps)({ code: '482190' });
    }),
} satisfies Record<string, Step>;

/** On a tablet, for somebody who is here. */
export const byTicket: Step = (kiosk, acts) =>
  arrivals(kiosk, acts, ({ arrival, birthDate }) => identifyByTicket(kiosk.deps)({ ticket: arrival?.ticket ?? '', birthDate }));

/** What is asked of somebody who has arrived: each shown and answered. */
export const tasks = {
  details: afterArrival(({ deps }) => {
    must(details(deps)());
    must(confirmDetails(deps)());
  }),
  coverage: afterArrival(({ deps }) => {
    must(coverage(deps)());
    must(answerCoverage(deps)({ said: { kind: 'still-right' } }));
  }),
  consents: afterArrival(({ deps, who }) => {
    must(consents(deps)());
    must(acceptConsent(deps)({ position: 0, language: 'en', signature: { kind: 'typed', name: `${who.patient.name.family}` } }));
    must(declineConsent(deps)({ position: 1, language: 'en' }));
  }),
  form: afterArrival(async ({ deps }) => {
    const shown = must(await formsShow(deps)({ language: 'en' }));
    if (shown.kind !== 'page') throw new Error(`no page of the form: ${shown.kind}`);
    must(await formsAnswer(deps)({ language: 'en', page: shown.view.page, answers: [[false]], way: 'next' }));
  }),
  anotherTime: afterArrival(async ({ deps: kiosk, who }) => {
    const deps = { ...kiosk, portal: { ...kiosk.portal, booking: bookingsOf(who) } };
    must(await myAppointments(deps));
    must(await freeTimes(deps)({ appointment: null }));
    must(await holdTime(deps)({ time: 0 }));
    must(await takeTime(deps));
  }),
} satisfies Record<string, Step>;

interface AtTheKiosk {
  readonly deps: KioskDeps;
  readonly who: Booked;
}

/** Only what comes after the arrival is timed. */
function afterArrival(act: (at: AtTheKiosk) => void | Promise<void>): Step {
  return async (kiosk, acts) => {
    const took: number[] = [];
    await arrivals(kiosk, acts, async (who) => {
      const arrived = await identifyByCode(kiosk.deps)({ code: who.bookingCode, birthDate: who.birthDate });
      const began = performance.now();
      await act({ deps: kiosk.deps, who });
      took.push(performance.now() - began);
      return arrived;
    });
    return took;
  };
}

/** The portal answers at once: its own part is measured with the portal. */
const bookingsOf =
  ({ id, start }: Booked): KioskPortal['booking'] =>
  async ({ type }) => {
    if (type === 'my-appointments') return { ok: true, value: { kind: 'appointments', appointments: [], like: id } };
    if (type === 'free-slots') return { ok: true, value: { kind: 'slots', slots: [{ id: SlotId.parse('s-1'), start }] } };
    return { ok: true, value: type === 'hold-slot' ? { kind: 'held', until: start } : { kind: 'booked', start } };
  };

function must<T>(answer: Result<T, unknown>): T {
  if (!answer.ok) throw new Error(`a step was refused: ${JSON.stringify(answer.error)}`);
  return answer.value;
}
