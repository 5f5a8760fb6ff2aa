import { readFileSync } from 'node:fs';
import { ConsentCode, ConsentText } from '../../shared/domain/consent.ts';
import { AppointmentId } from '../../shared/domain/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import { byAdmin, type Command, findSite, findTenant, type Problem, problem, suggestion } from '../cli/command.ts';
import { organisationFlag, siteFlag } from '../cli/common-flags.ts';
import { writePdf } from '../messages/write-pdf.ts';
import { codeOf } from '../troubles.ts';
import { isAsked } from './former-consents.ts';
import { printReceipt } from './print-receipt.ts';
import { readReceipt } from './receipt.ts';

const NewText = ConsentText.omit({ version: true }).strict();
type NewText = Omit<ConsentText, 'version'>;

export const consentAdd: Command = {
  noun: 'consent',
  verb: 'add',
  summary: 'add a text patients are asked to agree to, or a new version of one, from a file of JSON (docs/consents.md)',
  flags: [siteFlag, { name: 'in', value: 'FILE', help: 'consent, required, and wordings by language', required: true }, organisationFlag],
  run: async (desk, typed) => {
    const found = await findSite(desk, typed);
    if (!found.ok) return found;
    const { tenant, site } = found.value;
    const text = readText(typed.one('in') ?? '');
    if (!text.ok) return text;
    const missing = site.settings.languages.filter((language) => !(language in text.value.wordings));
    const version = await desk.write(tenant, async ({ consentTexts, audit }) => {
      const added = await consentTexts.add(site.id, text.value);
      const detail = { consent: text.value.consent, version: added, required: text.value.required };
      audit({ actor: byAdmin, action: 'consent-text-add', subject: `Location/${site.id}`, detail });
      return added;
    });
    const lines = [
      `${text.value.consent} version ${version} is asked at ${site.id} from now on.`,
      ...(missing.length > 0
        ? [`It has no wording in ${missing.join(', ')}: those patients read another language or go to the desk.`]
        : []),
    ];
    return ok({ json: { site: site.id, consent: text.value.consent, version, missing }, lines });
  },
};

function readText(path: string): Result<NewText, Problem> {
  try {
    const parsed = NewText.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return problem('data', `${path}: ${issue?.path.join('.') || 'the text'}: ${issue?.message ?? 'not a consent text'}.`);
    }
    return Object.keys(parsed.data.wordings).length > 0
      ? ok(parsed.data)
      : problem('data', `${path}: wordings: at least one language is needed.`);
  } catch (error) {
    if (error instanceof SyntaxError) return problem('data', `${path} is not JSON.`);
    const code = codeOf(error);
    if (code === null) throw error;
    return problem(code === 'ENOENT' ? 'noInput' : 'noPermission', `${path} cannot be read (${code}).`);
  }
}

export const consentList: Command = {
  noun: 'consent',
  verb: 'list',
  summary: 'list the texts of a site, all versions, and which are asked now',
  flags: [siteFlag, organisationFlag],
  run: async (desk, typed) => {
    const found = await findSite(desk, typed);
    if (!found.ok) return found;
    const { tenant, site } = found.value;
    const all = await desk.store.read(tenant, ({ consentTexts }) => consentTexts.all(site.id));
    const texts = all.map(({ consent, version, required, wordings, createdAt, retiredAt }) => ({
      consent,
      version,
      required,
      languages: Object.keys(wordings),
      createdAt,
      retiredAt,
      asked: isAsked(site, { consent, version }),
    }));
    const lines = texts.map(
      (one) =>
        `${one.asked ? 'asked' : one.retiredAt === null ? 'older' : 'retired'}  ${one.consent} ${one.version}  ${one.required ? 'required' : 'optional'}  ${one.languages.join(' ')}`,
    );
    return ok({ json: { site: site.id, texts }, lines: lines.length > 0 ? lines : ['No text is asked. Add one: consent add --in FILE'] });
  },
};

export const consentRetire: Command = {
  noun: 'consent',
  verb: 'retire',
  summary: 'ask for a text no more; what was agreed stays',
  flags: [siteFlag, { name: 'consent', value: 'NAME', help: 'its name, for example text-messages', required: true }, organisationFlag],
  run: async (desk, typed) => {
    const found = await findSite(desk, typed);
    if (!found.ok) return found;
    const { tenant, site } = found.value;
    const name = typed.one('consent') ?? '';
    const consent = ConsentCode.safeParse(name);
    const known = site.consents.map((one) => one.consent);
    if (!consent.success || !known.includes(consent.data))
      return problem(
        'data',
        known.length === 0 ? `No text is asked at ${site.id}.` : `"${name}" is not asked at ${site.id}. ${suggestion(name, known)}`,
      );
    await desk.write(tenant, async ({ consentTexts, audit }) => {
      await consentTexts.retire(site.id, consent.data);
      audit({ actor: byAdmin, action: 'consent-text-retire', subject: `Location/${site.id}`, detail: { consent: consent.data } });
    });
    return ok({ json: { site: site.id, consent: consent.data }, lines: [`${consent.data} is asked no more at ${site.id}.`] });
  },
};

export const consentReceipt: Command = {
  noun: 'consent',
  verb: 'receipt',
  summary: "print what the patient of a visit agreed to, with the texts and signatures, for the patient's hand",
  flags: [
    { name: 'appointment', value: 'ID', help: 'a visit of that patient', required: true },
    { name: 'out', value: 'FILE', help: 'the PDF to write; only this user may read it', required: true },
    organisationFlag,
  ],
  run: async (desk, typed) => {
    const tenant = await findTenant(desk, typed);
    if (!tenant.ok) return tenant;
    const id = AppointmentId.safeParse(typed.one('appointment'));
    const out = typed.one('out') ?? '';
    if (!id.success) return problem('usage', '--appointment is the id of a visit.');
    const found = await desk.write(tenant.value, async (tx) => {
      const appointment = await tx.appointments.find(id.data);
      const read = appointment && (await readReceipt(tx, appointment));
      if (read) tx.audit({ actor: byAdmin, action: 'consent-receipt', subject: `Appointment/${id.data}`, detail: { by: 'admin' } });
      return read;
    });
    if (!found) return problem('data', `There is no answer to any text for visit ${id.data}.`);
    const written = desk.dryRun ? ok(null) : writePdf(out, await printReceipt(found));
    if (!written.ok) return written;
    return ok({
      json: { appointment: id.data, answers: found.receipt.lines.length, file: out },
      lines: [`The receipt ${desk.dryRun ? 'would be' : 'is'} in ${out}. Print it, then delete the file: it holds a name and a signature.`],
    });
  },
};

export const consentVerbs: readonly Command[] = [consentAdd, consentList, consentRetire, consentReceipt];
