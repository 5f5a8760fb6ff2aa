import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Desk } from '../../../portal/cli/command.ts';
import { readRequest } from '../../../portal/cli/grammar.ts';
import { messageVerbs } from '../../../portal/messages/cli-verbs.ts';
import { startMessageWorker } from '../../../portal/messages/worker.ts';
import { aFolder } from '../../support/clinic.ts';
import { aName } from '../../support/people.ts';
import { aClinic, aMailServer, thePortal } from './support.ts';

const portal = thePortal();

/** Types a command at the administrator's desk of this clinic. */
async function type(clinic: { tenant: string }, line: string, { dryRun = false } = {}) {
  const request = readRequest([...line.split(' '), '--organisation', clinic.tenant], messageVerbs);
  if (!request.ok || request.value.kind !== 'run') throw new Error(request.ok ? 'help' : request.error);
  const { store } = portal;
  const write: Desk['write'] = dryRun
    ? async (tenant, work) => {
        const undo = new Error('dry run');
        const answers: Awaited<ReturnType<typeof work>>[] = [];
        await store
          .write(tenant, async (tx) => {
            answers.push(await work(tx));
            throw undo;
          })
          .catch((error: unknown) => {
            if (error !== undo) throw error;
          });
        return answers[0] as Awaited<ReturnType<typeof work>>;
      }
    : store.write;
  const terminal = { out: () => {}, err: () => {}, live: false, askHidden: async () => null, readInput: async () => '' };
  const places = { dataDir: portal.folder, databaseUrl: null, keyFile: join(portal.folder, 'portal.key') };
  return request.value.command.run({ store, places, terminal, now: () => portal.now, dryRun, json: false, write }, request.value.typed);
}

describe('letters print', () => {
  test('writes one page for each expected visit, tomorrow’s unless told, to a file of this user alone', async () => {
    const clinic = await aClinic(portal);
    await clinic.visit();
    await clinic.visit({ patient: { name: aName('शर्मा') } });
    await clinic.visit({ patient: { deceased: true } });
    const out = join(aFolder(), 'letters.pdf');
    const answer = await type(clinic, `letters print --out ${out}`);
    expect(answer).toMatchObject({ ok: true, value: { json: { date: '2026-03-02', letters: 2, withoutName: ['visit-2'] } } });
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await type(clinic, `letters print --out ${out}`)).toMatchObject({ ok: true });
  });

  test('destroys no file that is something else', async () => {
    const clinic = await aClinic(portal);
    await clinic.visit();
    const out = join(aFolder(), 'thesis.txt');
    writeFileSync(out, 'years of work');
    expect(await type(clinic, `letters print --out ${out}`)).toMatchObject({ ok: false, error: { exit: 73 } });
    expect(readFileSync(out, 'utf8')).toBe('years of work');
  });

  test('says when there is nobody to write to, and when the date is none', async () => {
    const clinic = await aClinic(portal);
    expect(await type(clinic, 'letters print --out x.pdf')).toMatchObject({ ok: false, error: { exit: 65 } });
    expect(await type(clinic, 'letters print --out x.pdf --date 2026-02-30')).toMatchObject({ ok: false, error: { exit: 64 } });
  });

  test('writes nothing on a dry run, and no key', async () => {
    const clinic = await aClinic(portal);
    await clinic.visit();
    const out = join(aFolder(), 'letters.pdf');
    expect(await type(clinic, `letters print --out ${out}`, { dryRun: true })).toMatchObject({ ok: true, value: { json: { letters: 1 } } });
    expect(existsSync(out)).toBe(false);
    expect(await portal.store.read(clinic.tenant, (tx) => tx.tokenKeys.current(clinic.site.id))).toBeNull();
  });

  test('is in the record of every access', async () => {
    const clinic = await aClinic(portal);
    await clinic.visit();
    await type(clinic, `letters print --out ${join(aFolder(), 'letters.pdf')}`);
    const rows = await portal.store.read(clinic.tenant, (tx) => tx.auditLog.after(0, 100));
    expect(rows.filter(({ action }) => action === 'letters-print')).toHaveLength(1);
  });
});

describe('invitations and messages', () => {
  test('need a way to send first', async () => {
    const clinic = await aClinic(portal);
    expect(await type(clinic, 'invitations send')).toMatchObject({ ok: false, error: { exit: 78 } });
  });

  test('are set up from a file, queued, delivered and listed, without showing a password or an address', async () => {
    const server = await aMailServer();
    const clinic = await aClinic(portal);
    await clinic.visit();
    const file = join(aFolder(), 'messages.json');
    writeFileSync(
      file,
      JSON.stringify({
        smtp: { ...server.smtp, user: null, password: null },
        webhook: { url: 'https://127.0.0.1:9/', secret: 'the secret nobody may read again!' },
      }),
    );
    expect(JSON.stringify(await type(clinic, `messages settings --in ${file}`))).not.toContain('nobody may read');
    expect(JSON.stringify(await type(clinic, 'messages settings'))).not.toContain('nobody may read');
    expect(await type(clinic, 'invitations send', { dryRun: true })).toMatchObject({ ok: true, value: { json: { queued: 1 } } });
    expect(await type(clinic, 'invitations send')).toMatchObject({ ok: true, value: { json: { queued: 1, already: 0 } } });
    expect(await type(clinic, 'messages deliver')).toMatchObject({ ok: true, value: { json: { sent: 1 } } });
    const listed = await type(clinic, 'messages list');
    expect(listed).toMatchObject({ ok: true, value: { json: { counts: { sent: 1, failed: 0, unclear: 0 } } } });
    expect(JSON.stringify(listed)).not.toMatch(/nora|example\.org/i);
    expect(server.received).toHaveLength(1);
  });

  test.each([
    ['{ "smtp": ', 'is not JSON'],
    ['{"smtp":{"host":"mail.example.org","port":25,"security":"none","from":"a@b.example"}}', 'this machine only'],
    ['{"texts":{"en":{"tip":"Ask {doctor}."}}}', '{doctor}'],
  ])('settings of %s are refused with the reason', async (text, reason) => {
    const clinic = await aClinic(portal);
    const file = join(aFolder(), 'messages.json');
    writeFileSync(file, text);
    const answer = await type(clinic, `messages settings --in ${file}`);
    expect(answer).toMatchObject({ ok: false, error: { exit: 65 } });
    expect(JSON.stringify(answer)).toContain(reason);
  });
});

test('the portal sends what is due by itself while it runs', async () => {
  const server = await aMailServer();
  const clinic = await aClinic(portal, { settings: { smtp: server.smtp } });
  await clinic.visit();
  const bugs: unknown[] = [];
  const worker = startMessageWorker({ store: portal.store, report: (error) => bugs.push(error) });
  for (let waited = 0; waited < 15_000 && server.received.length === 0; waited += 100)
    await new Promise((resolve) => setTimeout(resolve, 100));
  await worker.stop();
  expect(bugs).toEqual([]);
  expect(server.received.map(({ to }) => to)).toEqual(['nora@example.org']);
});
