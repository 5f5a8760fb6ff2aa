import type { Catalogue } from '../i18n/catalogue.ts';
import { Button } from '../ui/Button.tsx';
import { BackIcon, DeskIcon, HelpIcon, NextIcon, PeopleIcon } from '../ui/icons.tsx';
import { partNumber } from './flow/change-draft.ts';
import { rowsOn } from './flow/detail-pages.ts';
import type { Touch } from './flow/events.ts';
import type { FlowState, Step } from './flow/state.ts';
import './BottomBar.css';

interface Props {
  readonly state: FlowState;
  readonly words: Catalogue;
  readonly send: (touch: Touch) => void;
}

type StepName = Step['name'];

const withBack: ReadonlySet<StepName> = new Set([
  'scan',
  'ways',
  'sent-code',
  'last-name',
  'birth-date',
  'proof',
  'first-name',
  'details',
  'change',
  'more',
  'help-confirm',
]);
/** Where the desk is already the answer, or the visit is done. */
const withoutDesk: ReadonlySet<StepName> = new Set(['refused', 'handed-off', 'pause', 'help', 'done', 'unavailable']);
const withoutHelp: ReadonlySet<StepName> = new Set(['help', 'help-confirm', 'unavailable']);

/** Back, Help, Go to the desk; what goes on stands at the end. */
export function BottomBar({ state, words, send }: Props) {
  const { name } = state.step;
  const primary = primaryOf(state, words);
  return (
    <div className="bottom-bar">
      {withBack.has(name) && (
        <Button icon={<BackIcon />} onPress={() => send({ type: 'back' })}>
          {words.common.back}
        </Button>
      )}
      {!withoutHelp.has(name) && (
        <Button icon={<HelpIcon />} onPress={() => send({ type: 'help' })}>
          {words.common.help}
        </Button>
      )}
      {!withoutDesk.has(name) && (
        <Button icon={<DeskIcon />} onPress={() => send({ type: 'desk' })}>
          {words.common.desk}
        </Button>
      )}
      {(name === 'arrived' || name === 'done') && (
        <Button icon={<PeopleIcon />} busy={state.asking} onPress={() => send({ type: 'someone-else' })}>
          {words.others.someoneElse}
        </Button>
      )}
      {name === 'arrived' && (
        <Button label={`${words.others.more}: ${words.others.moreTitle}`} onPress={() => send({ type: 'more' })}>
          {words.others.more}
        </Button>
      )}
      {name === 'done' && <p className="bottom-bar-note">{words.done.clears}</p>}
      {primary !== null && (
        <Button
          kind="primary"
          className="bottom-bar-primary"
          busy={state.asking}
          icon={primary.touch.type === 'next' ? <NextIcon /> : undefined}
          iconAtEnd
          onPress={() => send(primary.touch)}
        >
          {primary.label}
        </Button>
      )}
      <span className="visually-hidden" role="status">
        {state.asking ? words.common.checking : ''}
      </span>
    </div>
  );
}

function primaryOf({ step, details, largeText }: FlowState, words: Catalogue): { readonly label: string; readonly touch: Touch } | null {
  switch (step.name) {
    case 'code':
    case 'ticket':
    case 'sent-code':
    case 'last-name':
    case 'birth-date':
    case 'proof':
    case 'first-name':
      return { label: words.common.next, touch: { type: 'next' } };
    case 'change':
      // A language is chosen with one touch on the screen itself.
      if (step.draft.field === 'language') return null;
      return {
        label: partNumber(step.draft).at === partNumber(step.draft).of ? words.change.send : words.common.next,
        touch: { type: 'next' },
      };
    case 'details': {
      const asked = rowsOn({ details, largeText }, step).some(({ changeAsked }) => changeAsked);
      return { label: asked ? words.details.noChange : words.details.allCorrect, touch: { type: 'all-correct' } };
    }
    case 'done':
    case 'help':
    case 'refused':
    case 'handed-off':
    case 'pause':
    case 'unavailable':
      return { label: words.common.finish, touch: { type: 'finish' } };
    case 'attract':
    case 'scan':
    case 'ways':
    case 'choose':
    case 'arrived':
    case 'more':
    case 'help-confirm':
    case 'task':
    case 'appointments':
      return null;
  }
}
