import { z } from 'zod';
import { DeviceRole } from '../../shared/domain/access.ts';
import type { FileReading } from './json-file.ts';

/** What IT sets on a machine, in `device.json` of the data folder. Unknown fields are a mistake somebody should see. */
export const DeviceConfig = z.strictObject({
  /** When given, enrolment must answer with this role. */
  deviceRole: DeviceRole.optional(),
  /** `off` only for demonstrations: patient mode otherwise refuses to start on an unlocked system. */
  lockdown: z.enum(['required', 'off']).default('required'),
  /** Demonstrations only: accept a system without a keyring, and say so on every screen. */
  allowUnprotectedKey: z.boolean().default(false),
  /** A scanner on a serial line, Linux only: its terminal device, such as `/dev/ttyACM0`. One that plays a keyboard needs nothing here. */
  scannerPort: z
    .string()
    .regex(/^\/dev\/[\w./-]{1,100}$/)
    .refine((path) => !path.includes('..'))
    .optional(),
  scannerBaud: z.number().int().min(1200).max(921_600).optional(),
  /** Diagonal of the glass in inches, when the display does not say: sizes on screen are millimetres. */
  displayDiagonalInches: z.number().min(3).max(120).optional(),
  /** A console's printer for receipts, by the name the system has for it. Without it the system's print dialog opens. */
  receiptPrinter: z.string().trim().min(1).max(200).optional(),
  /** Speech mode. Without it this kiosk does not offer to speak. */
  speech: z
    .strictObject({
      /** The name of an audio output as the system's log lists them, or `default` for the system's own choice. */
      output: z.string().trim().min(1).max(200).default('default'),
      /** True only for a headphone jack or a handset: then what is private is said there. */
      private: z.boolean().default(false),
      /** How often the resting screen says aloud how to start speech; 0 is never. */
      announceMinutes: z.number().int().min(0).max(240).default(5),
    })
    .optional(),
});
export type DeviceConfig = z.infer<typeof DeviceConfig>;

export type ConfigDecision =
  | { readonly kind: 'use'; readonly config: DeviceConfig }
  | { readonly kind: 'stop'; readonly reason: 'not-set-up' | 'settings-malformed' };

/** Unreadable keeps the last known settings (unknown is not absent), absent means nobody set this machine up, malformed locks it. */
export function decideConfig(reading: FileReading<DeviceConfig>, lastKnown: DeviceConfig | null): ConfigDecision {
  switch (reading.kind) {
    case 'read':
      return { kind: 'use', config: reading.value };
    case 'absent':
      return { kind: 'stop', reason: 'not-set-up' };
    case 'malformed':
      return { kind: 'stop', reason: 'settings-malformed' };
    case 'unreadable':
      return lastKnown === null ? { kind: 'stop', reason: 'settings-malformed' } : { kind: 'use', config: lastKnown };
  }
}
