import { consentVerbs } from '../consents/cli-verbs.ts';
import { languageVerbs } from '../languages/cli-verbs.ts';
import { messageVerbs } from '../messages/cli-verbs.ts';
import type { Command } from './command.ts';
import { dataImport } from './data.ts';
import { dayMake } from './day.ts';
import { demoMake } from './demo.ts';
import { deviceEnrol, deviceList, deviceRevoke } from './device.ts';
import { formVerbs } from './form.ts';
import { organisationList, organisationMake } from './organisation.ts';
import { retentionPrune } from './retention.ts';
import { siteList, siteMake, sitePolicy } from './site.ts';
import { siteStatus } from './site-status.ts';
import { slotsList, slotsMake } from './slots.ts';
import { staffDisable, staffList, staffMake } from './staff.ts';

/** Every command, in the order a clinic first needs them. */
export const commands: readonly Command[] = [
  organisationMake,
  organisationList,
  siteMake,
  siteList,
  sitePolicy,
  siteStatus,
  staffMake,
  staffList,
  staffDisable,
  deviceEnrol,
  deviceList,
  deviceRevoke,
  dataImport,
  dayMake,
  slotsMake,
  slotsList,
  retentionPrune,
  demoMake,
  ...messageVerbs,
  ...languageVerbs,
  ...consentVerbs,
  ...formVerbs,
];
