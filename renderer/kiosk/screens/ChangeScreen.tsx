import { useId } from 'react';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { FieldMessage } from '../../ui/FieldMessage.tsx';
import type { LetterPurpose } from '../../ui/letter-layouts.ts';
import { TextField } from '../../ui/TextField.tsx';
import { type ChangeDraft, isPhonePart, partNumber, typedIn } from '../flow/change-draft.ts';
import type { Problem } from '../flow/state.ts';
import { EntryPad } from './EntryPad.tsx';
import { LetterScreen } from './LetterScreen.tsx';
import type { ScreenProps } from './props.ts';
import { SpokenLanguageScreen } from './SpokenLanguageScreen.tsx';
import './PadScreen.css';

interface Props extends ScreenProps {
  readonly draft: ChangeDraft;
}

/** One part of one field. It becomes a request for staff, never the record itself. */
export function ChangeScreen({ state, words, send, draft }: Props) {
  const told = problemSentence(state.problem, draft, words);
  if (draft.field === 'language') return <SpokenLanguageScreen state={state} words={words} send={send} />;
  if (isPhonePart(draft)) return <PhonePart draft={draft} words={words} send={send} told={told} />;
  return (
    <LetterScreen
      title={titleOf(draft, words)}
      hint={draft.field === 'name' ? words.change.keepEmpty : words.change.staffCheck}
      problem={told}
      purpose={purposeOf(draft)}
      typed={typedIn(draft)}
      words={words}
      language={state.language}
      send={send}
      other={<PartCount draft={draft} />}
    />
  );
}

function PhonePart({ draft, words, send, told }: Pick<Props, 'draft' | 'words' | 'send'> & { readonly told: string | null }) {
  const title = useId();
  const message = useId();
  return (
    <div className="pad-screen">
      <div className="pad-screen-field">
        <h1 id={title} tabIndex={-1}>
          {titleOf(draft, words)}
        </h1>
        <TextField typed={typedIn(draft)} labelledBy={title} describedBy={message} faulty={told !== null} direction="ltr" />
        <FieldMessage id={message} hint={words.change.staffCheck} problem={told} />
        <PartCount draft={draft} />
      </div>
      <EntryPad words={words} send={send} extra="+" />
    </div>
  );
}

/** Which part of how many; nothing for a field of one part. */
function PartCount({ draft }: { readonly draft: ChangeDraft }) {
  const { at, of } = partNumber(draft);
  return of === 1 ? null : <span className="part-count tabular" dir="ltr">{`${at} / ${of}`}</span>;
}

function titleOf({ field, part }: ChangeDraft, { change }: Catalogue): string {
  return part === 'value' ? change[field] : change.parts[part];
}

const purposeOf = ({ field, part }: ChangeDraft): LetterPurpose =>
  field === 'email' ? 'email' : part === 'postalCode' ? 'postal' : field === 'name' || part === 'name' ? 'name' : 'address';

function problemSentence(problem: Problem | null, { part }: ChangeDraft, { change }: Catalogue): string | null {
  switch (problem?.kind) {
    case 'missing':
      return part === 'value' || part === 'family' ? change.missing : change.partMissing(change.parts[part]);
    case 'email-shape':
      return change.emailShape;
    case 'phone-short':
      return change.phoneShort;
    default:
      return null;
  }
}
