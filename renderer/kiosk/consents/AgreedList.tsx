import { useContext } from 'react';
import { keptPerScreen } from '../../../shared/domain/consent.ts';
import type { AgreementShown, Agreements } from '../../../shared/ipc/kiosk/consents.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { calendarDay, longDate } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import { LanguagesContext } from '../languages-context.ts';
import { FrameContext } from '../tasks/frame.ts';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import type { TaskProps } from '../tasks/task-props.ts';
import type { AgreedDraft } from './agreed-draft.ts';
import './consents.css';

export interface AgreedProps extends TaskProps {
  readonly draft: AgreedDraft;
  readonly change: (next: (draft: AgreedDraft) => AgreedDraft) => void;
}

interface Props extends AgreedProps {
  readonly asked: Agreements;
  readonly busy: boolean;
  readonly onDone: () => void;
}

/** Each text with the last word on it. What is pressed is taken back at "Done"; pressed again, it stays. */
export function AgreedList(props: Props) {
  const { words, draft, change, asked, busy, onDone } = props;
  const say = words.consents;
  const perScreen = useContext(FrameContext)?.largeText === true ? mostInLargeText : keptPerScreen;
  const pages = Math.max(1, Math.ceil(asked.agreements.length / perScreen));
  const page = Math.min(draft.page, pages - 1);
  const turn = (to: number) => change((one) => ({ ...one, page: to }));
  const rows = asked.agreements.map((one, position) => ({ one, position })).slice(page * perScreen, (page + 1) * perScreen);
  const some = asked.agreements.some(({ mayTakeBack }) => mayTakeBack);
  return (
    <TaskScreen
      name={`agreed-${page}`}
      primary={
        page === pages - 1
          ? { label: say.done, onPress: onDone, busy }
          : { label: words.common.next, isNext: true, onPress: () => turn(page + 1) }
      }
      {...(page > 0 ? { onBack: () => turn(page - 1) } : {})}
    >
      <div className="consent-earlier">
        <header>
          <h1 tabIndex={-1}>{say.agreedTitle}</h1>
          {asked.agreements.length === 0 ? <p>{say.nothingYet}</p> : some && <p className="consent-note">{say.agreedHint}</p>}
        </header>
        <ul>
          {rows.map(({ one, position }) => (
            <Row key={position} {...props} one={one} position={position} />
          ))}
        </ul>
      </div>
    </TaskScreen>
  );
}

function Row({ words, place, draft, change, one, position }: Props & { readonly one: AgreementShown; readonly position: number }) {
  const say = words.consents;
  const { title } = one.wording;
  const direction = useContext(LanguagesContext).directionOf(one.language);
  const day = longDate(calendarDay(Date.parse(one.answeredOn), place.zone), place.locale);
  const going = draft.takingBack.includes(position);
  const toggle = () =>
    change((now) => ({
      ...now,
      takingBack: going ? now.takingBack.filter((at) => at !== position) : [...now.takingBack, position],
    }));
  return (
    <li className="consent-row" data-private>
      <span>
        <strong lang={one.language} dir={direction}>
          {title}
        </strong>
        <br />
        <span className="consent-note" role="status">
          {going ? say.willTakeBack : lastWord(one, say, day)}
        </span>
      </span>
      <Button label={say.readOne(title)} onPress={() => change((now) => ({ ...now, reading: position, readingPage: 0 }))}>
        {say.read}
      </Button>
      {one.mayTakeBack && (
        <Button pressed={going} icon={going ? <CheckIcon /> : undefined} label={say.withdrawOne(title)} onPress={toggle}>
          {say.withdraw}
        </Button>
      )}
    </li>
  );
}

function lastWord({ status, required }: AgreementShown, say: Catalogue['consents'], day: string): string {
  switch (status) {
    case 'active':
      return required ? say.needed(day) : say.agreedOn(day);
    case 'rejected':
      return say.saidNoOn(day);
    case 'inactive':
      return say.tookBackOn(day);
  }
}

/** As many as can be read at twice the size. */
const mostInLargeText = 2;
