import { agreementsOf, type ConsentText, mayTakeBack } from '../../shared/domain/consent.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type ConsentDeps, mayMail, noteShown, readIn, signerOf, withdraw } from './consent-facts.ts';
import { withOpenVisit } from './record.ts';
import type { AskedConsents } from './visit.ts';

type Refusal = 'visit-over' | 'not-allowed' | 'storage-failed' | 'not-found';

/** "What I agreed to", at any visit: each text with the last word on it. That it was shown is noted. */
export const agreements = (deps: ConsentDeps) => () =>
  withOpenVisit(deps, (open) => {
    const { visit, appointment, site } = open;
    const shown = agreementsOf(site, appointment.consents);
    noteShown(deps, open, { agreements: shown.length });
    deps.visits.change({ agreements: shown });
    const rows = shown.flatMap((one) => {
      const read = readIn(one.text, visit.language);
      const { status, dateTime } = one.given;
      return read ? [{ ...read, required: one.text.required, status, answeredOn: dateTime, mayTakeBack: mayTakeBack(one) }] : [];
    });
    // Whoever stands here may take back; who it is must be known.
    const who = signerOf(deps, open) === 'ask' ? ('ask' as const) : ('known' as const);
    return ok({ agreements: rows, who, mayMail: mayMail(open) });
  });

/** An optional agreement is taken back. Said twice, it is told once. */
export const takeBackConsent =
  (deps: ConsentDeps) =>
  ({ position }: { readonly position: number }): Result<Record<never, never>, Refusal> =>
    withOpenVisit(deps, (open) => {
      const { visit, appointment } = open;
      const text = visit.agreements[position]?.text;
      const given = appointment.consents.find(({ consent, version }) => consent === text?.consent && version === text.version);
      if (text === undefined || given === undefined) return err('not-found');
      if (given.status === 'inactive') return ok({});
      if (!mayTakeBack({ text, given })) return err('not-found');
      withdraw(deps, open, text);
      deps.visits.change({ consents: withoutEarlier(visit.consents, text), receiptAsked: false });
      return ok({});
    });

/** What was taken back elsewhere in this visit is no question any more. */
function withoutEarlier(asked: AskedConsents | null, { consent }: ConsentText): AskedConsents | null {
  const position = asked?.keep.findIndex(({ text }) => text.consent === consent) ?? -1;
  return asked === null || position < 0 ? asked : { ...asked, said: new Map([...asked.said, [position, 'withdrawn']]) };
}
