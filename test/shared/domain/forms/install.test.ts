import { expect, test } from 'vitest';
import { contentVersion, sha256 } from '../../../../shared/domain/forms/content-version.ts';
import { refusalSentence } from '../../../../shared/domain/forms/finding.ts';
import { canonicalOf, isChoice } from '../../../../shared/domain/forms/form.ts';
import { installForm } from '../../../../shared/domain/forms/install.ts';
import { speaks } from '../../../../shared/domain/forms/install-words.ts';
import { isSafePattern, matchesPattern } from '../../../../shared/domain/forms/pattern.ts';
import { textIn } from '../../../../shared/domain/forms/text.ts';
import { aForm, aQuestionnaire, core, notesOf, option, refusedFor, sdc } from './a-form.ts';

const yesNo = { linkId: 'q', type: 'boolean', text: 'Do you smoke?' };
const expression = (text: string) => ({ language: 'text/fhirpath', expression: text });
const computed = (text: string) => ({ extension: [{ url: sdc('calculatedExpression'), valueExpression: expression(text) }] });

test.each([
  ['a time of day', { linkId: 'q', type: 'time', text: 'When?' }, 'q question-type'],
  ['a date with a time', { linkId: 'q', type: 'dateTime', text: 'When?' }, 'q question-type'],
  ['a file', { linkId: 'q', type: 'attachment', text: 'Photo' }, 'q question-type'],
  ['a reference', { linkId: 'q', type: 'reference', text: 'Doctor' }, 'q question-type'],
  ['a type nobody knows', { linkId: 'q', type: 'telepathy', text: 'Think' }, 'q question-type'],
  [
    'an answer list kept elsewhere',
    { linkId: 'q', type: 'choice', text: 'Pick', answerValueSet: 'http://loinc.org/vs/LL358-3' },
    'q external-answers',
  ],
  ['a list named inside but not there', { linkId: 'q', type: 'choice', text: 'Pick', answerValueSet: '#gone' }, 'q external-answers'],
  ['a choice without answers', { linkId: 'q', type: 'choice', text: 'Pick' }, 'q no-answers'],
  [
    'an answer without words',
    { linkId: 'q', type: 'choice', text: 'Pick', answerOption: [{ valueCoding: { code: 'LA1' } }] },
    'q answer-without-words',
  ],
  [
    'the same answer twice',
    { linkId: 'q', type: 'choice', text: 'Pick', answerOption: [option('a', 'A'), option('a', 'B')] },
    'q same-answer',
  ],
  ['times as answers', { linkId: 'q', type: 'choice', text: 'Pick', answerOption: [{ valueTime: '10:00:00' }] }, 'q answer-kind'],
  ['a question without words', { linkId: 'q', type: 'boolean' }, 'q no-words'],
  ['an item without linkId', { type: 'boolean', text: 'Yes?' }, 'no-link-id'],
  ['a computed answer', { ...yesNo, ...computed('%patient.birthDate') }, 'q calculation'],
  [
    'a condition in FHIRPath',
    { ...yesNo, extension: [{ url: sdc('enableWhenExpression'), valueExpression: expression('true') }] },
    'q computed-condition',
  ],
  [
    'a list of answers that is computed',
    { ...yesNo, extension: [{ url: sdc('answerExpression'), valueExpression: expression('x') }] },
    'q computed-answers',
  ],
  [
    'a limit that is computed',
    { linkId: 'q', type: 'date', text: 'Born', extension: [{ url: core('maxValue'), _valueDate: { extension: [] } }] },
    'q computed-limit',
  ],
  [
    'limits that cross',
    {
      linkId: 'q',
      type: 'integer',
      text: 'Age',
      extension: [
        { url: core('minValue'), valueInteger: 9 },
        { url: core('maxValue'), valueInteger: 3 },
      ],
    },
    'q limits-crossed',
  ],
  [
    'a pattern that could hang the kiosk',
    { linkId: 'q', type: 'string', text: 'Id', extension: [{ url: core('regex'), valueString: '(a+)+' }] },
    'q pattern',
  ],
  [
    'units kept elsewhere',
    {
      linkId: 'q',
      type: 'quantity',
      text: 'Weight',
      extension: [{ url: core('questionnaire-unitValueSet'), valueCanonical: 'http://x/units' }],
    },
    'q external-units',
  ],
  ['a modifier nobody knows', { ...yesNo, modifierExtension: [{ url: 'http://example.org/not', valueBoolean: true }] }, 'q unknown-rules'],
  [
    'a check by expression',
    { ...yesNo, extension: [{ url: core('questionnaire-constraint'), extension: [{ url: 'severity', valueCode: 'error' }] }] },
    'q rule',
  ],
  ['a signature', { ...yesNo, extension: [{ url: core('questionnaire-signatureRequired') }] }, 'q signature'],
  ['a required answer nobody can give', { ...yesNo, readOnly: true, required: true }, 'q cannot-be-answered'],
  ['items inside a display text', { linkId: 'd', type: 'display', text: 'Read', item: [yesNo] }, 'd display-with-children'],
])('%s has the form refused by linkId and by name', (_what, item, refusal) => {
  expect(refusedFor(aQuestionnaire([item, { linkId: 'other', type: 'boolean', text: 'Fine?' }]))).toEqual([refusal]);
});

