import { KioskCoverage } from '../../shared/domain/coverage-value.ts';
import { AppointmentId, FactId } from '../../shared/domain/ids.ts';
import type { Site } from '../../shared/domain/site.ts';
import type { Feed, FeedEntry } from '../../shared/sync/feed.ts';
import { formerConsents } from '../consents/former-consents.ts';
import { languagesOfSite, lineOf } from '../languages/offered.ts';
import { openChannels } from '../messages/choose-address.ts';
import type { PortalAppointment } from '../store/appointments.ts';
import type { Change } from '../store/changes.ts';
import type { Device } from '../store/devices.ts';
import type { ReadScope, Store } from '../store/store.ts';
import { showChangeRequests } from './change-request-view.ts';
import { showCoverageAnswers } from './coverage-answer-view.ts';
import { decideReset, readCursor, writeCursor } from './cursor.ts';
import { forConsole, forKiosk, type View, viewOf } from './device-view.ts';
import { giveLetter } from './give-letter.ts';
import { owingPatients } from './owing-patients.ts';
import { reviewLists } from './show-review-lists.ts';
import { guessingAt } from './site-misses.ts';
import { waitsOf } from './site-waits.ts';
import { formsOfSite, formsOfVisits, shownState } from './visit-forms.ts';

/** More than this many changes in one revision, and a reset is cheaper than a page (docs/sync.md S31, S33). */
const pageChanges = 200;

/** The changes a device has not seen, as its role and site may see them (docs/sync.md S24, S27 to S34). */
export const answerFeed =
  ({ store }: { readonly store: Store }) =>
  async (device: Device, cursorText: string | null): Promise<Feed> => {
    const letter = await giveLetter({ store })(device);
    return store.read(device.tenant, (tx) => changesFor(tx, { ...device, letter }, cursorText));
  };

async function changesFor(tx: ReadScope, device: Device, cursorText: string | null): Promise<Feed> {
  const site = await tx.sites.find(device.site);
  if (!site) throw new Error('a device of a site that does not exist');
  const forms = (await formsOfSite(tx, site)).map(({ canonical }) => canonical);
  const added = device.role === 'kiosk' ? await languagesOfSite(tx, site) : [];
  const languages = added.map(({ code, version }) => `${code}@${version}`);
  const view = viewOf(device, site, { now: tx.now, forms, languages });
  const cursor = readCursor(cursorText);
  if (cursor === null || decideReset(cursor, tx, view) !== null) return snapshot(tx, site, view);
  const page = pageOf(await tx.changes.after(site.id, cursor.revision, pageChanges + 1), tx.revision);
  if (page === null) return snapshot(tx, site, view);
  const entries = await entriesFor(tx, page.changes, { site, view });
  return feed(tx, { reset: false, entries, revision: page.revision, more: page.more }, view);
}

/** Ends between two revisions; null when a single revision does not fit. */
function pageOf(
  changes: readonly Change[],
  head: number,
): { readonly changes: readonly Change[]; readonly revision: number; readonly more: boolean } | null {
  const over = changes[pageChanges];
  if (!over) return { changes, revision: head, more: false };
  const whole = changes.filter(({ revision }) => revision < over.revision);
  return whole.length === 0 ? null : { changes: whole, revision: over.revision - 1, more: true };
}

const feed = (
  tx: ReadScope,
  part: Pick<Feed, 'reset' | 'revision' | 'more'> & { readonly entries: readonly FeedEntry[] },
  view: View,
): Feed => {
  const cursor = writeCursor({ epoch: tx.epoch, revision: part.revision, view: view.mark });
  return { ...part, cursor, portalTime: tx.now, letter: view.letter } as Feed;
};

async function snapshot(tx: ReadScope, site: Site, view: View): Promise<Feed> {
  const entries: FeedEntry[] = [await siteEntry(tx, site, view)];
  if (view.role !== 'display') {
    entries.push(...(await putAll(tx, await tx.appointments.between(site.id, view.from, view.to), { site, view })));
  }
  if (view.role === 'console') {
    for (const one of await tx.handOffs.since(site.id, view.from)) entries.push({ kind: 'hand-off', put: one });
    const requests = await tx.changeRequests.openOrDecidedSince(site.id, view.from);
    for (const one of await showChangeRequests(tx, requests)) entries.push({ kind: 'change-request', put: one });
    for (const one of await tx.safetyAlerts.since(site.id, view.from)) entries.push({ kind: 'safety-alert', put: one });
    const answers = await tx.coverageAnswers.openOrDecidedSince(site.id, view.from);
    for (const one of await showCoverageAnswers(tx, answers)) entries.push({ kind: 'coverage-answer', put: one });
  }
  if (view.role === 'kiosk') {
    entries.push(...(await formEntries(tx, site)));
    for (const put of await languagesOfSite(tx, site)) entries.push({ kind: 'language', put });
  }
  return feed(tx, { reset: true, entries, revision: tx.revision, more: false }, view);
}

interface Seen {
  readonly site: Site;
  readonly view: View;
}

