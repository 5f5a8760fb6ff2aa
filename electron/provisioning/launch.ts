import { err, ok, type Result } from '../../shared/result.ts';

/** `EX_CONFIG` of sysexits.h: started with something that would weaken the kiosk. docs/operations.md. */
export const refusedLaunchCode = 78;

export interface Launch {
  /** Everything after the program's own name; the application's path is already taken off. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The recorded test build may be inspected and driven from outside. */
  readonly testBuild: boolean;
}

const dataSwitch = '--foyer-data=';

/**
 * Settings of the environment that would run other code, trust other certificates, or write what is sent and received to a log. Both runtimes
 * gain new ones with each version, so all of theirs are refused but those known to be harmless.
 */
const refusedVariables =
  /^(NODE_(?!ENV$)|ELECTRON_(?!OZONE_PLATFORM_HINT$|OVERRIDE_DIST_PATH$)|OPENSSL_|SSL_CERT_|SSLKEYLOGFILE$|CHROME_LOG_FILE$)/i;

/**
 * What this program was started with, or one plain line saying what it refuses. No fuse of Electron closes `--remote-debugging-port`,
 * `--no-sandbox` or `--js-flags`, so everything that is not known is refused.
 */
export function decideLaunch({ args, env, testBuild }: Launch): Result<{ readonly dataFolder: string | null }, string> {
  const folders = args.filter((arg) => arg.startsWith(dataSwitch)).map((arg) => arg.slice(dataSwitch.length));
  if (folders.length > 1 || folders.includes('')) return err(`${dataSwitch}DIR may be given once, with a folder`);
  if (!testBuild) {
    const unknown = args.find((arg) => !arg.startsWith(dataSwitch));
    if (unknown !== undefined) return err(`${JSON.stringify(nameOf(unknown))} is not an option of this program; only ${dataSwitch}DIR is`);
    const variable = Object.keys(env).find((name) => refusedVariables.test(name) && env[name] !== '');
    if (variable !== undefined) return err(`${variable} must not be set in the environment of this program`);
  }
  return ok({ dataFolder: folders[0] ?? null });
}

/** The option without its value, which may be long or private. */
const nameOf = (arg: string): string => (arg.split('=')[0] ?? '').slice(0, 60);
