import type { IdentityTier, KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import { consentScreens, decideConsents } from '../../shared/domain/consent.ts';
import { detailsPerScreen, dueDetails } from '../../shared/domain/due-details.ts';
import type { VisitForm } from '../../shared/domain/forms/due.ts';
import { isReviewDue, mayShowReview, reviewScreens } from '../../shared/domain/review.ts';
import type { Site } from '../../shared/domain/site.ts';
import { planTasks, type TaskName, type TaskPlan } from '../../shared/domain/tasks.ts';
import { standingScreens } from './companions.ts';
import { coverageScreens } from './coverage.ts';
import { isHandOut } from './hand-out.ts';
import { type KioskDeps, trueNow } from './kiosk-deps.ts';
import { formsHere } from './open-form.ts';

/** What a task is decided from. */
export interface TaskQuestion {
  readonly site: Site;
  readonly appointment: KioskAppointment;
}

type Deps = Pick<KioskDeps, 'store' | 'visits'>;
/** How many screens this task takes now; 0 when it is not due. */
type ScreensNeeded = (deps: Deps, question: TaskQuestion) => number;

/** Every task, in the order in which it is asked. */
const screensFor: Readonly<Record<TaskName, ScreensNeeded>> = {
  family: standingScreens,
  details: screensOfDetails,
  coverage: coverageScreens,
  consents: (deps, question) => consentScreens(dueConsents(deps, question)),
  review: (deps, question) => screensOfReview(deps, question),
  forms: (deps, { appointment }) => formScreens(deps, appointment),
};

/** As large as the text is when somebody arrives; whoever makes it larger later turns more pages, by choice. */
function screensOfDetails({ store, visits }: Deps, { site, appointment }: TaskQuestion): number {
  const due = dueDetails(appointment, trueNow(store), site.settings.policy.details);
  return Math.ceil(due.length / detailsPerScreen(visits.current()?.largeText === true));
}

function dueConsents({ store }: Deps, { site, appointment }: TaskQuestion) {
  const { consents: texts, zone, settings } = site;
  return decideConsents({ texts, onFile: appointment.consents, now: trueNow(store), zone, policy: settings.policy.consents });
}

const screensOfReview = ({ store }: Deps, { site, appointment: { review } }: TaskQuestion): number =>
  review !== null &&
  mayShowReview(store.counters.letter(), site.settings.policy) &&
  isReviewDue(review, trueNow(store), site.settings.policy.review)
    ? reviewScreens(review)
    : 0;

/** What is asked of this patient here and what waits for a tablet. Who said no more than a name (tier D) is asked nothing. */
export function tasksFor(deps: Deps, question: TaskQuestion, tier: IdentityTier): TaskPlan {
  if (tier === 'D') return { here: [], elsewhere: [] };
  const due = (Object.keys(screensFor) as TaskName[]).map((task) => ({ task, screens: screensFor[task](deps, question) }));
  return planTasks(
    due.filter(({ screens }) => screens > 0),
    isHandOut(deps) ? null : question.site.settings.policy.kiosk.screensAfterArrival,
  );
}

/** The forms that fit here; when none does, all of them, so that they are known to wait for a tablet. */
function formScreens(deps: Deps, appointment: KioskAppointment): number {
  const sum = (forms: readonly VisitForm[]) => forms.reduce((screens, form) => screens + form.screens, 0);
  const here = sum(formsHere(deps, appointment));
  return here > 0 ? here : sum(appointment.forms.filter(({ state }) => state !== 'done'));
}