async function entriesFor(tx: ReadScope, changes: readonly Change[], { site, view }: Seen): Promise<readonly FeedEntry[]> {
  const ids = (kind: Change['kind']) => [...new Set(changes.filter((change) => change.kind === kind).map(({ id }) => id))];
  const entries: FeedEntry[] = ids('site').length > 0 ? [await siteEntry(tx, site, view)] : [];
  if (view.role !== 'display')
    entries.push(
      ...(await appointmentEntries(
        tx,
        ids('appointment').map((id) => AppointmentId.parse(id)),
        { site, view },
      )),
    );
  if (view.role === 'console') {
    const handOffs = await tx.handOffs.findMany(
      site.id,
      ids('hand-off').map((id) => FactId.parse(id)),
    );
    for (const one of handOffs) entries.push({ kind: 'hand-off', put: one });
    const alerts = await tx.safetyAlerts.findMany(
      site.id,
      ids('safety-alert').map((id) => FactId.parse(id)),
    );
    for (const one of alerts) entries.push({ kind: 'safety-alert', put: one });
    entries.push(
      ...(await changeRequestEntries(
        tx,
        ids('change-request').map((id) => FactId.parse(id)),
        site,
      )),
      ...(await coverageAnswerEntries(
        tx,
        ids('coverage-answer').map((id) => FactId.parse(id)),
        site,
      )),
    );
  }
  return entries;
}

async function appointmentEntries(tx: ReadScope, ids: readonly AppointmentId[], { site, view }: Seen): Promise<readonly FeedEntry[]> {
  const found = await tx.appointments.findMany(ids);
  const inView = found.filter((one) => one.site === site.id && one.start >= view.from && one.start < view.to);
  const here = new Set(inView.map(({ id }) => id));
  const gone = ids.filter((id) => !here.has(id)).map((id) => ({ kind: 'appointment-gone', id }) as const);
  return [...(await putAll(tx, inView, { site, view })), ...gone];
}

async function changeRequestEntries(tx: ReadScope, ids: readonly FactId[], site: Site): Promise<readonly FeedEntry[]> {
  const shown = new Map((await showChangeRequests(tx, await tx.changeRequests.findMany(site.id, ids))).map((one) => [one.id, one]));
  return ids.map((id) => {
    const one = shown.get(id);
    return one ? { kind: 'change-request', put: one } : { kind: 'change-request-gone', id };
  });
}

/** What a device must know besides the settings to take tokens and codes; the decoy key is for kiosks alone. */
async function siteEntry(tx: ReadScope, site: Site, { role }: View): Promise<FeedEntry> {
  const arrivalTokenKeys = [...(await tx.tokenKeys.publicKeys(site.id))];
  const messages = await tx.messageSettings.find(site.id);
  const codeChannels = openChannels(messages).map((channel) => (channel === 'email' ? 'email' : 'phone'));
  const addedLanguages = (await tx.languages.current()).map(lineOf);
  const decoyKey = role === 'kiosk' ? tx.sites.secret(site.id, 'decoy') : null;
  // Who is named to come is nobody's business at a kiosk (45 CFR 164.502(b)).
  const settings = role === 'console' ? site.settings : { ...site.settings, responders: [] };
  return {
    kind: 'site',
    put: {
      ...site,
      settings,
      arrivalTokenKeys,
      codeChannels,
      phoneCountry: messages.phoneCountry,
      addedLanguages,
      decoyKey,
      formerConsents: role === 'display' ? [] : await formerConsents(tx, site),
      waits: role === 'kiosk' ? await waitsOf(tx, site) : [],
      guessing: role === 'console' ? [...(await guessingAt(tx, site))] : [],
    },
  };
}

/** Names of medicines leave the portal only for kiosks of a site whose policy shows them there (45 CFR 164.502(b)). */
async function putAll(tx: ReadScope, appointments: readonly PortalAppointment[], { site, view }: Seen): Promise<readonly FeedEntry[]> {
  const formsOf = await formsOfVisits(tx, site, appointments);
  if (view.role === 'console')
    return appointments.map((one) => ({ kind: 'appointment', put: forConsole(one, shownState(formsOf(one), site)) }));
  const { arrival } = site.settings.policy;
  const patients = appointments.map(({ patient }) => patient.id);
  const owing = await owingPatients(tx, patients, arrival);
  const lists = view.showsReview ? await reviewLists(tx, [...new Set(patients)]) : null;
  const coverages = await tx.coverage.ofPatients(patients);
  return appointments.map((one) => {
    const { id } = one.patient;
    const coverage = coverages.get(id) ?? KioskCoverage.parse({});
    const put = forKiosk(one, { owes: owing.has(id), forms: formsOf(one), review: lists?.get(id) ?? null, coverage });
    return { kind: 'appointment', put };
  });
}

/** Whole questionnaires: a kiosk reads and shows them without asking again. */
async function formEntries(tx: ReadScope, site: Site): Promise<readonly FeedEntry[]> {
  const found = [];
  for (const { canonical } of await formsOfSite(tx, site)) found.push(await tx.forms.find(canonical));
  return found.flatMap((put) => (put === null ? [] : [{ kind: 'form', put } as const]));
}

async function coverageAnswerEntries(tx: ReadScope, ids: readonly FactId[], site: Site): Promise<readonly FeedEntry[]> {
  const shown = new Map((await showCoverageAnswers(tx, await tx.coverageAnswers.findMany(site.id, ids))).map((one) => [one.id, one]));
  return ids.map((id) => {
    const one = shown.get(id);
    return one ? { kind: 'coverage-answer', put: one } : { kind: 'coverage-answer-gone', id };
  });
}
