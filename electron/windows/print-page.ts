import { BrowserWindow } from 'electron';

/** The system's print dialog for the page in front: the console's alone, since no dialog may ever open on a kiosk. */
export function printPageInFront(): void {
  BrowserWindow.getFocusedWindow()?.webContents.print({});
}
