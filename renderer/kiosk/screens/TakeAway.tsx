import { useContext } from 'react';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import { FrameContext } from '../tasks/frame.ts';
import './TakeAway.css';

interface Props {
  readonly words: Catalogue;
  /** Any whole number: people who come at different times read different tips. */
  readonly which: number;
}

/** One safety tip to read, and all of them to take along: the clinic's own page, or the tips as plain text that any phone shows without a network. */
export function TakeAway({ words, which }: Props) {
  const address = useContext(FrameContext)?.takeAwayUrl ?? '';
  const { tips, tipTitle } = words.attract;
  return (
    <aside className="take-away">
      <QrCode text={address === '' ? [tipTitle, ...tips].join('\n') : address} label={words.done.tipsCode} />
      <p>
        <strong>{tipTitle}</strong>
        {tips[which % tips.length]}
      </p>
      <p className="take-away-scan">{words.done.takeTips}</p>
    </aside>
  );
}
