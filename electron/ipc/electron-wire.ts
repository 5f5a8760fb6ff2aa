import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { type Contract, changedChannel } from '../../shared/ipc/contract.ts';
import type { Wire } from './serve.ts';
import { isTrustedSender } from './trusted-sender.ts';

type Surface = Contract['surface'];
interface Known {
  readonly contents: WebContents;
  readonly surface: Surface;
  readonly origin: string;
}

/** The windows that may speak, and the one place where Electron's messages come in. */
export function createElectronWire() {
  const known = new Map<number, Known>();

  const senderOf = (event: IpcMainInvokeEvent): number | null =>
    isTrustedSender(known.get(event.sender.id), event) ? event.sender.id : null;

  const wire: Wire = {
    handle: (channel, listener) => ipcMain.handle(channel, (event, payload: unknown) => listener(senderOf(event), payload)),
  };

  return {
    wire,
    surfaceOf: (sender: number): Surface | null => known.get(sender)?.surface ?? null,
    admit: (contents: WebContents, surface: Surface, origin: string): void => void known.set(contents.id, { contents, surface, origin }),
    /** From now on nothing this window sends is answered. */
    dismiss: (contents: WebContents): void => void known.delete(contents.id),
    ring: (surface: Surface): void => {
      for (const { contents, surface: own } of known.values()) {
        if (own === surface && !contents.isDestroyed()) contents.send(changedChannel(surface));
      }
    },
  };
}
export type ElectronWire = ReturnType<typeof createElectronWire>;
