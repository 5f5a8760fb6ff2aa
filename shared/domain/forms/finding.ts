/** Why a form cannot be installed. The key is the name of the feature; the words are for the person who installs forms. */
const refusals = {
  malformed: 'is not written as FHIR R4 says',
  'not-a-questionnaire': 'is not a FHIR R4 Questionnaire',
  'no-address': 'has no canonical url, so that its answers could not name it',
  retired: 'is retired: its author has withdrawn it',
  'no-questions': 'has no question that a patient could answer',
  'too-large': 'is larger than a patient should be asked to fill in',
  'unknown-rules': 'must be read by rules (a modifier extension or implicit rules) that are not supported',
  'no-link-id': 'has an item without linkId, so that its answer could not be named',
  'same-link-id': 'uses the same linkId twice',
  'no-words': 'has no words to show to the patient',
  'question-type': 'is of a type that is not supported',
  'display-with-children': 'is a display text with items inside it, which FHIR does not allow',
  'external-answers': 'takes its answers from a list that is not inside the form',
  'no-answers': 'is a choice that offers no answers',
  'answer-kind': 'offers a kind of answer that is not supported',
  'answer-without-words': 'offers an answer that has a code but no words',
  'same-answer': 'offers the same answer twice',
  'external-units': 'takes its units from a list that is not inside the form',
  'limits-crossed': 'has a lowest value above its highest',
  'computed-limit': 'has a limit that would have to be computed while the form is filled in',
  pattern: 'checks its answer with a pattern that is not certain to be quick',
  rule: 'checks its answer with an expression, which is not supported',
  calculation: 'computes its own answer with an expression that is not supported',
  'computed-condition': 'is shown or hidden by an expression, which is not supported',
  'computed-answers': 'computes its list of answers, which is not supported',
  'sub-form': 'brings in another form, which is not supported',
  signature: 'asks for a signature, which forms do not support; use a consent',
  'condition-question': 'is shown depending on a question that is not in the form',
  'condition-operator': 'is shown depending on a comparison that is not supported',
  'condition-answer': 'is shown depending on a kind of answer that the other question can never have',
  'condition-circle': 'is shown depending on itself, directly or through others',
  'items-of-several-answers': 'has questions inside it for each of several answers, which is not supported',
  'cannot-be-answered': 'is required, but it is hidden or read-only and has no value, so that nobody could finish the form',
} as const;

/** What was left out and does no harm; told to the person who installs forms. */
const notes = {
  draft: 'is a draft: its author has not released it',
  'no-version': 'has no version; a fingerprint of its content is used instead',
  'no-language': 'does not name its language; English is assumed',
  extension: 'has an extension that is not known here and was ignored',
  'pre-filling': 'would be filled in beforehand from the record; the patient is asked instead',
  picture: 'has a picture, which is not shown',
  pattern: 'has a pattern that does not apply to its type and was ignored',
  'initial-value': 'has an initial value that does not fit the question and was ignored',
  'answer-never-offered': 'is shown depending on an answer that the other question does not offer, so that it is never shown',
  'read-only': 'is read-only: the patient is not asked, its value is sent as it stands',
  'score-range': 'is the PHQ-9 total, which runs from 0 to 27, but the scores in this form add up differently',
  rule: 'has a check that only warns, which was ignored',
} as const;

export type FormFeature = keyof typeof refusals;
export type NoteFeature = keyof typeof notes;

interface Finding<F extends string> {
  /** The item, or null for the form as a whole. */
  readonly linkId: string | null;
  /** The words of the item, cut to 80 characters. */
  readonly label: string | null;
  readonly feature: F;
  /** What was found: a type, an address, an expression. Empty where the feature says it all. */
  readonly detail: string;
}
export type FormRefusal = Finding<FormFeature>;
export type FormNote = Finding<NoteFeature>;

/** One English sentence for the person who installs forms. */
export const refusalSentence = (refusal: FormRefusal): string => sentence(refusal, refusals[refusal.feature]);
export const noteSentence = (note: FormNote): string => sentence(note, notes[note.feature]);

function sentence({ linkId, label, detail }: Finding<string>, words: string): string {
  const subject = linkId === null ? 'The form' : label === null ? `Item ${linkId}` : `Item ${linkId} ("${label}")`;
  return `${subject} ${words}${detail === '' ? '' : `: ${detail}`}.`;
}

export interface Findings {
  refuse(feature: FormFeature, item?: Named | null, detail?: string): void;
  note(feature: NoteFeature, item?: Named | null, detail?: string): void;
  readonly refusals: readonly FormRefusal[];
  readonly notes: readonly FormNote[];
}
interface Named {
  readonly linkId?: string | undefined;
  readonly text?: string | undefined;
}

/** Collects everything that is wrong with a form, so that its author can mend it in one go. */
export function createFindings(): Findings {
  const found: { refusals: FormRefusal[]; notes: FormNote[] } = { refusals: [], notes: [] };
  const finding = <F extends string>(feature: F, item: Named | null, detail: string): Finding<F> => ({
    linkId: item?.linkId ?? null,
    label: item?.text === undefined ? null : cut(item.text, 80),
    feature,
    detail: cut(detail, 200),
  });
  return {
    ...found,
    refuse: (feature, item = null, detail = '') => void found.refusals.push(finding(feature, item, detail)),
    note: (feature, item = null, detail = '') => void found.notes.push(finding(feature, item, detail)),
  };
}

const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);
