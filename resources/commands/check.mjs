import { prepare } from './prepare.mjs';
import { runSteps } from './run-steps.mjs';
import { say } from './say.mjs';
import { steps } from './steps.mjs';

// npm run check: types, lint, format and the tests that need neither Electron nor a server. Well under a minute.
const { node } = await prepare();
const { passed, failed, skipped } = await runSteps(
  steps.filter(({ quick }) => quick),
  { node, width: 2 },
);
say(`checked in ${(performance.now() / 1000).toFixed(1)} s`);
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = failed === 0 ? 0 : 1;
