import { kioskSentences } from '../../renderer/i18n/added/asked.ts';
import { missingSentences } from '../../renderer/i18n/added/catalogue-of.ts';
import { notATag } from '../../renderer/i18n/added/check-language.ts';
import { templateFor } from '../../renderer/i18n/added/template.ts';
import { textsOf } from '../../renderer/i18n/added/texts-of.ts';
import { allPacks } from '../../renderer/i18n/languages.ts';
import { AddedLanguageCode, builtIn, directionOf } from '../../shared/domain/language.ts';
import { mostLanguages } from '../../shared/domain/site.ts';
import { ok, type Result } from '../../shared/result.ts';
import { byAdmin, type Command, type Desk, findTenant, type Problem, problem, suggestion } from '../cli/command.ts';
import { organisationFlag } from '../cli/common-flags.ts';
import type { Typed } from '../cli/grammar.ts';
import { holds, writePrivateFile } from '../cli/private-file.ts';
import { loadFaces } from '../messages/letters/faces.ts';
import { messageLanguages } from '../messages/templates/languages.ts';
import { fontWarning, lettersWithoutFont } from './letters-without-font.ts';
import { messageSentences, messageTextsOf } from './message-sentences.ts';
import { type Refused, readLanguage } from './read-language.ts';
import { missingMessages } from './written.ts';

export const languageTemplate: Command = {
  noun: 'language',
  verb: 'template',
  summary: 'write a language file to fill in: every sentence of the kiosk and of messages to patients with the English beside it',
  flags: [
    { name: 'out', value: 'FILE', help: 'the file of JSON to write', required: true },
    { name: 'code', value: 'TAG', help: 'the language it will be, BCP 47, for example so or pt-BR; counts then have its plural forms' },
    { name: 'from', value: 'TAG', help: 'begin with the texts of this language, built in or added; empty texts otherwise' },
    organisationFlag,
  ],
  run: async (desk, typed) => {
    const out = typed.one('out') ?? '';
    const code = typed.one('code') ?? '';
    if (code !== '' && !AddedLanguageCode.safeParse(code).success) return problem('usage', codeFault(code));
    const start = await startFrom(desk, typed);
    if (!start.ok) return start;
    const { texts, ...from } = start.value;
    const wanted = code || (builtIn(from.code) ? '' : from.code);
    const same = wanted === from.code;
    const asked = [...kioskSentences(), ...messageSentences];
    const language = {
      code: wanted,
      name: same ? from.name : '',
      direction: wanted === '' ? ('ltr' as const) : directionOf(wanted),
      keyboard: same ? from.keyboard : null,
      texts,
    };
    const file = templateFor(language, asked);
    const isOurs = holds((value) => typeof value === 'object' && value !== null && 'foyerLanguage' in value);
    if (!desk.dryRun) {
      const written = writePrivateFile(out, `${JSON.stringify(file, null, 2)}\n`, isOurs);
      if (!written.ok) return written;
    }
    const empty = asked.filter(({ key }) => !Object.hasOwn(texts, key)).length;
    return ok({
      json: { file: out, code: wanted, sentences: asked.length, empty },
      lines: [`${out} has ${asked.length} sentences, ${empty} still to write. Then: language add ${out} --dry-run`],
    });
  },
};

const codeFault = (code: string): string =>
  builtIn(code) ? `${code} is built into Foyer. Begin with its texts by --from ${code}, under a tag of its own.` : notATag(code);

const blank = { code: 'en', name: '', keyboard: null, texts: {} } as const;

async function startFrom(desk: Desk, typed: Typed) {
  const from = typed.one('from');
  if (from === null) return ok(blank);
  const pack = allPacks.find(({ code }) => code === from);
  if (pack) {
    const { code, ownName, words } = pack;
    const texts = { ...textsOf(words, code), ...(builtIn(code) ? messageTextsOf(messageLanguages[code]) : {}) };
    return ok({ code, name: ownName, keyboard: null, texts });
  }
  const tenant = await findTenant(desk, typed);
  if (!tenant.ok) return tenant;
  const added = await desk.store.read(tenant.value, ({ languages }) => languages.current());
  const found = added.find(({ code }) => code === from);
  if (found) return ok({ code: found.code, name: found.ownName, keyboard: found.keyboard, texts: found.sentences });
  return problem(
    'usage',
    `There is no language "${from}". ${suggestion(
      from,
      [...allPacks, ...added].map(({ code }) => code),
    )}`,
  );
}

