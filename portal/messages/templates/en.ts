import type { MessageWords } from './words.ts';

/** Grade 6 or lower; test/portal/messages/templates.test.ts measures it. */
export const en: MessageWords = {
  inviteSubject: 'Your visit to {clinic}',
  remindSubject: 'Your visit to {clinic} is soon',
  greeting: 'Hello {name},',
  greetingPlain: 'Hello,',
  inviteOpening: 'You have a visit at {clinic}.',
  remindOpening: 'Your visit at {clinic} is soon.',
  when: '{date} at {time}',
  qrAlt: 'Square code for check-in',
  codeLabel: 'Your check-in number',
  howTo:
    'Check in at the screen when you come in. Hold the square code up to it, or type the number. It will also ask for your date of birth. The desk can help you just as well.',
  bringTitle: 'What to bring',
  bring: 'This page, or the number on it\nA photo ID\nYour insurance card, if you have one\nA list of the medicines you take',
  tipTitle: 'Stay safe',
  tip: 'We never ask for your password. Not sure if a message is from us? Call us first.',
  short: '{clinic}: your visit is on {date} at {time}. Check-in number: {code}. We never ask for your password.',
  otpSubject: 'Your code for {clinic}',
  otpBody: 'Your code is {otp}. Type it on the check-in screen. It works once, for {minutes} minutes.',
  otpWarning: 'Give it to no one. If you did not ask for it, you can ignore this message.',
  letterTitle: 'Your visit to {clinic}',
};
