import { type ReactNode, useEffect, useRef } from 'react';
import type { FactId } from '../../../shared/domain/ids.ts';
import { useTick } from '../asking/use-now.ts';
import type { RefusalOf } from '../staff-window.ts';
import { useWords } from '../words/use-words.ts';
import { type Deciding, secondsLeft } from './decisions.ts';
import type { Deciders } from './use-decisions.ts';

interface Props {
  readonly id: FactId;
  /** What is decided about, in the words of the page. */
  readonly what: string;
  readonly name: string;
  /** It has left the list: decided here or by somebody else. */
  readonly gone: boolean;
  readonly deciders: Deciders;
}

type Refusal = RefusalOf<'decideChange'>;

/** What can be pressed, or what was decided and how far that has got. */
export function DecisionCell(props: Props) {
  return (
    <KeptFocus phase={props.deciders.all.get(props.id)?.phase ?? 'open'}>
      <Decided {...props} />
    </KeptFocus>
  );
}

/** When the pressed button goes, the focus moves to what took its place, so that nobody is thrown to the top of the page. */
function KeptFocus({ phase, children }: { readonly phase: string; readonly children: ReactNode }) {
  const cell = useRef<HTMLDivElement>(null);
  const before = useRef(phase);
  useEffect(() => {
    if (before.current !== phase && document.activeElement === document.body)
      (cell.current?.querySelector('button') ?? cell.current)?.focus();
    before.current = phase;
  }, [phase]);
  return (
    <div ref={cell} tabIndex={-1} className="decision">
      {children}
    </div>
  );
}

/** A refusal that settles the matter leaves nothing to press. */
const settledBy = (reason: Refusal): boolean => reason === 'already-decided' || reason === 'not-found';

function Decided({ id, what: field, name, gone, deciders }: Props) {
  const words = useWords();
  const { changes: say } = words;
  const state = deciders.all.get(id);
  if (state?.phase === 'waiting') return <Waiting state={state} label={say.undoField(field, name)} onUndo={() => deciders.undo(id)} />;
  if (state?.phase === 'sending') return <p role="status">{words.common.sending}</p>;
  if (state?.phase === 'done')
    return (
      <p role="status" className="decided">
        {state.decision === 'accept' ? say.accepted : say.rejected}
      </p>
    );
  if (gone) return <p className="soft">{state?.phase === 'refused' ? sayRefusal(state.reason, words) : say.elsewhere}</p>;
  if (state?.phase === 'refused' && settledBy(state.reason)) return <p role="alert">{sayRefusal(state.reason, words)}</p>;
  return (
    <>
      <div className="choices">
        <button type="button" className="button" aria-label={say.rejectField(field, name)} onClick={() => deciders.decide(id, 'reject')}>
          {say.reject}
        </button>
        <button type="button" className="button" aria-label={say.acceptField(field, name)} onClick={() => deciders.decide(id, 'accept')}>
          {say.accept}
        </button>
      </div>
      <div role="alert" className="answer">
        {state?.phase === 'refused' && <p className="refusal">{sayRefusal(state.reason, words)}</p>}
      </div>
    </>
  );
}

function Waiting({ state, label, onUndo }: { state: Extract<Deciding, { phase: 'waiting' }>; label: string; onUndo: () => void }) {
  const { changes: say } = useWords();
  const left = secondsLeft(state.dueAt, useTick(250));
  return (
    <div className="waiting">
      <p>{state.decision === 'accept' ? say.accepting(left) : say.rejecting(left)}</p>
      <button type="button" className="button" aria-label={label} onClick={onUndo}>
        {say.undo}
      </button>
    </div>
  );
}

function sayRefusal(reason: Refusal, { command, pipe }: ReturnType<typeof useWords>): string {
  if (reason === 'forbidden' || reason === 'unavailable') return pipe[reason];
  return command[reason];
}
