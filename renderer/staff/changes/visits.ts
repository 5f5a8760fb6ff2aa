import type { ChangeRequest } from '../../../shared/domain/change-request.ts';

/** What one patient asked for in one visit. */
export interface ChangeVisit {
  readonly appointment: string;
  readonly first: ChangeRequest;
  readonly requests: readonly ChangeRequest[];
  readonly possibleWrongPatient: boolean;
}

/** Open requests by visit, the one that waits longest first; within it in the order they were asked. */
export function changeVisits(open: readonly ChangeRequest[]): readonly ChangeVisit[] {
  const byVisit = new Map<string, [ChangeRequest, ...ChangeRequest[]]>();
  for (const request of [...open].sort((a, b) => a.askedAt.localeCompare(b.askedAt))) {
    const known = byVisit.get(request.appointment);
    if (known === undefined) byVisit.set(request.appointment, [request]);
    else known.push(request);
  }
  return [...byVisit].map(([appointment, requests]) => ({
    appointment,
    first: requests[0],
    requests,
    possibleWrongPatient: requests.some(({ warnings }) => warnings.includes('possible-wrong-patient')),
  }));
}
