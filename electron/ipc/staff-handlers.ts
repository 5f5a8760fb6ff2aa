import type { FactId } from '../../shared/domain/ids.ts';
import type { PrintRefusal } from '../../shared/domain/printing.ts';
import type { TimeZone } from '../../shared/domain/time.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { OutOfService } from '../../shared/ipc/kiosk.ts';
import type { staffContract } from '../../shared/ipc/staff.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type BoardDeps, board, freshness, lockedBoard } from '../usecases/board.ts';
import { cardPicture, decideCoverage, openCoverageAnswers, type PicturePortal } from '../usecases/coverage-review.ts';
import { callInPatient, dismissParked, markArrived, resolveHandOff, takeBackPatientCall } from '../usecases/desk-acts.ts';
import { deskAppointments } from '../usecases/desk-appointments.ts';
import { namesInUse } from '../usecases/names-in-use.ts';
import { openChanges } from '../usecases/open-changes.ts';
import { type CommandPortal, decideChange, endTakeOver, saveSettings, takeOver } from '../usecases/portal-acts.ts';
import { readForms } from '../usecases/read-forms.ts';
import { takeAlert } from '../usecases/safety-alerts.ts';
import { consentReceipt, decideReview, formChoices, mailReceipt, type ReadingPortal, reviewAnswers } from '../usecases/staff-reading.ts';

type StaffHandlers = Handlers<typeof staffContract>;

export interface OpenConsole extends BoardDeps {
  readonly portal: CommandPortal & ReadingPortal & PicturePortal;
  readonly print: () => Promise<Result<Record<never, never>, PrintRefusal>>;
  readonly newId: () => FactId;
  readonly pullSoon: () => void;
  readonly askKiosksSoon: () => void;
  readonly outOfService: () => OutOfService | null;
  readonly demoNotice: boolean;
}

/** A console people can work at. */
export function staffHandlers(desk: OpenConsole): StaffHandlers {
  const { store, session, outOfService, demoNotice } = desk;
  return {
    state: () => {
      const { phase, name, role, pinSet, may } = session.state();
      const site = store.site.current();
      return ok({
        phase,
        outOfService: outOfService(),
        siteName: site?.settings.name ?? 'Foyer',
        zone: site?.zone ?? ('UTC' as TimeZone),
        name,
        role,
        mayChangeSettings: may('settings.write'),
        pinSet,
        demoNotice,
        freshness: freshness(desk),
      });
    },
    signIn: (input) => (outOfService() === null ? session.signIn(input) : err('portal-unreachable')),
    choosePin: async (input) => said(await session.choosePin(input)),
    unlock: async (input) => said(await session.unlock(input)),
    lock: () => {
      session.lock('asked');
      return ok({});
    },
    signOut: () => {
      session.end('asked');
      return ok({});
    },
    lockedBoard: lockedBoard(desk),
    board: board(desk),
    markArrived: (input) => said(markArrived(desk)(input)),
    callIn: (input) => said(callInPatient(desk)(input)),
    takeBackCall: (input) => said(takeBackPatientCall(desk)(input)),
    resolveHandOff: (input) => said(resolveHandOff(desk)(input)),
    dismissParked: (input) => said(dismissParked(desk)(input)),
    takeOver: takeOver(desk),
    endTakeOver: endTakeOver(desk),
    ...deskAppointments(desk),
    changeRequests: openChanges(desk),
    decideChange: decideChange(desk),
    coverageAnswers: openCoverageAnswers(desk),
    decideCoverage: decideCoverage(desk),
    cardPicture: cardPicture(desk),
    takeAlert: takeAlert(desk),
    readForms: readForms(desk),
    consentReceipt: consentReceipt(desk),
    mailReceipt: mailReceipt(desk),
    printPage: () => desk.print(),
    reviewAnswers: reviewAnswers(desk),
    decideReview: decideReview(desk),
    settings: () => {
      const site = store.site.current();
      return site === null ? err('unavailable') : ok({ site, known: namesInUse(store) });
    },
    saveSettings: saveSettings(desk),
    formChoices: formChoices(desk),
  };
}

/** A console nobody can work at: it says so, with the reason for IT. */
export function closedStaffHandlers(reason: OutOfService, demoNotice: boolean): StaffHandlers {
  const unavailable = () => err('unavailable');
  const freshnessNow = { lastHeardAt: null, stale: true, trouble: null, unsent: 0 };
  return {
    state: () =>
      ok({
        phase: 'signed-out',
        outOfService: reason,
        siteName: 'Foyer',
        zone: 'UTC' as TimeZone,
        name: null,
        role: null,
        mayChangeSettings: false,
        pinSet: false,
        demoNotice,
        freshness: freshnessNow,
      }),
    signIn: () => err('portal-unreachable'),
    choosePin: () => err('not-signed-in'),
    unlock: () => err('signed-out'),
    lock: () => ok({}),
    signOut: () => ok({}),
    lockedBoard: unavailable,
    board: unavailable,
    markArrived: unavailable,
    callIn: unavailable,
    takeBackCall: unavailable,
    resolveHandOff: unavailable,
    dismissParked: unavailable,
    takeOver: unavailable,
    endTakeOver: unavailable,
    appointmentsOf: unavailable,
    timesLike: unavailable,
    keepTime: unavailable,
    freeTime: unavailable,
    moveTo: unavailable,
    bookLike: unavailable,
    cancelFor: unavailable,
    keepFor: unavailable,
    undoBookingFor: unavailable,
    undoMoveFor: unavailable,
    changeRequests: unavailable,
    decideChange: unavailable,
    coverageAnswers: unavailable,
    decideCoverage: unavailable,
    cardPicture: unavailable,
    takeAlert: unavailable,
    readForms: unavailable,
    consentReceipt: unavailable,
    mailReceipt: unavailable,
    printPage: unavailable,
    reviewAnswers: unavailable,
    decideReview: unavailable,
    settings: unavailable,
    saveSettings: unavailable,
    formChoices: unavailable,
  };
}

function said<T, E extends string>(answer: Result<T, E>): Result<T, Exclude<E, 'storage-failed'> | 'unavailable'> {
  if (answer.ok) return answer;
  return err(answer.error === 'storage-failed' ? 'unavailable' : (answer.error as Exclude<E, 'storage-failed'>));
}
