import { app, BrowserWindow } from 'electron';

// The gallery's own main process: as many plain windows as the last argument says, each on the page it names. Only tests start it.
const [count, address] = process.argv.slice(-2);

function openWindows() {
  for (let at = 0; at < Number(count); at += 1) {
    const window = new BrowserWindow({
      width: 1280,
      height: 800,
      frame: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, backgroundThrottling: false },
    });
    void window.loadURL(address);
  }
}

app.on('window-all-closed', () => app.quit());
void app.whenReady().then(openWindows);
