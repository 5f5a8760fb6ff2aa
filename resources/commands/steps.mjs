import { entries, inRoot } from './places.mjs';

const bin = (name) => inRoot('node_modules', '.bin', name);
const vitest = (project) => (report) => [
  bin('vitest'),
  'run',
  '--config',
  inRoot('test', 'vitest.config.ts'),
  '--configLoader=native',
  '--project',
  project,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
];
const world = (name) => ({ name: `types of ${name}`, quick: true, command: () => [bin('tsc'), '-p', inRoot(name)] });

/**
 * A proof at the size that `npm test` can afford; its full size is a command of its own. One seed here, so that a change decides and not
 * chance; by command every run draws its own.
 */
const seed = '20261122';
const proof = (name, n) => ({
  name: `proof ${name}`,
  entry: `test/prove/${name}.ts`,
  onScreen: true,
  command: (report, folder) => [
    bin('node'),
    inRoot(entries.proof),
    name,
    '--n',
    String(n),
    '--seed',
    seed,
    '--json',
    report,
    '--out',
    folder,
  ],
  counts: fromVerdict,
});

/**
 * All that `npm test` runs; `npm run check` runs the quick ones. A step whose `entry` does not exist is not in the list. A `timed` step
 * judges how long something takes, or what a person sees in time: it has the machine to itself. The others run two at a time.
 * `command(report, folder)` may write JSON to `report` and anything to `folder`; `counts(report)` reads how many passed.
 * `onScreen` steps run as the unprivileged user on a screen of their own.
 */
export const steps = [
  world('shared'),
  world('electron'),
  world('renderer'),
  world('portal'),
  world('test'),
  { name: 'lint and format', quick: true, command: () => [bin('biome'), 'check', '.'] },
  { name: 'unit tests', quick: true, command: vitest('unit'), counts: fromVitest },
  { name: 'tests with databases and servers', command: vitest('programs'), counts: fromVitest },
  {
    name: 'independent SQLCipher',
    entry: 'test/independent/reader.ts',
    command: (report) => [bin('node'), inRoot('test/independent/reader.ts'), '--json', report],
    counts: fromVerdict,
  },
  { name: 'end-to-end tests', entry: 'test/e2e', timed: true, onScreen: true, command: vitest('e2e'), counts: fromVitest },
  {
    name: 'tour',
    entry: entries.tour,
    onScreen: true,
    command: (_report, folder) => [bin('node'), inRoot(entries.tour), '--out', folder],
    report: 'tour.json',
    counts: fromVerdict,
  },
  {
    name: 'gallery',
    entry: entries.gallery,
    onScreen: true,
    command: (report, folder) => [bin('node'), inRoot(entries.gallery), '--small', '--json', report, '--out', folder],
    counts: fromVerdict,
  },
  proof('cipher', 1),
  proof('crash', 50),
  { ...proof('identity', 2000), timed: true },
  proof('residue', 25),
  proof('breakout', 40),
  {
    name: 'benchmarks',
    entry: entries.measure,
    timed: true,
    onScreen: true,
    // The portal with 50,000 patients takes a minute more and is measured by command.
    command: (report) => [bin('node'), inRoot(entries.measure), 'check-in', 'steps', 'board', 'start', '--runs', '5', '--json', report],
  },
];

function fromVitest(report) {
  const skipped = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status !== 'passed' && status !== 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: skipped.map(({ fullName }) => fullName) };
}

/** A tour or a proof is one test; what it could not do for a stated reason is skipped. */
function fromVerdict(report) {
  const skipped = (report.notApplicable ?? []).map(({ step, reason }) => `${step}: ${reason}`);
  return { passed: report.ok ? 1 : 0, failed: report.ok ? 0 : 1, skipped };
}
