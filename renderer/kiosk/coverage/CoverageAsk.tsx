import { useEffect, useState } from 'react';
import type { ShownCoverage } from '../../../shared/ipc/kiosk/coverage.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { Button } from '../../ui/Button.tsx';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import type { TaskProps } from '../tasks/task-props.ts';
import './Coverage.css';

interface Props extends Pick<TaskProps, 'kiosk' | 'words' | 'onLost'> {
  readonly rank: ShownCoverage['rank'];
  readonly onFile: ShownCoverage['onFile'];
  readonly busy: boolean;
  readonly onRight: () => void;
  readonly onNewCard: () => void;
  readonly onNone: () => void;
  readonly onDesk: () => void;
}

/** What is on file, the member number masked, and four answers of equal weight. */
export function CoverageAsk({ kiosk, words, rank, onFile, busy, onRight, onNewCard, onNone, onDesk, onLost }: Props) {
  const say = words.coverage;
  const insured = onFile?.kind === 'insured';
  const isSecond = rank === 'secondary';
  const title = isSecond ? say.second.title : onFile === null ? say.titleNothing : insured ? say.title : say.titleSelfPay;
  return (
    <TaskScreen name={isSecond ? 'coverage-second' : `coverage-${onFile?.kind ?? 'nothing'}`} primary={null}>
      <div className="coverage">
        <h1 tabIndex={-1}>{title}</h1>
        {insured ? <OnFile kiosk={kiosk} words={words} onFile={onFile} onLost={onLost} /> : <p>{say.cardHint}</p>}
        <div className="coverage-answers">
          {onFile !== null && (
            <Button kind="choice" busy={busy} onPress={onRight}>
              {insured ? say.stillRight : say.stillNone}
            </Button>
          )}
          <Button kind="choice" onPress={onNewCard}>
            {insured ? say.newCard : say.haveCard}
          </Button>
          {onFile?.kind !== 'self-pay' && (
            <Button kind="choice" onPress={onNone}>
              {isSecond ? say.second.none : say.none}
            </Button>
          )}
          <Button kind="choice" onPress={onDesk}>
            {say.desk}
          </Button>
        </div>
      </div>
    </TaskScreen>
  );
}

interface OnFileProps extends Pick<Props, 'kiosk' | 'words' | 'onLost'> {
  readonly onFile: Extract<ShownCoverage['onFile'], { kind: 'insured' }>;
}

function OnFile({ kiosk, words, onFile, onLost }: OnFileProps) {
  const [clear, setClear] = useState<{ readonly value: string | null; readonly seconds: number } | null>(null);
  useEffect(() => {
    if (clear === null) return;
    const hide = setTimeout(() => setClear(null), clear.seconds * 1000);
    return () => clearTimeout(hide);
  }, [clear]);
  const show = async () => {
    const answer = await kiosk.revealMemberId({});
    if (answer.ok) setClear(answer.value);
    else onLost(answer.error);
  };
  const say = words.coverage;
  return (
    <ul className="coverage-rows">
      <Row label={say.payer} value={onFile.payer ?? words.details.none} />
      {onFile.plan !== null && <Row label={say.plan} value={onFile.plan} className="coverage-row-plan" />}
      <li className="coverage-row">
        <span className="coverage-label">{say.memberId}</span>
        <span className="coverage-value" role="status">
          {onFile.memberId === null && words.details.none}
          {onFile.memberId !== null && clear === null && <Masked text={onFile.memberId} words={words} />}
          {clear !== null && <bdi dir="ltr">{clear.value}</bdi>}
        </span>
        {onFile.memberId !== null && clear === null && (
          <Button label={words.details.showField(say.memberId)} onPress={() => void show()}>
            {words.details.show}
          </Button>
        )}
      </li>
    </ul>
  );
}

const Row = ({ label, value, className = '' }: { readonly label: string; readonly value: string; readonly className?: string }) => (
  <li className={`coverage-row ${className}`}>
    <span className="coverage-label">{label}</span>
    <span className="coverage-value">
      <bdi>{value}</bdi>
    </span>
  </li>
);

const Masked = ({ text, words }: { readonly text: string; readonly words: Catalogue }) => (
  <>
    <bdi dir="ltr" aria-hidden="true">
      {text}
    </bdi>
    <span className="visually-hidden">{words.details.hidden}</span>
  </>
);

interface NoneProps {
  readonly words: Catalogue;
  readonly rank: ShownCoverage['rank'];
  readonly busy: boolean;
  readonly onYes: () => void;
  readonly onBack: () => void;
}

/** Asked once more: a slip here would cost the person money. */
export function NoInsurance({ words, rank, busy, onYes, onBack }: NoneProps) {
  const { second, noneTitle, noneHint, noneYes } = words.coverage;
  const say =
    rank === 'secondary'
      ? { title: second.noneTitle, hint: second.noneHint, yes: second.noneYes }
      : { title: noneTitle, hint: noneHint, yes: noneYes };
  return (
    <TaskScreen name="coverage-none" primary={{ label: say.yes, onPress: onYes, busy }} onBack={onBack}>
      <div className="coverage">
        <h1 tabIndex={-1}>{say.title}</h1>
        <p>{say.hint}</p>
      </div>
    </TaskScreen>
  );
}
