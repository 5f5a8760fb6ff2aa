import { readFileSync } from 'node:fs';
import { FormRule } from '../../shared/domain/forms/due.ts';
import { noteSentence, refusalSentence } from '../../shared/domain/forms/finding.ts';
import { canonicalOf, type Form } from '../../shared/domain/forms/form.ts';
import { installForm } from '../../shared/domain/forms/install.ts';
import { hasSafetyQuestion } from '../../shared/domain/forms/safety.ts';
import { screensOf } from '../../shared/domain/forms/screens.ts';
import type { Coding } from '../../shared/domain/forms/value.ts';
import type { TenantId } from '../../shared/domain/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { FormLine } from '../store/forms.ts';
import { codeOf } from '../troubles.ts';
import { type Answer, byAdmin, type Command, type Desk, findSite, findTenant, type Problem, problem, suggestion } from './command.ts';
import { organisationFlag, siteFlag } from './common-flags.ts';
import { formResponder } from './form-responder.ts';
import type { Typed } from './grammar.ts';

/** A questionnaire and where it came from, for the messages. */
interface Candidate {
  readonly name: string;
  readonly json: unknown;
}

export const formInstall: Command = {
  noun: 'form',
  verb: 'install',
  summary: 'install a FHIR R4 Questionnaire, or say everything in it that is not supported',
  operand: { name: 'FILE', help: 'a JSON file with one Questionnaire', required: false },
  flags: [
    { name: 'from-import', value: null, help: 'every questionnaire that came with data import, instead of a file' },
    { name: 'safety-code', value: 'SYSTEM|CODE', help: 'questions with this code need a person at once; may be repeated', many: true },
    organisationFlag,
  ],
  run: async (desk, typed) => {
    const tenant = await findTenant(desk, typed);
    if (!tenant.ok) return tenant;
    const codes = typed.many('safety-code').map(codingOf);
    if (codes.includes(null)) return problem('usage', '--safety-code is SYSTEM|CODE, for example http://loinc.org|44260-8.');
    const found = await candidates(desk, tenant.value, typed);
    if (!found.ok) return found;
    return installAll(desk, tenant.value, { found: found.value, safetyCodes: codes.filter((code) => code !== null) });
  },
};

function codingOf(text: string): Coding | null {
  const bar = text.lastIndexOf('|');
  return bar < 1 || bar === text.length - 1 ? null : { system: text.slice(0, bar), code: text.slice(bar + 1), display: null };
}

async function candidates(desk: Desk, tenant: TenantId, typed: Typed): Promise<Result<readonly Candidate[], Problem>> {
  if (typed.has('from-import')) {
    if (typed.operand !== null) return problem('usage', 'Name a FILE or give --from-import, not both.');
    const bodies = await desk.store.read(tenant, ({ resources }) => resources.ofType('Questionnaire', mostImported));
    if (bodies.length === 0) return problem('data', 'No Questionnaire was imported yet. Import some: data import DIR');
    return ok(bodies.map((json, index) => ({ name: `imported questionnaire ${index + 1}`, json })));
  }
  return typed.operand === null ? problem('usage', 'Name a FILE, or give --from-import.') : readOne(typed.operand);
}

const mostImported = 500;

function readOne(path: string): Result<readonly Candidate[], Problem> {
  try {
    return ok([{ name: path, json: JSON.parse(readFileSync(path, 'utf8')) as unknown }]);
  } catch (error) {
    const code = codeOf(error);
    if (code === null && !(error instanceof SyntaxError)) throw error;
    return code === null
      ? problem('data', `${path} is not JSON.`)
      : problem('noInput', `${path} cannot be read (${code}). Check the path.`);
  }
}

type Judged = { readonly name: string } & (
  | { readonly outcome: 'installed' | 'same'; readonly form: Form }
  | { readonly outcome: 'refused'; readonly reasons: readonly string[] }
);

interface Order {
  readonly found: readonly Candidate[];
  readonly safetyCodes: readonly Coding[];
}

