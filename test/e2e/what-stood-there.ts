import { afterEach } from 'vitest';
import { openApps } from './clinic.ts';

/** A test that fails on somebody else's machine says what its windows showed. All people in these tests are invented. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const app of openApps()) {
    for (const page of app.windows()) {
      const text = await Promise.race([
        page.evaluate(() => document.body.innerText),
        new Promise<null>((done) => setTimeout(done, 2000, null)),
      ]).catch(() => null);
      console.error(`${page.url()} showed: ${text === null ? 'nothing, it did not answer' : JSON.stringify(text)}`);
    }
  }
});
