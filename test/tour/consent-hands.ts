import { en } from '../../renderer/i18n/en.ts';
import type { KioskHands } from './kiosk-hands.ts';

/** Reads a text to its end, agrees and signs: with a line across the box, or with a typed name. */
export async function agree(
  hands: KioskHands,
  how: 'finger' | 'typed',
  onSigned: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  await readOn(hands);
  await hands.decide(en.consents.agree);
  const page = await hands.here();
  if (how === 'finger') {
    await hands.see(en.consents.signTitle);
    const box = await page.locator('.signature-pad').boundingBox();
    if (box === null) throw new Error('there is no box to sign in');
    await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.6);
    await page.mouse.down();
    for (let step = 1; step <= 12; step += 1)
      await page.mouse.move(box.x + box.width * (0.2 + step * 0.04), box.y + box.height * (step % 2 === 0 ? 0.6 : 0.3));
    await page.mouse.up();
  } else {
    const draw = page.getByRole('heading', { name: en.consents.signTitle });
    await draw
      .or(page.getByRole('heading', { name: en.consents.typeTitle }))
      .first()
      .waitFor();
    if (await draw.isVisible()) await hands.decide(en.consents.typeInstead);
    await hands.see(en.consents.typeTitle);
    await hands.letters('Ana');
  }
  await onSigned();
  await hands.decide(en.consents.sign);
}

/** A long text has pages; the answers stand under its end. */
export async function readOn(hands: KioskHands): Promise<void> {
  const page = await hands.here();
  const answer = page.getByRole('button', { name: en.consents.agree, exact: true });
  const next = page.getByRole('button', { name: en.common.next, exact: true });
  await answer.or(next).first().waitFor();
  while (!(await answer.isVisible())) await hands.decide(en.common.next);
}
