import type { Policy } from '../../../shared/domain/policy.ts';

export type PolicyGroup = keyof Policy;
/** What is edited in a part of the page of its own. */
export type OwnPart = 'arrival.rules';
/** One value of the policy, for example `arrival.opensMinutesBefore`. */
export type PolicyPath = Exclude<{ [G in PolicyGroup]: `${G}.${keyof Policy[G] & string}` }[PolicyGroup], OwnPart>;
