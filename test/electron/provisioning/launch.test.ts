import { describe, expect, test } from 'vitest';
import { decideLaunch } from '../../../electron/provisioning/launch.ts';
import { ok } from '../../../shared/result.ts';

const started = (args: readonly string[], env: Record<string, string> = {}, testBuild = false) => decideLaunch({ args, env, testBuild });

describe('a program in a clinic', () => {
  test('starts with its data folder and with nothing else', () => {
    expect(started(['--foyer-data=/var/lib/foyer'])).toEqual(ok({ dataFolder: '/var/lib/foyer' }));
    expect(started([])).toEqual(ok({ dataFolder: null }));
  });

  test.each([
    '--no-sandbox',
    '--inspect',
    '--inspect=0',
    '--inspect-brk',
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--js-flags=--expose-gc',
    '--disable-web-security',
    '--user-data-dir=/tmp/x',
    '--proxy-server=evil:1',
    '--load-extension=/tmp/x',
    '--enable-logging',
    '--foyer-dat=x',
    '-r',
    'foyer://open',
    '/tmp/other.js',
    '--',
    '--foyer-data',
    '--FOYER-DATA=/x',
    ' --foyer-data=/x',
  ])('is refused when it is started with %s', (arg) => {
    expect(started([arg]).ok).toBe(false);
    expect(started(['--foyer-data=/x', arg]).ok).toBe(false);
  });

  test.each([
    'ELECTRON_RUN_AS_NODE',
    'ELECTRON_ENABLE_LOGGING',
    'ELECTRON_LOG_FILE',
    'NODE_OPTIONS',
    'NODE_PATH',
    'NODE_DEBUG',
    'NODE_DEBUG_NATIVE',
    'NODE_EXTRA_CA_CERTS',
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'NODE_USE_ENV_PROXY',
    'NODE_V8_COVERAGE',
    'OPENSSL_CONF',
    'SSL_CERT_FILE',
    'SSLKEYLOGFILE',
    'CHROME_LOG_FILE',
  ])('is refused when %s is set, and not when it is empty', (name) => {
    expect(started([], { [name]: '1' })).toMatchObject({ ok: false });
    expect(started([], { [name]: '' })).toMatchObject({ ok: true });
  });

  test('is not refused for what every system sets', () => {
    expect(started([], { PATH: '/usr/bin', HOME: '/x', LANG: 'C', ELECTRON_OZONE_PLATFORM_HINT: 'wayland' }).ok).toBe(true);
  });

  test('says what it refuses in one line, without the value', () => {
    const answer = started(['--proxy-server=http://user:secret@host']);
    expect(answer).toEqual({ ok: false, error: '"--proxy-server" is not an option of this program; only --foyer-data=DIR is' });
  });
});

test('the recorded test build may be inspected', () => {
  expect(started(['--inspect=0', '--remote-debugging-port=0', '--foyer-data=/x'], { NODE_OPTIONS: '' }, true)).toEqual(
    ok({ dataFolder: '/x' }),
  );
});

test('two data folders, or an unnamed one, are refused by every build', () => {
  expect(started(['--foyer-data=/a', '--foyer-data=/b'], {}, true).ok).toBe(false);
  expect(started(['--foyer-data='], {}, true).ok).toBe(false);
});
