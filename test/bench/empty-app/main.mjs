import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

// The least an Electron program can be: a full-screen window with a React page in it.
async function main() {
  app.enableSandbox();
  app.setPath('userData', process.argv.at(-1));
  await app.whenReady();
  const window = new BrowserWindow({ kiosk: true, fullscreen: true, frame: false });
  await window.loadFile(join(import.meta.dirname, 'page', 'index.html'));
}

void main();
