import { z } from 'zod';

const Place = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(200).max(20_000),
  height: z.number().int().min(200).max(20_000),
  maximized: z.boolean(),
});
export type Place = z.infer<typeof Place>;

/** Where somebody left the console's window. Nothing here is secret, and losing it costs a drag of the mouse. */
export interface Preferences {
  /** Null when nothing usable was kept. */
  consolePlace(): Place | null;
  keepConsolePlace(place: Place): void;
}

/** Where they are kept: a part of electron-store. */
export interface Drawer {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
}

/** @param drawer null where none can be opened: then nothing is remembered, and nothing fails */
export function createPreferences(drawer: Drawer | null): Preferences {
  return {
    consolePlace: () => Place.safeParse(drawer?.get('consolePlace')).data ?? null,
    keepConsolePlace(place) {
      try {
        drawer?.set('consolePlace', place);
      } catch {
        // A full or read-only disk shows elsewhere, with what to do.
      }
    },
  };
}
