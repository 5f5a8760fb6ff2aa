import { createCommands, createFacts } from './answered.ts';
import { createAppointmentDetails } from './appointment-details.ts';
import { createAppointments } from './appointments.ts';
import { createAuditReader } from './audit.ts';
import { createBlobs } from './blobs.ts';
import { createChangeRequests } from './change-requests.ts';
import { createChanges } from './changes.ts';
import { createConsentTexts } from './consent-texts.ts';
import { createConsents } from './consents.ts';
import { createCoverage } from './coverage.ts';
import { createCoverageAnswers } from './coverage-answers.ts';
import { createDevices } from './devices.ts';
import { createEnrolmentCodes } from './enrolment-codes.ts';
import { createFailures } from './failures.ts';
import { createFormResponses } from './form-responses.ts';
import { createForms } from './forms.ts';
import { createHandOffs } from './hand-offs.ts';
import { createLanguages } from './languages.ts';
import { createMessageSettings } from './message-settings.ts';
import { createMessages } from './messages.ts';
import { createOneTimeCodes } from './one-time-codes.ts';
import { createPatientLinks } from './patient-links.ts';
import { createPatients } from './patients.ts';
import { createPresences } from './presences.ts';
import { createResources } from './resources.ts';
import { createReviewAnswers } from './review-answers.ts';
import { createSafetyAlerts } from './safety-alerts.ts';
import type { Scope } from './scope.ts';
import { createSites } from './sites.ts';
import { createSlots } from './slots.ts';
import { createStaff } from './staff.ts';
import { createStaffSessions } from './staff-sessions.ts';
import { createTakeOvers } from './take-overs.ts';
import { createTokenKeys } from './token-keys.ts';

/** Every table of one tenant, inside one transaction. */
export function tablesFor(scope: Scope) {
  const consentTexts = createConsentTexts(scope);
  const sites = createSites(scope, consentTexts);
  return {
    sites,
    devices: createDevices(scope),
    enrolmentCodes: createEnrolmentCodes(scope),
    staff: createStaff(scope),
    staffSessions: createStaffSessions(scope),
    failures: createFailures(scope),
    patients: createPatients(scope, createPatientLinks(scope)),
    resources: createResources(scope),
    appointments: createAppointments(scope),
    appointmentDetails: createAppointmentDetails(scope),
    slots: createSlots(scope),
    handOffs: createHandOffs(scope),
    changeRequests: createChangeRequests(scope),
    consentTexts,
    consents: createConsents(scope),
    reviewAnswers: createReviewAnswers(scope),
    blobs: createBlobs(scope),
    coverage: createCoverage(scope),
    coverageAnswers: createCoverageAnswers(scope),
    facts: createFacts(scope),
    commands: createCommands(scope),
    changes: createChanges(scope),
    auditLog: createAuditReader(scope),
    messageSettings: createMessageSettings(scope),
    messages: createMessages(scope),
    tokenKeys: createTokenKeys(scope),
    oneTimeCodes: createOneTimeCodes(scope),
    presences: createPresences(scope),
    takeOvers: createTakeOvers(scope),
    forms: createForms(scope),
    languages: createLanguages(scope, sites),
    formResponses: createFormResponses(scope),
    safetyAlerts: createSafetyAlerts(scope),
  };
}
export type Tables = ReturnType<typeof tablesFor>;
