import { config } from 'zod';

/**
 * Must be the first import of this page. Zod otherwise tries `new Function` when a schema is made, which the content policy refuses and
 * the watch on such refusals would report as an attack.
 */
config({ jitless: true });
