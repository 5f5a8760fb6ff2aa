import type { ReactNode } from 'react';
import type { StaffWindow } from '../staff-window.ts';
import { useWords } from '../words/use-words.ts';
import { ClinicSection } from './ClinicSection.tsx';
import type { Draft, DraftKey, Problem } from './draft.ts';
import { FormsSection } from './FormsSection.tsx';
import { HoursSection } from './HoursSection.tsx';
import { type LanguagesProps, LanguagesSection } from './LanguagesSection.tsx';
import { ArrivalSection, PolicySection } from './PolicySections.tsx';

export interface SectionProps {
  readonly draft: Draft;
  readonly problems: ReadonlyMap<DraftKey, Problem>;
  readonly onChange: (draft: Draft) => void;
}

/** The sections of the page, from what patients see first to what nobody changes often. */
export function SettingsForm({
  mayChange,
  formChoices,
  added,
  ...section
}: SectionProps & LanguagesProps & { readonly mayChange: boolean; readonly formChoices: StaffWindow['formChoices'] }) {
  const {
    settings: { sections },
  } = useWords();
  return (
    <fieldset className="settings-form" disabled={!mayChange}>
      <Section title={sections.clinic}>
        <ClinicSection {...section} />
      </Section>
      <Section title={sections.languages}>
        <LanguagesSection {...section} added={added} />
      </Section>
      <Section title={sections.hours}>
        <HoursSection {...section} />
      </Section>
      <Section title={sections.arrival}>
        <ArrivalSection {...section} />
      </Section>
      <Section title={sections.forms} name="forms">
        <FormsSection {...section} formChoices={formChoices} />
      </Section>
      <Section title={sections.policy}>
        <PolicySection {...section} />
      </Section>
    </fieldset>
  );
}

const Section = ({ title, name, children }: { readonly title: string; readonly name?: string; readonly children: ReactNode }) => (
  <section className="settings-section" aria-label={title} data-section={name}>
    <h2>{title}</h2>
    {children}
  </section>
);
