import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { app, Menu } from 'electron';
import { compose } from './compose.ts';
import { type DataFolder, dataFolderAt, prepareDataFolder } from './provisioning/data-folder.ts';
import { decideLaunch, refusedLaunchCode } from './provisioning/launch.ts';
import { registerAppScheme } from './windows/app-scheme.ts';
import { closeApplication } from './windows/contents-floor.ts';

/** Set by the build: true only in the recorded build that tests may drive. */
declare const __TEST_BUILD__: boolean;
/** Set by the build: origin of the development server, '' in every other build. */
declare const __DEV_SERVER__: string;

const mayBeInspected = __TEST_BUILD__ || __DEV_SERVER__ !== '';

/** Start-up, in order. Inside a function because Electron never becomes ready while the top of its main module waits. */
async function main(): Promise<void> {
  const folder = lock();
  if (folder === null) return;
  const foyer = compose({
    folder,
    say,
    build: { root: dirname(import.meta.dirname), devServer: __DEV_SERVER__, devTools: mayBeInspected },
  });
  await app.whenReady();

  const againMs = await foyer.open(); // config, keys, store
  foyer.serveWindows(); //               ipc
  foyer.show(); //                       windows
  foyer.watchPower();
  leaveWith(foyer.close);
  await foyer.follow(againMs); //        sync, or enrolment first
}

/** Refuses a weakened start and a second one on the same data, and closes what Electron leaves open. Null: this program is leaving. */
function lock(): DataFolder | null {
  const launch = decideLaunch({ args: ownArguments(), env: process.env, testBuild: mayBeInspected });
  if (!launch.ok) return leave(refusedLaunchCode, launch.error);

  process.umask(0o077);
  const folder = dataFolderAt(launch.value.dataFolder ?? join(app.getPath('appData'), 'foyer'));
  const chromium = prepareDataFolder(folder).ok ? folder.chromium : mkdtempSync(join(tmpdir(), 'foyer-'));
  for (const name of ['userData', 'sessionData', 'crashDumps'] as const) app.setPath(name, chromium);
  app.setAppLogsPath(join(chromium, 'logs'));
  if (!app.requestSingleInstanceLock()) return leave(0, 'already running on this data folder');

  registerAppScheme();
  closeApplication();
  Menu.setApplicationMenu(null);
  app.enableSandbox();
  // Main does all the talking, with sockets of its own; Chromium resolves no name and keeps nothing.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-pinch');
  app.commandLine.appendSwitch('overscroll-history-navigation', '0');
  app.commandLine.appendSwitch('disable-gpu-shader-disk-cache');
  return folder;
}

/** Everything but the program and, outside a package, the path of this application; switches before that path count too. */
function ownArguments(): string[] {
  const args = process.argv.slice(1);
  const path = app.isPackaged ? -1 : args.findIndex((arg) => !arg.startsWith('-'));
  return args.filter((_, index) => index !== path);
}

function leave(code: number, line: string): null {
  say(line);
  app.exit(code);
  return null;
}

/** One line for the system's log: codes and file names, never a patient. */
function say(line: string): void {
  process.stderr.write(`foyer: ${line}\n`);
}

/** Ends in order, once: facts are on disk already, so a program that is killed loses nothing either. */
function leaveWith(close: () => Promise<void>): void {
  let closing = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    void close().finally(() => app.exit(0));
  });
  // A closed window is no reason to leave: a lost one is replaced.
  app.on('window-all-closed', () => undefined);
}

/** Electron would show a dialog. The system starts a program that ended again. */
function endOnBug(error: unknown): void {
  say(`unexpected ${error instanceof Error ? `${error.name}${(error.stack ?? '').split('\n').slice(1, 4).join(' ')}` : typeof error}`);
  app.exit(70);
}

process.on('uncaughtException', endOnBug);
process.on('unhandledRejection', endOnBug);
void main();
