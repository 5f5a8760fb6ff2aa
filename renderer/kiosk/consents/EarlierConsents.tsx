import { useState } from 'react';
import { keptPerScreen } from '../../../shared/domain/consent.ts';
import type { EarlierConsent } from '../../../shared/ipc/kiosk/consents.ts';
import { calendarDay, longDate } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import type { ConsentProps } from './OneConsent.tsx';
import './consents.css';

interface Props extends ConsentProps {
  readonly earlier: readonly EarlierConsent[];
}

/** Optional agreements given before: kept, or taken back as easily as they were given (GDPR 7(3)). Nothing is sent before "Done". */
export function EarlierConsents(props: Props) {
  const { kiosk, words, draft, change, earlier, onDone, onLost } = props;
  const say = words.consents;
  const [page, setPage] = useState(0);
  const [busy, setBusy] = useState(false);
  const pages = Math.ceil(earlier.length / keptPerScreen);
  const last = page === pages - 1;
  const send = async () => {
    setBusy(true);
    for (const [position, said] of Object.entries(draft.said)) {
      const answer = await kiosk.keepConsent({ position: Number(position), keep: said === 'kept' });
      if (!answer.ok) return onLost(answer.error);
    }
    const mailed = draft.copy ? await kiosk.mailConsentReceipt({}) : { ok: true as const };
    if (!mailed.ok) return onLost(mailed.error);
    onDone();
  };
  const mark = (position: number, said: 'kept' | 'withdrawn') => change((one) => ({ ...one, said: { ...one.said, [position]: said } }));
  const rows = earlier.map((one, position) => ({ one, position })).slice(page * keptPerScreen, (page + 1) * keptPerScreen);
  return (
    <TaskScreen
      name={`consents-earlier-${page}`}
      primary={
        last
          ? { label: say.done, onPress: () => void send(), busy }
          : { label: words.common.next, isNext: true, onPress: () => setPage(page + 1) }
      }
      {...(page > 0 ? { onBack: () => setPage(page - 1) } : {})}
    >
      <div className="consent-earlier">
        <h1 tabIndex={-1}>{say.earlierTitle}</h1>
        <ul>
          {rows.map(({ one, position }) => (
            <EarlierRow
              key={position}
              {...props}
              one={one}
              said={draft.said[position] ?? one.said}
              onSay={(said) => mark(position, said)}
            />
          ))}
        </ul>
      </div>
    </TaskScreen>
  );
}

interface RowProps extends Pick<ConsentProps, 'words' | 'place'> {
  readonly one: EarlierConsent;
  readonly said: EarlierConsent['said'];
  readonly onSay: (said: 'kept' | 'withdrawn') => void;
}

function EarlierRow({ words, place, one, said, onSay }: RowProps) {
  const say = words.consents;
  const day = longDate(calendarDay(Date.parse(one.agreedOn), place.zone), place.locale);
  return (
    <li className="consent-row" data-private>
      <span>
        <strong>{one.title}</strong>
        <br />
        <span className="consent-note" role="status">
          {said === null ? say.agreedOn(day) : say[said]}
        </span>
      </span>
      <Button pressed={said === 'kept'} label={say.keepOne(one.title)} onPress={() => onSay('kept')}>
        {say.keep}
      </Button>
      <Button pressed={said === 'withdrawn'} label={say.withdrawOne(one.title)} onPress={() => onSay('withdrawn')}>
        {say.withdraw}
      </Button>
    </li>
  );
}
