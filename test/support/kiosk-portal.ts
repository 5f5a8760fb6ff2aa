import type { KioskPortal } from '../../electron/usecases/kiosk-deps.ts';

/** A portal that answers and knows nobody. */
export const knowsNobody: KioskPortal = {
  isReachable: () => true,
  openForm: async () => 'unreachable',
  raiseSafetyAlert: async () => false,
  booking: async () => ({ ok: false, error: 'offline' }),
  findElsewhere: async () => 'nowhere',
  sendCode: async () => 'sent',
  checkCode: async () => 'no-match',
};