export const languageAdd: Command = {
  noun: 'language',
  verb: 'add',
  summary: 'add a language of the kiosk from a filled-in file, or a new version of one; says everything to put right',
  operand: { name: 'FILE', help: 'a language file, as language template writes it', required: true },
  flags: [
    { name: 'offer', value: null, help: 'put it on the first screen of every site; otherwise each manager does so in the settings' },
    organisationFlag,
  ],
  run: async (desk, typed) => {
    const path = typed.operand ?? '';
    const tenant = await findTenant(desk, typed);
    if (!tenant.ok) return tenant;
    const read = readLanguage(path);
    if (!read.ok) return refusal(path, read.error);
    const { language, unused } = read.value;
    const { code, ownName } = language;
    const done = await desk.write(tenant.value, async ({ languages, sites, audit }) => {
      const added = await languages.add(language);
      if (typed.has('offer')) {
        if ((await sites.list()).some(({ settings }) => settings.languages.length >= mostLanguages && !settings.languages.includes(code)))
          return null;
        await languages.offer(code);
      }
      audit({ actor: byAdmin, action: 'language-add', detail: { language: code, version: added.version, offer: typed.has('offer') } });
      const offeredAt = (await sites.list()).filter(({ settings }) => settings.languages.includes(code)).map(({ id }) => id);
      return { ...added, offeredAt };
    });
    if (done === null)
      return problem('data', `A site offers ${mostLanguages} languages already. Its manager takes one off the list first.`);
    const { version, same, offeredAt } = done;
    const sentences = Object.keys(language.sentences).length;
    const written = missingMessages(language).length === 0;
    const withoutFont = lettersWithoutFont(language, loadFaces()[400]);
    const warning = fontWarning(withoutFont);
    return ok({
      json: { language: code, name: ownName, version, same, sentences, messages: written, unused, withoutFont, offeredAt },
      lines: [
        `${ownName} (${code}) ${same ? `was here already, version ${version}` : `is here as version ${version}`}: all ${sentences} sentences.`,
        written ? `Messages to patients go out in ${ownName}, too.` : `It has no text for messages to patients. ${elsewhere}`,
        ...(warning === null ? [] : [warning]),
        ...(unused.length > 0 ? [`Not used by this Foyer, and left out: ${unused.join(', ')}.`] : []),
        offeredAt.length > 0
          ? `Kiosks of ${offeredAt.join(', ')} offer it.`
          : 'No site offers it yet: choose it in the settings of a site, or add it again with --offer.',
      ],
    });
  },
};

function refusal(path: string, refused: Refused): Result<never, Problem> {
  if (refused.kind === 'unread') return problem('noInput', `${path} cannot be read (${refused.code}). Check the path.`);
  const { faults } = refused;
  const lines = faults.map(({ key, say }) => `  ${key}: ${say}`);
  return problem(
    'data',
    [`${path} is not added; ${faults.length === 1 ? 'one thing is' : `${faults.length} things are`} to be put right.`, ...lines].join('\n'),
  );
}

export const languageList: Command = {
  noun: 'language',
  verb: 'list',
  summary: 'list the languages of the kiosk, where each is offered, and what an added one still lacks',
  flags: [organisationFlag],
  run: async (desk, typed) => {
    const tenant = await findTenant(desk, typed);
    if (!tenant.ok) return tenant;
    const { added, sites } = await desk.store.read(tenant.value, async (tx) => ({
      added: await tx.languages.current(),
      sites: await tx.sites.list(),
    }));
    const offeredAt = (code: string) => sites.filter(({ settings }) => settings.languages.some((one) => one === code)).map(({ id }) => id);
    const languages = [
      ...allPacks.map(({ code, ownName }) => ({ code, name: ownName, version: null, missing: none, missingMessages: none })),
      ...added.map((one) => ({
        code: one.code,
        name: one.ownName,
        version: one.version,
        missing: missingSentences(one),
        missingMessages: missingMessages(one),
      })),
    ].map((one) => ({ ...one, offeredAt: offeredAt(one.code) }));
    return ok({ json: { languages }, lines: languages.flatMap(linesOf) });
  },
};

const none: readonly string[] = [];

/** What becomes of mails, codes, letters and receipts while a language lacks their texts. */
const elsewhere = 'Mails, codes, letters and receipts go out in a language of Foyer instead.';

const linesOf = (one: {
  readonly code: string;
  readonly name: string;
  readonly version: number | null;
  readonly missing: readonly string[];
  readonly missingMessages: readonly string[];
  readonly offeredAt: readonly string[];
}): readonly string[] => [
  `${one.code}  ${one.name}  ${one.version === null ? 'built in' : `version ${one.version}`}${one.offeredAt.length > 0 ? `  offered at ${one.offeredAt.join(', ')}` : ''}`,
  ...(one.missing.length > 0
    ? [`  Kept from patients until it is whole. It lacks ${one.missing.length} sentences of this Foyer: ${one.missing.join(', ')}.`]
    : []),
  ...(one.missingMessages.length > 0
    ? [`  ${elsewhere} It lacks ${one.missingMessages.length} texts of messages: ${one.missingMessages.join(', ')}.`]
    : []),
  ...(one.missing.length + one.missingMessages.length > 0
    ? [`  Write them: language template --from ${one.code} --out FILE, then language add FILE`]
    : []),
];

export const languageRetire: Command = {
  noun: 'language',
  verb: 'retire',
  summary: 'offer an added language no more, at any site',
  operand: { name: 'CODE', help: 'its tag, as language list shows it', required: true },
  flags: [organisationFlag],
  run: async (desk, typed) => {
    const tenant = await findTenant(desk, typed);
    if (!tenant.ok) return tenant;
    const asked = typed.operand ?? '';
    if (builtIn(asked))
      return problem('usage', `${asked} is built into Foyer. A site offers it no more when its manager takes it off the list.`);
    const code = AddedLanguageCode.safeParse(asked);
    const retired =
      code.success &&
      (await desk.write(tenant.value, async ({ languages, audit }) => {
        const done = await languages.retire(code.data);
        if (done) audit({ actor: byAdmin, action: 'language-retire', detail: { language: code.data } });
        return done;
      }));
    if (retired)
      return ok({ json: { retired: asked }, lines: [`${asked} is offered no more. Its versions stay; language add brings it back.`] });
    const known = (await desk.store.read(tenant.value, ({ languages }) => languages.current())).map((one) => one.code);
    return problem('usage', `There is no added language "${asked}". ${known.length === 0 ? 'None was added.' : suggestion(asked, known)}`);
  },
};

export const languageVerbs: readonly Command[] = [languageTemplate, languageAdd, languageList, languageRetire];
