import { useState } from 'react';
import type { OfferedForm } from '../../../shared/domain/forms/offer.ts';
import { useReading } from '../words/use-words.ts';
import type { Draft } from './draft.ts';
import { tryForms } from './form-rule-draft.ts';
import { TextInput } from './RuleFields.tsx';
import { useSuggestions } from './suggestions.ts';

/** A made-up visit, and what is asked at it. Nothing is saved. */
export function TryForms({ draft, forms }: { readonly draft: Draft; readonly forms: readonly OfferedForm[] }) {
  const {
    words: {
      settings: { forms: say },
    },
  } = useReading();
  const known = useSuggestions();
  const [visitType, setVisitType] = useState('');
  const [practitioner, setPractitioner] = useState('');
  const screensAllowed = Number(draft.policy['kiosk.screensAfterArrival']) || 0;
  const { atKiosk, onTablet } = tryForms(draft.forms, { visitType, practitioner, forms, screensAllowed });
  const titles = (asked: readonly string[]) =>
    asked.map((one) => forms.find(({ canonical }) => canonical === one)?.title ?? one).join(', ');
  return (
    <section className="try-rules" aria-label={say.tryTitle}>
      <h4>{say.tryTitle}</h4>
      <p className="soft small">{say.tryIntro}</p>
      <div className="rule-fields">
        <TextInput
          label={say.tryVisit}
          hint={say.tryVisitHint}
          suggestions={known.visitTypes}
          value={visitType}
          problem={undefined}
          onChange={setVisitType}
        />
        <TextInput
          label={say.tryPractitioner}
          hint={say.tryPractitionerHint}
          suggestions={known.practitioners}
          value={practitioner}
          problem={undefined}
          onChange={setPractitioner}
        />
      </div>
      <p className="example" role="status">
        {atKiosk.length + onTablet.length === 0 && say.nothingAsked}
        {atKiosk.length > 0 && say.atKiosk(titles(atKiosk))} {onTablet.length > 0 && say.onTablet(titles(onTablet))}
      </p>
    </section>
  );
}
