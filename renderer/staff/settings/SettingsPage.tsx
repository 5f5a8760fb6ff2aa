import { useState } from 'react';
import { type Asked, settled } from '../asking/use-asked.ts';
import { PageState } from '../PageState.tsx';
import type { RefusalOf, Site, StaffWindow } from '../staff-window.ts';
import { useWords } from '../words/use-words.ts';
import { Clash } from './Clash.tsx';
import { type Draft, draftOf, problemsOf, settingsOf } from './draft.ts';
import { afterSave, decideEditing, type Kept } from './kept.ts';
import { mergeDrafts } from './merge.ts';
import { Preview } from './Preview.tsx';
import { SaveBar } from './SaveBar.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { noSuggestions, type Suggestions, SuggestionsContext } from './suggestions.ts';

interface Props {
  readonly asked: Asked<{ readonly site: Site; readonly known?: Suggestions | undefined }, RefusalOf<'settings'>>;
  readonly saveSettings: StaffWindow['saveSettings'];
  readonly formChoices: StaffWindow['formChoices'];
  readonly mayChange: boolean;
  readonly kept: Kept | null;
  readonly onKept: (kept: Kept | null) => void;
}

export type SaveState =
  | { readonly kind: 'idle' | 'saving' | 'saved' | 'merged' | 'taken' }
  | { readonly kind: 'refused'; readonly reason: RefusalOf<'saveSettings'> };

/** What a manager sets for the site, with a preview beside it. */
export function SettingsPage({ asked, saveSettings, formChoices, mayChange, kept, onKept }: Props) {
  const { settings: say } = useWords();
  const [save, setSave] = useState<SaveState>({ kind: 'idle' });
  const latest = asked.value?.site ?? null;
  if (latest === null) {
    return <PageState title={say.title} failed={say.failed} asked={asked} />;
  }
  const editing = decideEditing(kept, latest);
  const problems = problemsOf(editing.draft);
  const change = (draft: Draft) => {
    setSave({ kind: 'idle' });
    onKept({ base: editing.base, draft });
  };

  async function send() {
    if (problems.size > 0 || save.kind === 'saving') return;
    const settings = settingsOf(editing.draft);
    setSave({ kind: 'saving' });
    const answer = await settled(saveSettings({ basedOn: editing.base.version, settings }));
    if (answer.ok) onKept(afterSave(editing, settings));
    setSave(answer.ok ? { kind: 'saved' } : { kind: 'refused', reason: answer.error });
    asked.again();
  }

  const clash = editing.theirs !== null || (save.kind === 'refused' && save.reason === 'settings-changed');
  return (
    <main className="page settings">
      <header className="page-head">
        <h1>{say.title}</h1>
        <p className="soft">{mayChange ? say.version(editing.base.version) : say.readOnly}</p>
      </header>
      {clash && (
        <Clash
          editing={editing}
          onRead={asked.again}
          onMerge={(theirs) => {
            onKept({ base: theirs, draft: mergeDrafts(draftOf(editing.base.settings), editing.draft, draftOf(theirs.settings)).draft });
            setSave({ kind: 'merged' });
          }}
          onTake={() => {
            onKept(null);
            setSave({ kind: 'taken' });
          }}
        />
      )}
      <div className="settings-columns">
        <SuggestionsContext value={asked.value?.known ?? noSuggestions}>
          <SettingsForm
            draft={editing.draft}
            problems={problems}
            added={latest.addedLanguages}
            mayChange={mayChange}
            formChoices={formChoices}
            onChange={change}
          />
        </SuggestionsContext>
        <Preview draft={editing.draft} zone={latest.zone} />
      </div>
      {mayChange && (
        <SaveBar
          dirty={editing.dirty}
          problems={problems}
          save={save}
          clash={clash}
          onSave={() => void send()}
          onDiscard={() => {
            onKept(null);
            setSave({ kind: 'idle' });
          }}
        />
      )}
    </main>
  );
}
