import { readFileSync } from 'node:fs';
import { builtIn } from '../../shared/domain/language.ts';
import { dayIn, LocalDate, plusDays, plusMinutes } from '../../shared/domain/time.ts';
import { ok, type Result } from '../../shared/result.ts';
import {
  type Answer,
  byAdmin,
  type Command,
  type Desk,
  type FoundSite,
  findSite,
  findTenant,
  type Problem,
  problem,
  suggestion,
} from '../cli/command.ts';
import { organisationFlag, siteFlag } from '../cli/common-flags.ts';
import type { Typed } from '../cli/grammar.ts';
import { writtenLanguages } from '../languages/written.ts';
import { codeOf } from '../troubles.ts';
import { openChannels } from './choose-address.ts';
import { deliverDue } from './deliver.ts';
import { printLetters } from './letters/print-letters.ts';
import { queueVisits, visitsToTell } from './queue-visits.ts';
import { MessageSettings } from './settings.ts';
import { tokenSigner } from './token-signing.ts';
import { writePdf } from './write-pdf.ts';

const dateFlag = { name: 'date', value: 'DATE', help: 'the day of the visits at the site, YYYY-MM-DD; tomorrow otherwise' } as const;

export const lettersPrint: Command = {
  noun: 'letters',
  verb: 'print',
  summary: 'print a letter with QR and check-in number for each visit of a day',
  flags: [
    siteFlag,
    dateFlag,
    { name: 'out', value: 'FILE', help: 'the PDF to write; only this user may read it', required: true },
    organisationFlag,
  ],
  run: async (desk, typed) => {
    const asked = await siteAndDay(desk, typed);
    return asked.ok ? printDay(desk, { ...asked.value, out: typed.one('out') ?? '' }) : asked;
  },
};

async function printDay(desk: Desk, { tenant, site, day, out }: SiteAndDay & { readonly out: string }): Promise<Result<Answer, Problem>> {
  const { visits, sign, settings, added, now } = await desk.write(tenant, async (tx) => {
    const expected = await visitsToTell(tx, site, day);
    if (expected.length > 0)
      tx.audit({ actor: byAdmin, action: 'letters-print', subject: `Location/${site.id}`, detail: { day, count: expected.length } });
    const settings = await tx.messageSettings.find(site.id);
    return { visits: expected, sign: await tokenSigner(tx, site), settings, added: await writtenLanguages(tx), now: tx.now };
  });
  const count = visits.length;
  if (count === 0) return problem('data', `There is no visit to print a letter for at ${site.id} on ${day}.`);
  const letters = await printLetters(visits, { sender: { site, settings, added }, sign, now });
  const written = desk.dryRun ? ok(null) : writePdf(out, letters.pdf);
  if (!written.ok) return written;
  const nameless = letters.withoutName.length;
  const lines = [
    `${count} letters of ${day} ${desk.dryRun ? 'would be' : 'are'} in ${out}. Print them, then delete the file: it holds names and check-in numbers.`,
    ...(nameless > 0 ? [`${nameless} greet without a name: it is written in characters we have no font for.`] : []),
  ];
  return ok({ json: { site: site.id, date: day, letters: count, withoutName: letters.withoutName, file: out }, lines });
}

export const invitationsSend: Command = {
  noun: 'invitations',
  verb: 'send',
  summary: 'queue an invitation with QR and check-in number for each visit of a day, once per visit',
  flags: [siteFlag, dateFlag, { name: 'reminder', value: null, help: 'the reminder instead' }, organisationFlag],
  run: async (desk, typed) => {
    const asked = await siteAndDay(desk, typed);
    if (!asked.ok) return asked;
    const { tenant, site, day } = asked.value;
    const kind = typed.has('reminder') ? 'reminder' : 'invitation';
    const settings = await desk.store.read(tenant, ({ messageSettings }) => messageSettings.find(site.id));
    if (openChannels(settings).length === 0)
      return problem('config', `${site.id} has no mail server and no webhook. Set one: messages settings --site ${site.id} --in FILE`);
    const counts = await desk.write(tenant, (tx) => queueVisits(tx, { site, settings }, { kind, day }));
    const { queued, already, noAddress, notWanted } = counts;
    const lines = [
      `${queued} ${desk.dryRun ? 'would be' : 'are'} queued for ${day}; the portal sends them while it runs.`,
      `${already} were told before, ${noAddress} have no address and need a letter, ${notWanted} are not expected.`,
    ];
    return ok({ json: { site: site.id, date: day, kind, ...counts }, lines });
  },
};

