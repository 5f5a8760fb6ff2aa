import type { FormChoices } from '../../../shared/domain/forms/offer.ts';
import { useReading } from '../words/use-words.ts';
import type { SectionProps } from './SettingsForm.tsx';

/** The clinicians who may be named to come when an answer needs a person. */
export function Responders({
  choices: { clinicians },
  draft,
  onChange,
}: Pick<SectionProps, 'draft' | 'onChange'> & { readonly choices: FormChoices }) {
  const {
    words: {
      settings: { forms: say },
    },
  } = useReading();
  const { responders } = draft;
  const gone = responders.filter((id) => !clinicians.some(({ staff }) => staff === id));
  const set = (next: typeof responders) => onChange({ ...draft, responders: next });
  return (
    <section aria-label={say.responders} className="rules">
      <h3>{say.responders}</h3>
      <p className="soft">{clinicians.length === 0 ? say.noClinicians : say.respondersHint}</p>
      {clinicians.map(({ staff, name }) => (
        <label key={staff} className="check">
          <input
            type="checkbox"
            checked={responders.includes(staff)}
            onChange={({ target }) => set(target.checked ? [...responders, staff] : responders.filter((id) => id !== staff))}
          />
          <span>{name}</span>
        </label>
      ))}
      {gone.length > 0 && (
        <p className="refusal">
          {say.respondersGone(gone.length)}{' '}
          <button type="button" className="text-button" onClick={() => set(responders.filter((id) => !gone.includes(id)))}>
            {say.removeGone}
          </button>
        </p>
      )}
    </section>
  );
}
