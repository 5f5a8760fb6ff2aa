import { z } from 'zod';

/** FHIR R4 `id`: 1 to 64 of A-Z a-z 0-9 - and dot. Other systems choose it; never assume a UUID. */
export const FhirId = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/);

export const TenantId = FhirId.brand<'TenantId'>();
export type TenantId = z.infer<typeof TenantId>;
export const SiteId = FhirId.brand<'SiteId'>();
export type SiteId = z.infer<typeof SiteId>;
export const DeviceId = FhirId.brand<'DeviceId'>();
export type DeviceId = z.infer<typeof DeviceId>;
export const StaffId = FhirId.brand<'StaffId'>();
export type StaffId = z.infer<typeof StaffId>;
export const PatientId = FhirId.brand<'PatientId'>();
export type PatientId = z.infer<typeof PatientId>;
export const AppointmentId = FhirId.brand<'AppointmentId'>();
export type AppointmentId = z.infer<typeof AppointmentId>;

/** Made by the device that observed the fact; the portal's idempotency key. */
export const FactId = z.uuid().brand<'FactId'>();
export type FactId = z.infer<typeof FactId>;
/** One start of one device. A new one at every start, so a monotonic clock is never compared across starts. */
export const BootId = z.uuid().brand<'BootId'>();
export type BootId = z.infer<typeof BootId>;

/** Where a record came from: the sending system and the id it has there. Unique together, never alone. */
export const Source = z.object({ system: z.string().min(1).max(200), id: z.string().min(1).max(200) });
export type Source = z.infer<typeof Source>;
