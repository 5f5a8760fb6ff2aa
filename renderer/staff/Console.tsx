import { useRef, useState } from 'react';
import type { StaffRole } from '../../shared/domain/access.ts';
import type { StaffState } from '../../shared/ipc/staff.ts';
import { settled, useAsked } from './asking/use-asked.ts';
import { nowFrom, useTick } from './asking/use-now.ts';
import { Bar } from './Bar.tsx';
import { BoardPage } from './board/BoardPage.tsx';
import { isUnread, sayAsOf, sayFreshness } from './board/freshness.ts';
import { useHelpCalls } from './board/use-help-calls.ts';
import { ChangesPage } from './changes/ChangesPage.tsx';
import { onTheirWay } from './changes/decisions.ts';
import { useDecisions } from './changes/use-decisions.ts';
import { CoverageSection } from './coverage/CoverageSection.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { type Page, pagesFor } from './pages.ts';
import { isDirty, type Kept } from './settings/kept.ts';
import { SettingsPage } from './settings/SettingsPage.tsx';
import type { StaffWindow } from './staff-window.ts';
import { useConsoleKeys } from './use-console-keys.ts';
import { otherReading, type Reading, useReading } from './words/use-words.ts';

interface Props {
  readonly staff: StaffWindow;
  readonly state: StaffState;
  readonly role: StaffRole;
  readonly page: Page;
  readonly onPage: (page: Page) => void;
  readonly kept: Kept | null;
  readonly onKept: (kept: Kept | null) => void;
  readonly onChoosePin: () => void;
  readonly onReading: (reading: Reading) => void;
  readonly onChanged: () => void;
}

/** The open console: one bar, and the page below it. */
export function Console({ staff, state, role, page: wanted, onPage, kept, onKept, onChoosePin, onReading, onChanged }: Props) {
  const reading = useReading();
  const { words } = reading;
  const pages = pagesFor(role);
  const page = pages.includes(wanted) ? wanted : (pages[0] ?? 'board');
  const board = useAsked(staff, pages.includes('board') ? () => staff.board({}) : null);
  const changes = useAsked(staff, pages.includes('changes') ? () => staff.changeRequests({}) : null);
  const site = useAsked(staff, pages.includes('settings') && page === 'settings' ? () => staff.settings({}) : null);
  const coverage = useAsked(staff, pages.includes('changes') ? () => staff.coverageAnswers({}) : null);
  const deciders = useDecisions((changeRequest, decision) => staff.decideChange({ changeRequest, decision }), changes.again);
  const coverageDeciders = useDecisions((answer, decision) => staff.decideCoverage({ answer, decision }), coverage.again);
  const answers = coverage.value?.open ?? [];
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const [help, setHelp] = useState(false);
  const [leaving, setLeaving] = useState<(() => void) | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const calls = useHelpCalls(board.value?.needsYou ?? null);
  const tick = useTick();
  const when = { now: nowFrom(board.value?.now ?? null, board.receivedAt, tick), zone: state.zone };
  const freshness = board.value?.freshness ?? state.freshness;
  const sentence = sayFreshness(freshness, { ...when, unread: isUnread(board, tick) }, words);

  const guarded = (go: () => void) => (page === 'settings' && isDirty(kept) ? setLeaving(() => go) : go());
  const goTo = (next: Page) => next !== page && guarded(() => onPage(next));
  const lock = () => void settled(staff.lock({})).then(onChanged);
  const signOut = () => guarded(() => void settled(staff.signOut({})).then(onChanged));
  useConsoleKeys({
    onSearch: () => {
      goTo('board');
      search.current?.focus();
    },
    onLock: lock,
    onHelp: () => setHelp(true),
  });

  const other = otherReading(reading);
  const menu = [
    ...(state.pinSet ? [] : [{ text: words.bar.choosePin, onPress: () => guarded(onChoosePin) }]),
    { text: words.bar.keys, onPress: () => setHelp(true) },
    { text: other.ownName, lang: other.language, onPress: () => onReading(other) },
    { text: words.bar.signOut, onPress: signOut },
  ];
  return (
    <div className={sentence.kind === 'old' ? 'console console-old' : 'console'}>
      <Bar
        siteName={state.siteName}
        person={{ name: state.name ?? '', role: words.roles[role] }}
        pages={pages}
        page={page}
        onPage={goTo}
        toReview={(changes.value?.open.length ?? 0) + answers.length}
        typed={typed}
        onType={setTyped}
        search={search}
        freshness={sentence}
        when={when}
        menu={menu}
        onLock={lock}
      />
      {page === 'board' && (
        <BoardPage
          staff={staff}
          role={role}
          asked={board}
          when={when}
          typed={typed}
          onType={setTyped}
          onReview={() => goTo('changes')}
          onSaid={setSaid}
        />
      )}
      {page === 'changes' && (
        <ChangesPage
          asked={changes}
          deciders={deciders}
          when={when}
          asOf={sayAsOf(freshness, state.zone, words)}
          others={{
            count: answers.length + coverageDeciders.all.size,
            way: onTheirWay(coverageDeciders.all),
            cards: <CoverageSection open={answers} deciders={coverageDeciders} cardPicture={staff.cardPicture} when={when} />,
          }}
        />
      )}
      {page === 'settings' && (
        <SettingsPage
          asked={site}
          saveSettings={staff.saveSettings}
          formChoices={staff.formChoices}
          mayChange={state.mayChangeSettings}
          kept={kept}
          onKept={onKept}
        />
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <p className="visually-hidden" role="alert">
        {calls.map(words.board.helpCall).join(' ')}
      </p>
      {help && <KeysHelp onClose={() => setHelp(false)} />}
      {leaving !== null && (
        <LeaveDialog
          onStay={() => setLeaving(null)}
          onGo={() => {
            setLeaving(null);
            onKept(null);
            leaving();
          }}
        />
      )}
    </div>
  );
}
