import { z } from 'zod';

/** What a patient may ask to have changed at the kiosk, in the order in which it is shown. */
export const changeableFields = ['name', 'phone', 'email', 'address', 'emergencyContact', 'language', 'pharmacy'] as const;
export const ChangeableField = z.enum(changeableFields);
export type ChangeableField = z.infer<typeof ChangeableField>;
