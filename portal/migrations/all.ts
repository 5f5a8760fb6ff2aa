import type { Migration } from 'kysely/migration';
import * as tenantsAndDevices from './0001-tenants-and-devices.ts';
import * as patientsAndDay from './0002-patients-and-day.ts';
import * as syncAndAudit from './0003-sync-and-audit.ts';
import * as messages from './0004-messages.ts';
import * as presence from './0005-presence.ts';
import * as slotsAndWaiting from './0006-slots-and-waiting.ts';
import * as forms from './0007-forms.ts';
import * as consentsAndReview from './0008-consents-and-review.ts';
import * as coverage from './0009-coverage.ts';
import * as companions from './0010-companions.ts';
import * as secondCoverage from './0011-second-coverage.ts';
import * as languages from './0012-languages.ts';
import * as searchAtOnce from './0013-search-at-once.ts';

/** In order, forward only. A released migration is never edited; a change is a new one. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-tenants-and-devices': tenantsAndDevices,
  '0002-patients-and-day': patientsAndDay,
  '0003-sync-and-audit': syncAndAudit,
  '0004-messages': messages,
  '0005-presence': presence,
  '0006-slots-and-waiting': slotsAndWaiting,
  '0007-forms': forms,
  '0008-consents-and-review': consentsAndReview,
  '0009-coverage': coverage,
  '0010-companions': companions,
  '0011-second-coverage': secondCoverage,
  '0012-languages': languages,
  '0013-search-at-once': searchAtOnce,
};
