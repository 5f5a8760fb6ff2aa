import { type PortalConfig, readConfig } from './config.ts';
import { exitCodes } from './exit-codes.ts';
import { bugReport, type ReportBug } from './report.ts';
import { type RunningPortal, startPortal } from './start.ts';
import { EmbeddedStopped } from './store/embedded.ts';
import { systemNow } from './store/open-store.ts';
import { exitCodeOf, messageOf, type Trouble } from './troubles.ts';

/** The portal's process. Standard output gets the ready line and nothing else; troubles and bugs go to standard error. */
async function main(): Promise<void> {
  const reportBug: ReportBug = (error) => void process.stderr.write(`${bugReport(error)}\n`);
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error) => {
      if (error instanceof EmbeddedStopped) end(error.trouble, process.argv.includes('--json'));
      reportBug(error);
      process.exit(exitCodes.software);
    });
  }
  const config = readConfig(process.argv.slice(2), process.env);
  if (!config.ok) return end(config.error, process.argv.includes('--json'));
  const started = await startPortal(config.value, { now: systemNow, reportBug });
  if (!started.ok) return end(started.error, config.value.json);
  process.stdout.write(`${readyLine(started.value, config.value)}\n`);
  stopOnSignal(started.value);
}

function end(found: Trouble, json: boolean): never {
  process.stderr.write(
    json ? `${JSON.stringify({ ready: false, reason: found.reason, message: messageOf(found) })}\n` : `${messageOf(found)}\n`,
  );
  process.exit(exitCodeOf(found));
}

function readyLine({ portalUrl, enrolUrl, database, previous }: RunningPortal, { places, json }: PortalConfig): string {
  const durable = database === 'server';
  if (json)
    return JSON.stringify({ ready: true, portalUrl, enrolUrl, database, durable, previous, dataDir: places.dataDir, pid: process.pid });
  const kept = durable ? 'PostgreSQL server' : `embedded database in ${places.dataDir} (no fsync: a power cut may lose the last seconds)`;
  return `Foyer portal ready. Devices: ${portalUrl}  Enrolment: ${enrolUrl}  ${kept}`;
}

/** The first signal ends requests in progress and closes the database; a second one does not wait. */
function stopOnSignal(portal: RunningPortal): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(exitCodes.software);
      stopping = true;
      void portal.stop().then(() => process.exit(exitCodes.ok));
    });
  }
}

void main();