test.each([
  ['nothing at all', null, ['not-a-questionnaire']],
  ['another resource', { resourceType: 'Patient' }, ['not-a-questionnaire']],
  ['a questionnaire with items that are no list', { ...aQuestionnaire([]), item: 'none' }, ['malformed']],
  ['no address', { ...aQuestionnaire([yesNo]), url: undefined }, ['no-address']],
  ['a withdrawn form', aQuestionnaire([yesNo], { status: 'retired' }), ['retired']],
  ['an empty form', aQuestionnaire([]), ['no-questions']],
  ['only texts', aQuestionnaire([{ linkId: 'd', type: 'display', text: 'Hello' }]), ['no-questions']],
  ['rules nobody knows', aQuestionnaire([yesNo], { implicitRules: 'http://example.org/rules' }), ['unknown-rules']],
  ['a linkId used twice', aQuestionnaire([yesNo, yesNo]), ['q same-link-id']],
  [
    'five hundred and one questions',
    aQuestionnaire(Array.from({ length: 501 }, (_, index) => ({ ...yesNo, linkId: `q${index}` }))),
    ['too-large'],
  ],
])('%s is refused', (_what, questionnaire, refusals) => {
  expect(refusedFor(questionnaire)).toEqual(refusals);
});

test('a form nested without end is refused instead of ending the program', () => {
  const deep = Array.from({ length: 5000 }).reduce<object>(
    (item, _, index) => ({ linkId: `g${index}`, type: 'group', item: [item] }),
    yesNo,
  );
  expect(refusedFor(aQuestionnaire([deep]))).toEqual(['too-large']);
});

test.each([
  ['a question that is not there', { question: 'gone', operator: '=', answerBoolean: true }, 'condition-question'],
  ['an operator nobody knows', { question: 'q', operator: 'like', answerBoolean: true }, 'condition-operator'],
  ['a yes that is larger than a no', { question: 'q', operator: '>', answerBoolean: true }, 'condition-operator'],
  ['a yes that is a text', { question: 'q', operator: '=', answerString: 'yes' }, 'condition-answer'],
  ['a time of day', { question: 'q', operator: '=', answerTime: '11:11:11' }, 'condition-answer'],
  ['itself', { question: 'then', operator: 'exists', answerBoolean: true }, 'condition-circle'],
])('a question that depends on %s is refused', (_what, enableWhen, feature) => {
  expect(refusedFor(aQuestionnaire([yesNo, { linkId: 'then', type: 'string', text: 'Which?', enableWhen: [enableWhen] }]))).toEqual([
    `then ${feature}`,
  ]);
});

test('two questions that wait for each other are both refused', () => {
  const waits = (linkId: string, question: string) => ({
    ...yesNo,
    linkId,
    enableWhen: [{ question, operator: 'exists', answerBoolean: true }],
  });
  expect(refusedFor(aQuestionnaire([waits('a', 'b'), waits('b', 'a')]))).toEqual(['a condition-circle', 'b condition-circle']);
});

test('a refusal reads as a sentence', () => {
  const installed = installForm(aQuestionnaire([{ linkId: 'q', type: 'time', text: 'When do you wake?' }]));
  expect(installed.ok ? [] : installed.error.map(refusalSentence)).toEqual([
    'Item q ("When do you wake?") is of a type that is not supported: time.',
  ]);
});

test('all that is wrong is told at once', () => {
  const items = [
    { linkId: 'a', type: 'time', text: 'A' },
    { linkId: 'b', type: 'choice', text: 'B' },
  ];
  expect(refusedFor(aQuestionnaire(items, { status: 'retired' }))).toEqual(['retired', 'a question-type', 'b no-answers']);
});

