import { join } from 'node:path';
import { build } from './building.mjs';
import { appEnvironment } from './on-screen.mjs';
import { withPostgres } from './postgres.mjs';
import { prepare } from './prepare.mjs';
import { runSteps } from './run-steps.mjs';
import { say } from './say.mjs';
import { steps } from './steps.mjs';

// npm test: everything, from the types to the app driven in Electron. The last line is the sum.
const { node, electron } = await prepare(['electron', 'display'], ['postgres', 'reader']);
const quick = steps.filter((step) => step.quick);
const slow = steps.filter((step) => !step.quick);

const sums = await withPostgres(async (url) => {
  const env = url === undefined ? {} : { TEST_DATABASE_URL: url };
  return add(await runSteps(quick, { node, env, width: 2 }), await driveApp(env));
});
process.stdout.write(`${sums.passed} passed, ${sums.failed} failed, ${sums.skipped} skipped\n`);
process.exitCode = sums.failed === 0 ? 0 : 1;

function add(one, other) {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed, skipped: one.skipped + other.skipped };
}

/** The build is the first thing that driving the app tests. */
async function driveApp(env) {
  try {
    const folder = await build('test', electron.version);
    // What a clinic gets refuses to be driven; the end-to-end tests look at it from outside.
    const release = join(await build('release', electron.version), 'main', 'main.mjs');
    const means = { node, env: { ...env, ...appEnvironment(electron, folder), FOYER_RELEASE_APP: release } };
    return add(
      await runSteps(
        slow.filter(({ timed }) => timed),
        means,
      ),
      await runSteps(
        slow.filter(({ timed }) => !timed),
        { ...means, width: 2 },
      ),
    );
  } catch (error) {
    say(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
