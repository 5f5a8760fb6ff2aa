import type { Session } from 'electron';
import { type CameraQuestion, mayHaveCamera } from './camera-rule.ts';
import { mayRequest, type PageAddress } from './page-address.ts';

/**
 * Closes a page's session: no permission, no device, no download, no network, no dictionary. Main does all the talking. The one exception is
 * the camera, its picture alone, while a screen of our own page shows one.
 */
export function closeSession(session: Session, page: PageAddress, cameraWanted: () => boolean): void {
  const mayHave = (question: CameraQuestion): boolean => mayHaveCamera(question, page) && cameraWanted();
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(mayHave({ permission, media, url: details.requestingUrl, isMainFrame: details.isMainFrame }));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, { mediaType, isMainFrame }) =>
    mayHave({ permission, media: mediaType === undefined ? [] : [mediaType], url: origin, isMainFrame }),
  );
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