export async function installAll(desk: Desk, tenant: TenantId, { found, safetyCodes }: Order): Promise<Result<Answer, Problem>> {
  const judged: Judged[] = [];
  for (const { name, json } of found) judged.push(await installOne(desk, tenant, { name, json, safetyCodes }));
  const refused = judged.filter((one) => one.outcome === 'refused');
  if (refused.length === judged.length) {
    return problem(
      'data',
      refused.flatMap(({ name, reasons }) => [`${name} is refused.`, ...reasons.map((reason) => `  ${reason}`)]).join('\n'),
    );
  }
  return ok({ json: { forms: judged.map(jsonOf) }, lines: judged.flatMap(linesOf) });
}

async function installOne(
  desk: Desk,
  tenant: TenantId,
  { name, json, safetyCodes }: Candidate & Pick<Order, 'safetyCodes'>,
): Promise<Judged> {
  const answer = installForm(json, { safetyCodes });
  if (!answer.ok) return { name, outcome: 'refused', reasons: answer.error.map(refusalSentence) };
  const form = answer.value;
  const canonical = canonicalOf(form);
  const questionnaire = json as Record<string, unknown>;
  const outcome = await desk.write(tenant, async ({ forms, audit }) => {
    const kept = await forms.install(form, { canonical, questionnaire, safetyCodes: [...safetyCodes] });
    if (kept !== 'version-taken')
      audit({ actor: byAdmin, action: 'form-install', detail: { form: canonical.slice(0, 200), outcome: kept } });
    return kept;
  });
  if (outcome !== 'version-taken') return { name, outcome, form };
  const reasons = [
    `Version ${form.version} of ${form.url} is here already with other content. Give the changed form a version of its own.`,
  ];
  return { name, outcome: 'refused', reasons };
}

const jsonOf = (one: Judged) =>
  one.outcome === 'refused'
    ? { name: one.name, outcome: one.outcome, reasons: one.reasons }
    : {
        name: one.name,
        outcome: one.outcome,
        form: canonicalOf(one.form),
        title: one.form.title.base,
        screens: screensOf(one.form),
        languages: one.form.languages,
        safety: hasSafetyQuestion(one.form),
        notes: one.form.notes.map(noteSentence),
      };

function linesOf(one: Judged): readonly string[] {
  if (one.outcome === 'refused') return [`${one.name} is refused.`, ...one.reasons.map((reason) => `  ${reason}`)];
  const { form, outcome } = one;
  const safety = hasSafetyQuestion(form) ? '; it has a safety question, so it is offered only while a clinician is signed in' : '';
  return [
    `${form.title.base} (${canonicalOf(form)}) ${outcome === 'same' ? 'was here already' : 'is installed'}: ${screensOf(form)} screens, languages ${form.languages.join(', ')}${safety}.`,
    ...form.notes.map((note) => `  ${noteSentence(note)}`),
  ];
}

export const formList: Command = {
  noun: 'form',
  verb: 'list',
  summary: 'list the installed forms, and which visits ask for them',
  flags: [organisationFlag],
  run: async (desk, typed) => {
    const tenant = await findTenant(desk, typed);
    if (!tenant.ok) return tenant;
    const { forms, sites } = await desk.store.read(tenant.value, async (tx) => ({
      forms: await tx.forms.list(),
      sites: await tx.sites.list(),
    }));
    const assigned = (url: string) =>
      sites.flatMap(({ id, settings }) => settings.forms.filter(({ form }) => form === url).map((rule) => ({ site: id, ...rule })));
    const shown = forms.map((one) => ({ ...one, assigned: assigned(one.url) }));
    return ok({ json: { forms: shown }, lines: shown.flatMap(formLines) });
  },
};

const formLines = ({
  canonical,
  title,
  screens,
  safety,
  retiredAt,
  assigned,
}: FormLine & { readonly assigned: readonly (FormRule & { readonly site: string })[] }) => [
  `${canonical}  ${title}  ${screens} screens${safety ? '  safety question' : ''}${retiredAt === null ? '' : '  retired'}`,
  ...assigned.map(({ site, everyDays, ...rule }) => `  ${site}: ${visitsOf(rule)}${everyDays === 0 ? '' : `, once in ${everyDays} days`}`),
];

