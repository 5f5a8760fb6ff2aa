import { expect, test } from 'vitest';
import type { Entry } from '../../../../shared/domain/forms/entry.ts';
import { createEvaluation } from '../../../../shared/domain/forms/evaluation.ts';
import type { ResponseItem } from '../../../../shared/domain/forms/fhir-response.ts';
import { addOccurrence, answer, removeOccurrence, startOf } from '../../../../shared/domain/forms/fill.ts';
import { everyItem, type Form, isChoice } from '../../../../shared/domain/forms/form.ts';
import { installForm } from '../../../../shared/domain/forms/install.ts';
import { missing, visibleItems } from '../../../../shared/domain/forms/missing.ts';
import { nextPage, progress } from '../../../../shared/domain/forms/page-order.ts';
import { pages } from '../../../../shared/domain/forms/pages.ts';
import { responseOf } from '../../../../shared/domain/forms/response.ts';
import { stateOf } from '../../../../shared/domain/forms/resume.ts';
import { isSafetyAnswer } from '../../../../shared/domain/forms/safety.ts';
import type { FormState } from '../../../../shared/domain/forms/state.ts';
import { aForm, exampleQuestionnaires, option, phq9 } from './a-form.ts';

/** The same numbers for the same seed (mulberry32), so that a failure can be looked at again. */
function createDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const more = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((more ^ (more >>> 14)) >>> 0) % sides;
  };
}
type Dice = ReturnType<typeof createDice>;
const pick = <T>(dice: Dice, list: readonly T[]): T => list[dice(list.length)] as T;

const types = ['boolean', 'integer', 'decimal', 'date', 'string', 'text', 'choice', 'open-choice', 'quantity'];
const answerFor: Readonly<Record<string, object>> = {
  boolean: { answerBoolean: true },
  integer: { answerInteger: 3 },
  decimal: { answerDecimal: 1.5 },
  date: { answerDate: '2000-01-01' },
  string: { answerString: 'a' },
  text: { answerString: 'a' },
  choice: { answerCoding: { code: 'a' } },
  'open-choice': { answerCoding: { code: 'a' } },
  quantity: { answerQuantity: { value: 3 } },
};

/** Questions, groups and repeating groups, each perhaps depending on a question before it. */
function randomForm(dice: Dice): Form {
  const before: { linkId: string; type: string }[] = [];
  const make = (depth: number, index: string): object[] =>
    Array.from({ length: 2 + dice(3) }, (_, position) => {
      const linkId = `${index}.${position}`;
      const target = before.length > 0 && dice(2) === 0 ? pick(dice, before) : null;
      const condition = target && { question: target.linkId, operator: pick(dice, ['exists', '=', '!=']) };
      const enableWhen = condition && [
        { ...condition, ...(condition.operator === 'exists' ? { answerBoolean: dice(2) === 0 } : answerFor[target.type]) },
      ];
      const common = { linkId, text: linkId, ...(enableWhen ? { enableWhen } : {}), required: dice(3) === 0 };
      if (depth < 2 && dice(3) === 0) return { ...common, type: 'group', repeats: dice(2) === 0, item: make(depth + 1, linkId) };
      const type = pick(dice, types);
      before.push({ linkId, type });
      const options = type.endsWith('choice') ? { answerOption: [option('a', 'A', 1), option('b', 'B', 2)] } : {};
      const repeats = dice(4) === 0;
      return { ...common, type, ...options, repeats, ...(!repeats && depth < 2 && dice(4) === 0 ? { item: make(depth + 1, linkId) } : {}) };
    });
  return aForm(make(0, 'q'));
}

const randomEntry = (dice: Dice, keys: readonly string[]): Entry =>
  pick<Entry>(dice, [
    true,
    false,
    '',
    'a',
    '3',
    '1,5',
    '-7',
    '2000-01-01',
    '1999',
    '٣',
    '\u0000',
    'x'.repeat(300),
    3,
    1.5,
    Number.NaN,
    { option: 'gone' },
    { other: 'Tea' },
    { other: '' },
    { amount: '3', unit: null },
    { amount: 'x', unit: 'kg' },
    ...keys.map((option) => ({ option })),
  ]);

/** Entries that a question of a type takes, among them the one other questions wait for. */
const fits: Readonly<Record<string, readonly Entry[]>> = {
  boolean: [true, false],
  integer: ['3', '4'],
  decimal: ['1.5', '2.5'],
  date: ['2000-01-01', '1999'],
  string: ['a', 'b'],
  text: ['a', 'b'],
  quantity: [
    { amount: '3', unit: null },
    { amount: '4', unit: null },
  ],
};

