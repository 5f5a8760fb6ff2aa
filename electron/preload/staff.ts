import { contextBridge, ipcRenderer } from 'electron';
import { changedChannel, clientFor, type Exposed } from '../../shared/ipc/contract.ts';
import { staffContract } from '../../shared/ipc/staff.ts';

const exposed: Exposed<typeof staffContract> = {
  ...clientFor(staffContract, (channel, input) => ipcRenderer.invoke(channel, input)),
  onChanged(listener) {
    const ring = (): void => listener();
    ipcRenderer.on(changedChannel('staff'), ring);
    return () => void ipcRenderer.off(changedChannel('staff'), ring);
  },
};

contextBridge.exposeInMainWorld('staff', exposed);
