import { contextBridge, ipcRenderer } from 'electron';
import { changedChannel, clientFor, type Exposed } from '../../shared/ipc/contract.ts';
import { kioskContract } from '../../shared/ipc/kiosk.ts';

const exposed: Exposed<typeof kioskContract> = {
  ...clientFor(kioskContract, (channel, input) => ipcRenderer.invoke(channel, input)),
  onChanged(listener) {
    const ring = (): void => listener();
    ipcRenderer.on(changedChannel('kiosk'), ring);
    return () => void ipcRenderer.off(changedChannel('kiosk'), ring);
  },
};

contextBridge.exposeInMainWorld('kiosk', exposed);