/** `every visit`, `visits of type Check-up with Lee or Osei`. */
const visitsOf = ({ visitTypes, practitioners }: Pick<FormRule, 'visitTypes' | 'practitioners'>): string =>
  [
    visitTypes.length === 0 ? 'every visit' : `visits of type ${visitTypes.join(' or ')}`,
    ...(practitioners.length === 0 ? [] : [`with ${practitioners.join(' or ')}`]),
  ].join(' ');

export const formRetire: Command = {
  noun: 'form',
  verb: 'retire',
  summary: 'offer a version of a form no more; its answers stay',
  operand: { name: 'FORM', help: 'its url|version, as form list shows it', required: true },
  flags: [organisationFlag],
  run: async (desk, typed) => {
    const tenant = await findTenant(desk, typed);
    if (!tenant.ok) return tenant;
    const canonical = typed.operand ?? '';
    const retired = await desk.write(tenant.value, async ({ forms, audit }) => {
      const done = await forms.retire(canonical);
      if (done) audit({ actor: byAdmin, action: 'form-retire', detail: { form: canonical.slice(0, 200) } });
      return done;
    });
    if (retired) return ok({ json: { retired: canonical }, lines: [`${canonical} is offered no more. Its answers stay.`] });
    const offered = (await desk.store.read(tenant.value, ({ forms }) => forms.list())).filter(({ retiredAt }) => retiredAt === null);
    return problem(
      'usage',
      `There is no offered form "${canonical}". ${
        offered.length === 0
          ? 'None is installed.'
          : suggestion(
              canonical,
              offered.map((one) => one.canonical),
            )
      }`,
    );
  },
};

export const formAssign: Command = {
  noun: 'form',
  verb: 'assign',
  summary: 'ask a form at visits of a site; without --visit-type and --practitioner at every visit',
  operand: { name: 'URL', help: 'the address of the form without its version', required: true },
  flags: [
    siteFlag,
    { name: 'visit-type', value: 'TEXT', help: 'only at visits of this type; may be repeated', many: true },
    { name: 'practitioner', value: 'WORDS', help: 'only at visits with them, by words of the name; may be repeated', many: true },
    { name: 'every-days', value: 'N', help: 'not again when answered within N days before; asked at every visit otherwise' },
    { name: 'headphones-only', value: null, help: 'its questions are never said on a loudspeaker' },
    { name: 'remove', value: null, help: 'ask it no more at this site' },
    organisationFlag,
  ],
  run: async (desk, typed) => {
    const found = await findSite(desk, typed);
    if (!found.ok) return found;
    const { tenant, site } = found.value;
    const url = typed.operand ?? '';
    const days = typed.one('every-days') ?? '0';
    const rule = FormRule.safeParse({
      form: url,
      visitTypes: typed.many('visit-type'),
      practitioners: typed.many('practitioner'),
      everyDays: /^\d+$/.test(days) ? Number(days) : -1,
      headphonesOnly: typed.has('headphones-only'),
    });
    if (!rule.success)
      return problem(
        'usage',
        '--every-days is a whole number of days from 0 to 3650; --visit-type and --practitioner are 1 to 200 characters.',
      );
    const remove = typed.has('remove');
    const offered = await desk.store.read(tenant, ({ forms }) => forms.offered());
    if (!remove && !offered.some((form) => form.url === url)) {
      return problem(
        'usage',
        `There is no installed form "${url}". ${
          offered.length === 0
            ? 'Install one: form install FILE'
            : suggestion(
                url,
                offered.map((form) => form.url),
              )
        }`,
      );
    }
    const others = site.settings.forms.filter(({ form }) => form !== url);
    const forms = remove ? others : [...others, rule.data];
    const saved = await desk.write(tenant, async ({ sites, audit }) => {
      audit({ actor: byAdmin, action: 'form-assign', subject: `Location/${site.id}`, detail: { form: url.slice(0, 200), remove } });
      return sites.save(site.id, { ...site.settings, forms }, site.version);
    });
    if (!saved) return problem('unavailable', 'Somebody saved the settings at the same time. Try again.');
    return ok({
      json: { site: site.id, forms },
      lines: [remove ? `${url} is asked no more at ${site.id}.` : `${url} is asked at ${visitsOf(rule.data)} at ${site.id}.`],
    });
  },
};

export const formVerbs: readonly Command[] = [formInstall, formList, formRetire, formAssign, formResponder];
