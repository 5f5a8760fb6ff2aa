import type { Session } from 'electron';
import { type CameraQuestion, mayHaveCamera } from './camera-rule.ts';
import { mayRequest, type PageAddress } from './page-address.ts';

export interface PageRights {
  /** Asked whenever the page wants it. */
  readonly cameraWanted: () => boolean;
  /** Whether the page plays speech into an output that IT chose. */
  readonly speaks: boolean;
}

/**
 * Closes a page's session: no permission, no device, no download, no network, no dictionary. Main does all the talking. Two exceptions: the
 * camera, its picture alone, while a screen of our own page shows one; and the names of audio outputs for a page that speaks. Microphones stay
 * closed, here and by the page's permissions policy.
 */
export function closeSession(session: Session, page: PageAddress, { cameraWanted, speaks }: PageRights): void {
  const mayHave = (question: CameraQuestion): boolean => mayHaveCamera(question, page) && cameraWanted();
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(mayHave({ permission, media, url: details.requestingUrl, isMainFrame: details.isMainFrame }));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin, { mediaType, isMainFrame }) =>
      (speaks && permission === outputsByName) ||
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

/** Chromium's name for seeing and choosing audio outputs. Electron's types do not list it among what is checked. */
const outputsByName: string = 'speaker-selection';
