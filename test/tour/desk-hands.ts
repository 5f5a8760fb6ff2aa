import type { Page } from 'playwright-core';
import type { Clinic } from '../e2e/clinic.ts';

/** The receptionist's hands, by the names that stand on the screen. */
export function createDeskHands(page: Page) {
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first();
  return {
    page,
    async signIn({ demo, totp }: Pick<Clinic, 'demo' | 'totp'>): Promise<void> {
      await page.getByLabel('User name').fill(demo.staff.username);
      await page.getByRole('textbox', { name: 'Password', exact: true }).fill(demo.staff.password);
      await page.getByLabel('6-digit code').fill(totp());
      await button('Sign in').click();
      await page.getByRole('heading', { name: /Choose a PIN/ }).waitFor({ timeout: 30_000 });
    },
    async signOut(): Promise<void> {
      await page.locator('.menu-button').click();
      await button('Sign out').click();
      await page.getByLabel('User name').waitFor({ timeout: 8000 });
    },
    async choosePin(pin: string): Promise<void> {
      await page.getByRole('textbox', { name: 'PIN', exact: true }).fill(pin);
      await page.getByLabel('The same PIN again').fill(pin);
      await button('Use this PIN').click();
    },
    /** Milliseconds until the number stands on the board; a lane that holds new rows back is told to show them. */
    async sees(ticket: string, timeout: number): Promise<number | null> {
      const began = performance.now();
      const deadline = began + timeout;
      while (performance.now() < deadline) {
        if (await page.getByText(ticket, { exact: true }).first().isVisible()) return performance.now() - began;
        const held = button(/^Show \d+ new in/);
        if (await held.isVisible()) await held.click();
        await page.waitForTimeout(25);
      }
      return null;
    },
    goTo: async (name: string | RegExp): Promise<void> => button(name).click({ timeout: 8000 }),
  };
}
export type DeskHands = ReturnType<typeof createDeskHands>;
