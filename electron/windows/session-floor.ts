import type { Session } from 'electron';
import { mayRequest, type PageAddress } from './page-address.ts';

/** Closes a page's session: no permission, no device, no download, no network, no dictionary. Main does all the talking. */
export function closeSession(session: Session, page: PageAddress): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setCertificateVerifyProc((_request, answer) => answer(-2));
  session.on('select-hid-device', (event, _details, answer) => (event.preventDefault(), answer(null)));
  session.on('select-serial-port', (event, _ports, _contents, answer) => (event.preventDefault(), answer('')));
  session.on('select-usb-device', (event, _details, answer) => (event.preventDefault(), answer()));
  session.on('file-system-access-restricted', (_event, _details, answer) => answer('deny'));
  session.on('will-download', (event, item) => (event.preventDefault(), item.cancel()));
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayRequest(url, page) }));
  session.setSpellCheckerEnabled(false);
}