export const messagesList: Command = {
  noun: 'messages',
  verb: 'list',
  summary: 'say what became of the messages of a site; never an address or a text',
  flags: [siteFlag, { name: 'days', value: 'N', help: 'how far back, 1 to 30; 7 otherwise' }, organisationFlag],
  run: async (desk, typed) => {
    const found = await findSite(desk, typed);
    if (!found.ok) return found;
    const days = Number(typed.one('days') ?? 7);
    if (!Number.isInteger(days) || days < 1 || days > 30) return problem('usage', '--days is a whole number from 1 to 30.');
    const { tenant, site } = found.value;
    const { counts, all } = await desk.store.read(tenant, async ({ messages, now }) => {
      const from = plusMinutes(now, -days * 24 * 60);
      return { counts: await messages.counts(site.id, from), all: await messages.list(site.id, from, listed) };
    });
    const shown = all.map(({ id, kind, channel, appointment, state, tries, created_at, settled_at, trouble }) => ({
      id,
      kind,
      channel,
      appointment,
      state,
      tries,
      queuedAt: created_at,
      settledAt: settled_at,
      trouble,
    }));
    const sums = Object.entries(counts)
      .map(([state, count]) => `${count} ${state}`)
      .join(', ');
    const lines = shown.map((one) =>
      `${one.queuedAt}  ${one.kind}  ${one.channel}  ${one.state}  tries ${one.tries}  ${one.trouble ?? ''}`.trimEnd(),
    );
    return ok({ json: { site: site.id, counts, messages: shown }, lines: [`${sums}.`, ...lines] });
  },
};

const listed = 500;

export const messagesSettings: Command = {
  noun: 'messages',
  verb: 'settings',
  summary: 'show how a site writes to patients, or set it from a file of JSON (docs/messages.md)',
  flags: [
    siteFlag,
    { name: 'in', value: 'FILE', help: 'the new settings, whole; keep the file private, it holds passwords' },
    organisationFlag,
  ],
  run: async (desk, typed) => {
    const found = await findSite(desk, typed);
    if (!found.ok) return found;
    const { tenant, site } = found.value;
    const path = typed.one('in');
    if (path === null)
      return ok(settingsAnswer(site.id, await desk.store.read(tenant, ({ messageSettings }) => messageSettings.find(site.id))));
    const read = readSettings(path);
    if (!read.ok) return read;
    const added = (await desk.store.read(tenant, ({ languages }) => languages.current())).map(({ code }) => code);
    const unknown = Object.keys(read.value.texts).find((code) => !builtIn(code) && !added.some((one) => one === code));
    if (unknown !== undefined)
      return problem('data', `${path}: texts.${unknown}: there is no such language. ${suggestion(unknown, added)}`);
    await desk.write(tenant, async ({ messageSettings, audit, changed }) => {
      await messageSettings.save(site.id, read.value);
      changed('site', site.id, site.id);
      audit({ actor: byAdmin, action: 'message-settings-save', subject: `Location/${site.id}` });
    });
    return ok(settingsAnswer(site.id, read.value));
  },
};

function readSettings(path: string): Result<MessageSettings, Problem> {
  try {
    const parsed = MessageSettings.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.success) return ok(parsed.data);
    const [issue] = parsed.error.issues;
    return problem('data', `${path}: ${issue?.path.join('.') || 'settings'}: ${issue?.message ?? 'not settings'}.`);
  } catch (error) {
    if (error instanceof SyntaxError) return problem('data', `${path} is not JSON.`);
    const code = codeOf(error);
    if (code === null) throw error;
    return problem(code === 'ENOENT' ? 'noInput' : 'noPermission', `${path} cannot be read (${code}).`);
  }
}

/** Passwords are never shown again. */
function settingsAnswer(site: string, { smtp, webhook, ...rest }: MessageSettings): Answer {
  const shown = {
    smtp: smtp && { ...smtp, password: smtp.password === null ? null : hidden },
    webhook: webhook && { ...webhook, secret: hidden },
    ...rest,
  };
  return { json: { site, settings: shown }, lines: JSON.stringify(shown, null, 1).split('\n') };
}

const hidden = '(set)';

export const messagesDeliver: Command = {
  noun: 'messages',
  verb: 'deliver',
  summary: 'send now what is due, as the portal does every two seconds while it runs',
  flags: [organisationFlag],
  run: async (desk, typed) => {
    const tenant = await findTenant(desk, typed);
    if (!tenant.ok) return tenant;
    if (desk.dryRun) return problem('usage', 'Sending cannot be tried dry. See messages list for what waits.');
    const counts = await deliverDue({ store: desk.store })(tenant.value);
    return ok({
      json: { ...counts },
      lines: [
        `${counts.sent} sent, ${counts.later} to be tried again, ${counts.failed} failed, ${counts.unclear} unclear, ${counts.dropped} no longer needed.`,
      ],
    });
  },
};

export const messageVerbs: readonly Command[] = [lettersPrint, invitationsSend, messagesList, messagesSettings, messagesDeliver];

interface SiteAndDay extends FoundSite {
  readonly day: LocalDate;
}

async function siteAndDay(desk: Desk, typed: Typed): Promise<Result<SiteAndDay, Problem>> {
  const found = await findSite(desk, typed);
  if (!found.ok) return found;
  const day = LocalDate.safeParse(typed.one('date') ?? plusDays(dayIn(found.value.site.zone, desk.now()), 1));
  return day.success
    ? ok({ ...found.value, day: day.data })
    : problem('usage', `"${typed.one('date')}" is not a date. Write it as YYYY-MM-DD.`);
}
