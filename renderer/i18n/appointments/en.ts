import type { Words } from '../catalogue.ts';
import { plural } from '../plural.ts';

/** One's own appointments at the kiosk: see, move, cancel, book. */
export const appointmentsEn = {
  title: 'My appointments',
  none: 'You have no other appointment.',
  kind: 'Appointment',
  more: 'More',
  book: 'Book a follow-up',
  reading: 'One moment. We are looking.',
  move: 'Another time',
  cancel: 'Cancel it',
  deskOnly: 'Only the desk can change this one.',
  askDesk: 'Ask the desk about another time',
  dayTitle: 'Which day suits you?',
  timeTitle: 'Which time suits you?',
  noneFree: 'No free time fits. The desk can help.',
  checkMove: 'Move to this time?',
  checkBook: 'Book this time?',
  kept: (minutes: number) =>
    plural('en', minutes, { one: 'We keep it for you for 1 minute.', other: `We keep it for you for ${minutes} minutes.` }),
  yesMove: 'Yes, move it',
  yesBook: 'Yes, book it',
  checkCancel: 'Cancel this appointment?',
  yesCancel: 'Yes, cancel it',
  noKeep: 'No, keep it',
  moved: 'Your appointment is moved',
  booked: 'Your appointment is booked',
  cancelled: 'Your appointment is cancelled',
  stays: 'Your appointment stays',
  undo: 'Keep it after all',
  message: 'If we have your e-mail or phone, we send it to you.',
  taken: 'Someone just took this time. Please choose another one.',
  offline: 'We cannot look at your appointments right now.',
  deskTitle: 'The desk will help you',
  deskBody: 'We told the desk what you asked.',
} as const;

export type AppointmentWords = Words<typeof appointmentsEn>;
