import { timeAt } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import type { ScreenProps } from './props.ts';
import './ChooseScreen.css';

interface Props extends ScreenProps {
  readonly starts: readonly string[];
}

/** Several appointments today: only their times, so that nobody looking on learns what they are. */
export function ChooseScreen({ words, place, send, starts }: Props) {
  return (
    <div className="choose">
      <h1 tabIndex={-1}>{words.choose.title}</h1>
      <p>{words.choose.hint}</p>
      <ul className="choose-times">
        {starts.map((start, position) => (
          <li key={`${start}-${position + 1}`}>
            <Button kind="choice" onPress={() => send({ type: 'choose', position })}>
              {timeAt(start, place)}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
