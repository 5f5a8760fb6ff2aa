import { BrowserWindow, type WebContents } from 'electron';
import { decidePrinter, isReady, type PrintPlan, type PrintRefusal } from '../../shared/domain/printing.ts';
import { err, ok, type Result } from '../../shared/result.ts';

export type Printed = Result<Record<never, never>, PrintRefusal>;

/**
 * Prints the console's page: to the printer IT chose without a question, else by the system's dialog. The console's alone, since no dialog may
 * ever open on a kiosk. "Printed" means that the system took it.
 */
export async function printPage(chosen: string | null): Promise<Printed> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().find((one) => one.isVisible());
  if (window === undefined) return err('print-failed');
  const { webContents } = window;
  const listed = await webContents.getPrintersAsync();
  const plan = decidePrinter(
    chosen,
    listed.map(({ name, options }) => ({ name, ready: isReady({ ...options }) })),
  );
  return plan.ok ? print(webContents, plan.value) : plan;
}

/** What Chromium calls a dialog that was closed without printing. */
const closed = /cancel/i;

const print = (contents: WebContents, plan: PrintPlan): Promise<Printed> =>
  new Promise((resolve) => {
    const options = plan.kind === 'ask' ? {} : { silent: true, deviceName: plan.printer };
    contents.print(options, (done, why) => resolve(done || closed.test(why) ? ok({}) : err('print-failed')));
  });
