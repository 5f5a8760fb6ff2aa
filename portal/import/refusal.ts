/** Why a record or a file is not imported. Each has its line in docs/operations.md. None carries anything of the record. */
export const importRefusals = {
  'not-json': 'is not JSON',
  'not-utf-8': 'is not UTF-8 text',
  'line-too-long': 'is longer than 32 MB',
  truncated: 'ends in the middle; fetch the file again',
  'not-a-resource': 'has no resourceType',
  'too-deep': 'is nested too deeply',
  'no-id': 'has neither an id nor an identifier',
  'id-invalid': 'has an id longer than 200 characters',
  'birth-date-invalid': 'has a birth date that does not exist',
  'start-missing': 'is booked but has no start',
  'start-invalid': 'has a start that is not a time with an offset',
  'slot-times-invalid': 'is free, but its start and end are not times with an offset, 5 minutes to 4 hours apart',
  'patient-missing': 'names no patient',
  'patient-not-found': 'names a patient who is neither here nor in this import',
  'patient-ambiguous': 'names a patient id that several source systems use',
  'site-unknown': 'is an appointment and the clinic has several sites: add --site',
  'duplicate-id': 'has the id of an earlier, different record of this import',
  unreadable: 'cannot be read',
} as const;

export type ImportRefusal = keyof typeof importRefusals;
