import type { MessageKind } from '../store/message-schema.ts';

/** Why a message did not go; stored and listed, so never more than a code. */
export type MessageTrouble =
  | 'not-configured'
  | 'no-connection'
  | 'tls-failed'
  | 'sign-in-refused'
  | 'sender-refused'
  | 'address-refused'
  | 'message-refused'
  | 'server-busy'
  | 'timed-out'
  | 'cut-off'
  | 'redirected'
  | 'interrupted'
  | 'too-late'
  | 'visit-changed';

/**
 * How one try went. `later`: nothing was taken, try again; `channel` when the way itself is closed and others need not try it now.
 * `refused`: trying again cannot help. `unclear`: it may have been taken.
 */
export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'later'; readonly trouble: MessageTrouble; readonly channel: boolean }
  | { readonly kind: 'refused' | 'unclear'; readonly trouble: MessageTrouble };

const schedules: Readonly<Record<MessageKind, { readonly firstSeconds: number; readonly longestSeconds: number; readonly tries: number }>> =
  {
    invitation: { firstSeconds: 60, longestSeconds: 3600, tries: 100 },
    reminder: { firstSeconds: 60, longestSeconds: 3600, tries: 100 },
    // Somebody stands at the kiosk and waits.
    'one-time-code': { firstSeconds: 3, longestSeconds: 60, tries: 12 },
    'consent-receipt': { firstSeconds: 60, longestSeconds: 3600, tries: 30 },
  };

/** Seconds until the next try, doubled each time; null when it is time to give up. @param tries made so far */
export function nextTry(kind: MessageKind, tries: number): number | null {
  const { firstSeconds, longestSeconds, tries: limit } = schedules[kind];
  return tries >= limit ? null : Math.min(firstSeconds * 2 ** (tries - 1), longestSeconds);
}
