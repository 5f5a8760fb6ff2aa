/** The parts of Electron's `WebContents` and `WebFrameMain` that say who speaks. */
interface Frame {
  readonly origin: string;
}
interface Speaker<F extends Frame> {
  readonly mainFrame: F;
}

/** A window this program opened, and the origin of the page it opened it for. */
export interface KnownWindow {
  readonly contents: Speaker<Frame>;
  readonly origin: string;
}

/**
 * A message counts only from the main frame of a window we opened, while it shows our own page.
 * @param window what is known under the sender's id
 * @param senderFrame null when the frame is gone already
 */
export function isTrustedSender<F extends Frame>(
  window: KnownWindow | undefined,
  { sender, senderFrame }: { readonly sender: Speaker<F>; readonly senderFrame: F | null },
): boolean {
  if (window === undefined || window.contents !== sender || senderFrame === null) return false;
  return senderFrame === sender.mainFrame && senderFrame.origin === window.origin;
}
