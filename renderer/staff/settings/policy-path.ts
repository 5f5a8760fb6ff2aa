import type { Policy } from '../../../shared/domain/policy.ts';

export type PolicyGroup = keyof Policy;
/** One value of the policy, for example `arrival.opensMinutesBefore`. */
export type PolicyPath = { [G in PolicyGroup]: `${G}.${keyof Policy[G] & string}` }[PolicyGroup];
