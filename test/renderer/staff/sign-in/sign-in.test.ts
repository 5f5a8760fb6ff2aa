import { expect, test } from 'vitest';
import { pagesFor } from '../../../../renderer/staff/pages.ts';
import { codeDigits, missingOf } from '../../../../renderer/staff/sign-in/credentials.ts';
import { judgePin } from '../../../../renderer/staff/sign-in/pin.ts';
import { StaffRole } from '../../../../shared/domain/access.ts';

const typed = { username: 'rosa', password: 'correct horse battery', code: '123456' };

test.each([
  ['everything', typed, { username: false, password: false, code: false }],
  ['a user name of spaces', { ...typed, username: '  ' }, { username: true, password: false, code: false }],
  ['a password of spaces, which may be somebody’s', { ...typed, password: '   ' }, { username: false, password: false, code: false }],
  ['five digits', { ...typed, code: '12345' }, { username: false, password: false, code: true }],
  ['the code as the authenticator shows it', { ...typed, code: '123 456' }, { username: false, password: false, code: false }],
  ['nothing', { username: '', password: '', code: '' }, { username: true, password: true, code: true }],
])('signing in with %s', (_name, given, missing) => {
  expect(missingOf(given)).toEqual(missing);
});

test('a code pasted with spaces or full-width digits is sent as six digits', () => {
  expect(codeDigits(' 123 456\n')).toBe('123456');
  expect(codeDigits('１２３４５６')).toBe('123456');
});

test.each([
  ['12345', '12345', 'too-short'],
  ['1234567890123', '1234567890123', 'too-short'],
  ['abcdef', 'abcdef', 'too-short'],
  ['482910', '482911', 'different'],
  ['482910', '482910', null],
])('a PIN %s with %s again', (pin, again, judged) => {
  expect(judgePin(pin, again)).toBe(judged);
});

test('each role sees the pages it has work on', () => {
  expect(Object.fromEntries(StaffRole.options.map((role) => [role, pagesFor(role)]))).toEqual({
    'front-desk': ['board', 'changes'],
    clinician: ['board'],
    billing: [],
    manager: ['board', 'changes', 'settings'],
    it: ['settings'],
    'privacy-officer': ['settings'],
  });
});