function randomStep(form: Form, state: FormState, dice: Dice): FormState {
  const item = pick(dice, everyItem(form.items));
  const at = Array.from({ length: dice(3) }, () => dice(3));
  const move = dice(8);
  if (move === 0) {
    const added = addOccurrence(form, state, { linkId: item.linkId, at });
    return added.ok ? added.value.state : state;
  }
  if (move === 1) {
    const removed = removeOccurrence(form, state, { linkId: item.linkId, at });
    return removed.ok ? removed.value : state;
  }
  const placed =
    dice(3) === 0
      ? { item, path: { linkId: item.linkId, at } }
      : (pick(dice, visibleItems(form, state)) ?? { item, path: { linkId: item.linkId, at } });
  const keys = isChoice(placed.item) ? placed.item.options.map(({ key }) => key) : [];
  const fitting = fits[placed.item.type] ?? keys.map((option) => ({ option }));
  const entries = dice(3) > 0 ? [pick(dice, fitting)] : Array.from({ length: dice(3) }, () => randomEntry(dice, keys));
  const answered = answer(form, state, {
    path: placed.path,
    entries,
    language: pick(dice, ['en', 'es', 'ar', 'zh-Hans', 'vi', 'not a tag']),
  });
  return answered.ok ? answered.value : state;
}

const sentLinkIds = (items: readonly ResponseItem[] | undefined): string[] =>
  (items ?? []).flatMap(({ linkId, item, answer: answers }) => [
    linkId,
    ...sentLinkIds(item),
    ...(answers ?? []).flatMap((one) => sentLinkIds(one.item)),
  ]);

const circumstances = { authored: '2026-03-02T09:00:00Z', language: 'es', finished: true };

function judge(form: Form, state: FormState): void {
  const evaluation = createEvaluation(form, state);
  const enabled = new Set(evaluation.placed().map(({ item }) => item.linkId));
  const response = responseOf(form, state, circumstances);
  expect(sentLinkIds(response.item).filter((linkId) => !enabled.has(linkId))).toEqual([]);
  expect(response.status).toBe(missing(form, state).length === 0 ? 'completed' : 'in-progress');

  const resumed = stateOf(form, JSON.parse(JSON.stringify(response)));
  expect(resumed.ok && resumed.value.leftOut).toEqual([]);
  expect(resumed.ok && sentLinkIds(responseOf(form, resumed.value.state, circumstances).item)).toEqual(sentLinkIds(response.item));

  const ids = pages(form, state).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(progress(form, state, id).of).toBe(ids.length);
  expect(nextPage(form, state, ids.at(-1) ?? null)).toBeNull();
  expect(typeof isSafetyAnswer(form, state)).toBe('boolean');
}

const seeds = Array.from({ length: 60 }, (_, seed) => seed + 1);

test.each(seeds)('whatever is touched, a form never fails and sends nothing that is not asked (seed %d)', (seed) => {
  const dice = createDice(seed);
  const form = seed % 10 === 0 ? phq9() : randomForm(dice);
  Array.from({ length: 60 }).reduce<FormState>((state) => {
    const next = randomStep(form, state, dice);
    judge(form, next);
    return next;
  }, startOf(form));
});

/** Puts something wrong somewhere into a questionnaire. */
function damaged(value: unknown, dice: Dice, depth = 0): unknown {
  if (dice(40) === 0) return pick<unknown>(dice, [null, 7, 'x', [], {}, true, 'choice', '__proto__', { extension: 'x' }]);
  if (Array.isArray(value)) return value.map((held) => damaged(held, dice, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(() => dice(60) !== 0)
      .map(([key, held]) => [key, damaged(held, dice, depth + 1)]),
  );
}

test('a damaged questionnaire is refused or works, and never ends the program', () => {
  const dice = createDice(7);
  const sources = [
    ...exampleQuestionnaires(),
    { resourceType: 'Questionnaire', url: 'http://x', item: [{ linkId: 'a', type: 'boolean', text: 'A' }] },
  ];
  for (const source of sources) {
    for (let round = 0; round < 20; round += 1) {
      const installed = installForm({ ...(damaged(source, dice) as object), resourceType: 'Questionnaire' });
      if (installed.ok) judge(installed.value, startOf(installed.value));
      else expect(installed.error.length).toBeGreaterThan(0);
    }
  }
});