test('what does no harm is left out and noted', () => {
  const form = aForm([
    {
      ...yesNo,
      extension: [
        { url: sdc('initialExpression'), valueExpression: expression('%patient.x') },
        { url: 'http://example.org/own', valueString: 'x' },
      ],
    },
    { linkId: 'c', type: 'choice', text: 'Pick', answerOption: [option('a', 'A')], initial: [{ valueCoding: { code: 'z' } }] },
  ]);
  expect(notesOf(form)).toEqual(['q pre-filling', 'q extension', 'c initial-value']);
});

test('a form without a version is known by its content, whatever the order of its keys and the notes of a server', () => {
  const { version: _, ...unversioned } = aQuestionnaire([yesNo]);
  const installed = installForm(unversioned);
  const moved = Object.fromEntries(Object.entries({ ...unversioned, id: '7', meta: { versionId: '3' } }).reverse());
  expect(installed.ok && canonicalOf(installed.value)).toMatch(/^https:\/\/clinic\.example\/forms\/one\|sha256-[0-9a-f]{16}$/);
  expect(contentVersion(moved)).toBe(installed.ok && installed.value.version);
  expect(contentVersion({ ...moved, title: 'Two' })).not.toBe(contentVersion(moved));
});

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['a'.repeat(1000), '41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3'],
  ['é世😀', '37e2c9fb7d25af039878c750b0168c2effc9c25fee6bfecd4d6cd03cebb2191c'],
])('the fingerprint of %j is SHA-256', (text, digest) => {
  expect(sha256(text)).toBe(digest);
});

const inSpanish = (content: string) => ({
  extension: [
    {
      url: core('translation'),
      extension: [
        { url: 'lang', valueCode: 'es' },
        { url: 'content', valueString: content },
      ],
    },
  ],
});

test('a form speaks a language only when nothing a patient sees is missing in it', () => {
  const pick = { linkId: 'q', type: 'choice', text: 'Coffee?', _text: inSpanish('¿Café?') };
  const partly = aForm([{ ...pick, answerOption: [option('y', 'Yes')] }], { _title: inSpanish('Uno') });
  const wholly = aForm(
    [{ ...pick, answerOption: [{ valueCoding: { code: 'y', display: 'Yes', _display: inSpanish('Sí') } }, { valueInteger: 3 }] }],
    { _title: inSpanish('Uno') },
  );
  expect([partly.languages, wholly.languages]).toEqual([['en'], ['en', 'es']]);
  expect([speaks(partly, 'es'), speaks(wholly, 'es-US'), speaks(wholly, 'ar')]).toEqual([false, true, false]);
  const [question] = wholly.items;
  const label = question && isChoice(question) ? question.options[0]?.label : undefined;
  expect([label && textIn(label, 'es'), label && textIn(label, 'es-MX'), label && textIn(label, 'vi')]).toEqual(['Sí', 'Sí', 'Yes']);
});

test('answers come from a value set inside the form, with its scores and translations', () => {
  const concepts = [
    {
      code: 'n',
      display: 'No',
      designation: [{ language: 'es', value: 'No' }],
      extension: [{ url: core('ordinalValue'), valueDecimal: 0 }],
    },
    {
      code: 'y',
      display: 'Yes',
      designation: [{ language: 'es', value: 'Sí' }],
      extension: [{ url: core('itemWeight'), valueDecimal: 1 }],
    },
  ];
  const contained = [{ resourceType: 'ValueSet', id: 'vs', compose: { include: [{ system: 'http://example.org', concept: concepts }] } }];
  const [question] = aForm([{ linkId: 'q', type: 'choice', text: 'Pick', answerValueSet: '#vs' }], { contained }).items;
  expect(question && isChoice(question) && question.options).toMatchObject([
    { key: 'http://example.org|n', score: 0 },
    { key: 'http://example.org|y', score: 1, label: { base: 'Yes', translations: { es: 'Sí' } } },
  ]);
});

test.each([
  ['[0-9]{3}-[0-9]{2}', true],
  ['\\d{5}(-\\d{4})?', true],
  ['[^@]+@[^@]+\\.[^@]+', true],
  ['(a+)+', false],
  ['(a|aa)+', false],
  ['(\\d{2}){3}', true],
  ['(?=a)b', false],
  ['(a)\\1', false],
  ['.*.*.*.*x', false],
  ['[', false],
])('the pattern %s is quick on any input: %s', (pattern, safe) => {
  expect(isSafePattern(pattern)).toBe(safe);
});

test('a pattern is met by the whole answer, and an endless answer meets none', () => {
  expect([matchesPattern('\\d{3}', '123'), matchesPattern('\\d{3}', '1234'), matchesPattern('.*', 'a'.repeat(256))]).toEqual([
    true,
    false,
    false,
  ]);
});
