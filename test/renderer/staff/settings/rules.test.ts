import { describe, expect, test } from 'vitest';
import { draftOf, problemsOf, settingsOf } from '../../../../renderer/staff/settings/draft.ts';
import { mergeDrafts } from '../../../../renderer/staff/settings/merge.ts';
import { judgeRule, newRule, type RuleDraft } from '../../../../renderer/staff/settings/rule-draft.ts';
import { tryRules } from '../../../../renderer/staff/settings/try-rules.ts';
import { sampleSite } from '../../../gallery/fake-staff.ts';

const draft = draftOf(sampleSite().settings);
const blood: RuleDraft = { ...newRule, name: 'Blood test', visitType: 'blood test', says: { ...newRule.says, en: ' Come to the desk. ' } };
const visitor = { practitioner: '', visitType: 'Blood test', owes: false, minutes: -10 };

describe('a rule as it is typed', () => {
  test('becomes the rule that is saved, and comes back as it was', () => {
    const saved = settingsOf({ ...draft, rules: [{ ...blood, opens: '30' }] });
    expect(saved.policy.arrival.rules).toEqual([
      {
        name: 'Blood test',
        when: { practitioner: null, visitType: 'blood test', owes: false },
        does: 'desk',
        opensMinutesBefore: 30,
        closesMinutesAfter: null,
        says: { en: 'Come to the desk.' },
      },
    ]);
    expect(settingsOf(draftOf(saved))).toEqual(saved);
  });

  test('a sentence of a rule that checks people in is not kept', () => {
    expect(settingsOf({ ...draft, rules: [{ ...blood, does: 'arrive' }] }).policy.arrival.rules[0]?.says).toEqual({});
  });

  test.each([
    ['nothing yet', newRule, { name: 'missing', practitioner: 'ruleForNobody' }],
    ['half an hour and a bit', { ...blood, opens: '30.5' }, { opens: 'notWhole' }],
    ['more than a day', { ...blood, closes: '1441' }, { closes: 'tooHigh' }],
    ['a name for a book', { ...blood, name: 'x'.repeat(81) }, { name: 'tooLong' }],
    ['for everybody who owes', { ...newRule, name: 'Payment', owes: true }, {}],
  ])('%s', (_what, rule, problems) => {
    expect(Object.fromEntries([...judgeRule(rule)].map(([field, { kind }]) => [field, kind]))).toEqual(problems);
  });

  test('one that needs another look keeps the page from being saved', () => {
    expect([...problemsOf({ ...draft, rules: [newRule] }).keys()]).toEqual(['rules']);
  });

  test('two managers’ rules are one thing to choose between', () => {
    const mine = { ...draft, rules: [blood] };
    const theirs = { ...draft, rules: [{ ...blood, name: 'Theirs' }] };
    expect(mergeDrafts(draft, mine, theirs).both).toEqual(['rules']);
    expect(mergeDrafts(draft, mine, theirs).draft.rules).toEqual([blood]);
  });
});

describe('trying them out', () => {
  test.each([
    ['nobody’s rule, in time', { ...visitor, visitType: 'Check-up' }, 'arrive', null],
    ['a blood test', visitor, 'blocked-by-rule', 'Blood test'],
    ['an hour early', { ...visitor, minutes: -60 }, 'too-early', 'Blood test'],
    ['an hour late', { ...visitor, visitType: '', minutes: 60 }, 'too-late', null],
  ])('%s', (_who, one, answer, rule) => {
    const tried = tryRules({ ...draft, rules: [blood] }, one);
    expect({ answer: tried?.answer, rule: tried?.rule?.name ?? null }).toEqual({ answer, rule });
  });

  test('answers nothing while a value is being typed', () => {
    expect(tryRules({ ...draft, rules: [newRule] }, visitor)).toBeNull();
    expect(tryRules({ ...draft, policy: { ...draft.policy, 'arrival.opensMinutesBefore': '' } }, visitor)).toBeNull();
  });

  test('a value elsewhere on the page that needs another look is no hindrance', () => {
    expect(tryRules({ ...draft, policy: { ...draft.policy, 'staff.pinTries': 'x' } }, visitor)).not.toBeNull();
  });
});
