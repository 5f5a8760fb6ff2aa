import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout this command belongs to, as an absolute path. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const inRoot = (...parts) => join(root, ...parts);

/** Things fetched once per checkout. It stands inside the checkout so that whoever may read one may read the other. */
export const cache = inRoot('node_modules', '.cache', 'foyer');

/** Programs that Node 24 runs straight from their sources. */
export const entries = {
  demo: 'resources/commands/demo.mjs',
  tour: 'test/tour/tour.ts',
  gallery: 'test/gallery/gallery.ts',
  proof: 'test/prove/proof.ts',
  measure: 'test/bench/measure.ts',
  portal: 'portal/server.ts',
  admin: 'portal/cli/main.ts',
};
