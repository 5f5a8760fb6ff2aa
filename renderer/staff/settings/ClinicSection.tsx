import { type ChangeEvent, useId, useState } from 'react';
import { contrastWithWhite, minContrast } from '../../../shared/domain/site.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldMessage } from '../../ui/FieldMessage.tsx';
import { StaffField } from '../StaffField.tsx';
import { useReading } from '../words/use-words.ts';
import { darkenedEnough } from './darken.ts';
import { colourShape } from './draft.ts';
import { judgeLogo, type LogoProblem } from './logo.ts';
import type { SectionProps } from './SettingsForm.tsx';
import { sayLogoProblem, sayProblem } from './say.ts';
import { useLogoUrl } from './use-logo-url.ts';

/** Name, logo and colour. */
export function ClinicSection(props: SectionProps) {
  const reading = useReading();
  const { settings: say } = reading.words;
  const { draft, problems, onChange } = props;
  return (
    <>
      <StaffField
        label={say.name}
        hint={say.nameHint}
        maxLength={200}
        value={draft.name}
        problem={sayProblem(problems.get('name'), reading)}
        onChange={({ target }) => onChange({ ...draft, name: target.value })}
      />
      <LogoField {...props} />
      <ColourField {...props} />
    </>
  );
}

function LogoField({ draft, onChange }: SectionProps) {
  const reading = useReading();
  const { settings: say } = reading.words;
  const id = useId();
  const url = useLogoUrl(draft.logo);
  const [problem, setProblem] = useState<LogoProblem | null>(null);

  async function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0];
    if (file === undefined) return;
    const bytes = await file.arrayBuffer().catch(() => null);
    target.value = '';
    const judged = bytes === null ? ({ ok: false, error: { kind: 'unreadable' } } as const) : judgeLogo(new Uint8Array(bytes));
    setProblem(judged.ok ? null : judged.error);
    if (judged.ok) onChange({ ...draft, logo: judged.value });
  }

  return (
    <div className="field">
      <p className="field-label" id={`${id}-label`}>
        {say.logo}
      </p>
      <div className="logo-row">
        {url === null ? <p className="soft">{say.logoNone}</p> : <img className="logo-picture" src={url} alt={say.logoAlt} />}
        <label className="button file-button" htmlFor={id}>
          {draft.logo === null ? say.logoChoose : say.logoReplace}
        </label>
        <input
          id={id}
          className="visually-hidden"
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-labelledby={`${id}-label`}
          aria-describedby={`${id}-say`}
          onChange={(event) => void choose(event)}
        />
        {draft.logo !== null && (
          <Button kind="quiet" onPress={() => onChange({ ...draft, logo: null })}>
            {say.logoRemove}
          </Button>
        )}
      </div>
      <FieldMessage id={`${id}-say`} hint={say.logoHint} problem={problem === null ? null : sayLogoProblem(problem, reading)} />
    </div>
  );
}

function ColourField({ draft, problems, onChange }: SectionProps) {
  const reading = useReading();
  const { settings: say } = reading.words;
  const id = useId();
  const { primaryColour: colour } = draft;
  const set = (primaryColour: string) => onChange({ ...draft, primaryColour });
  const shaped = colourShape(colour);
  const ratio = shaped ? contrastWithWhite(colour) : null;
  // Rounded down, so that 4.49 never reads as 4.5.
  const said = ratio === null ? '' : (Math.floor(ratio * 10) / 10).toFixed(1);
  const low = ratio !== null && ratio < minContrast;
  return (
    <div className="field">
      <label htmlFor={id}>{say.colour}</label>
      <div className="colour-row">
        <input
          type="color"
          aria-label={say.colour}
          value={shaped ? colour : '#000000'}
          onChange={({ target }) => set(target.value.toUpperCase())}
        />
        <input
          id={id}
          className="colour-code"
          aria-label={say.colourCode}
          maxLength={7}
          spellCheck={false}
          value={colour}
          aria-invalid={problems.has('primaryColour') || undefined}
          aria-describedby={`${id}-say`}
          onChange={({ target }) => set(target.value)}
        />
        {low && <Button onPress={() => set(darkenedEnough(colour))}>{say.darken}</Button>}
      </div>
      <FieldMessage
        id={`${id}-say`}
        hint={said === '' ? '' : say.contrastGood(said)}
        problem={ratio === null ? say.colourShape : low ? say.contrastLow(said) : null}
      />
    </div>
  );
}
