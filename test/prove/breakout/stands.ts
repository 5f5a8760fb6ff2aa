import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { electronPath } from '../../e2e/clinic.ts';

/** What must be the same after whatever was tried. */
export interface Picture {
  readonly windows: readonly string[];
  readonly foreign: readonly string[];
}

/** The windows as main sees them, with everything that would betray a way out; and programs of this run that are not Electron's. */
export async function pictureOf(app: ElectronApplication, mark: string): Promise<Picture> {
  const windows = await app.evaluate(({ BrowserWindow, webContents }) => {
    const shown = BrowserWindow.getAllWindows().map((window) => {
      const { webContents: contents } = window;
      return JSON.stringify({
        url: contents.getURL(),
        bounds: window.getBounds(),
        kiosk: window.isKiosk(),
        visible: window.isVisible(),
        zoom: contents.getZoomFactor(),
        devTools: contents.isDevToolsOpened(),
        mayGoBack: contents.navigationHistory.canGoBack(),
      });
    });
    return [...shown, `contents: ${webContents.getAllWebContents().length}`];
  });
  return { windows, foreign: foreignPrograms(mark) };
}

/** Every process that carries the mark in its environment was started by this kiosk, whoever its parent is by now. */
function foreignPrograms(mark: string): readonly string[] {
  const home = dirname(electronPath);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && textOf(`/proc/${name}/environ`).includes(mark))
    .map((name) => programOf(name))
    .filter((program) => program !== null && dirname(program) !== home)
    .map(String);
}

function programOf(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return null;
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
