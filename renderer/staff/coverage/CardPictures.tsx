import { useEffect, useState } from 'react';
import type { CardSide } from '../../../shared/domain/coverage.ts';
import type { FactId } from '../../../shared/domain/ids.ts';
import { settled } from '../asking/use-asked.ts';
import type { RefusalOf, StaffWindow } from '../staff-window.ts';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly answer: FactId;
  readonly sides: readonly CardSide[];
  readonly name: string;
  readonly cardPicture: StaffWindow['cardPicture'];
}

/** Both sides of the card, fetched when somebody asks to see them: each look is written down at the portal. */
export function CardPictures({ answer, sides, name, cardPicture }: Props) {
  const { coverage } = useWords();
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <p className="card-pictures">
        <button type="button" className="button" aria-label={coverage.showOf(name)} onClick={() => setAsked(true)}>
          {coverage.show}
        </button>
      </p>
    );
  return (
    <div className="card-pictures">
      {sides.map((side) => (
        <CardPicture key={side} answer={answer} side={side} cardPicture={cardPicture} />
      ))}
    </div>
  );
}

type Refusal = RefusalOf<'cardPicture'>;
interface One extends Pick<Props, 'answer' | 'cardPicture'> {
  readonly side: CardSide;
}

function CardPicture({ answer, side, cardPicture }: One) {
  const { coverage, pipe } = useWords();
  const [address, setAddress] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [large, setLarge] = useState(false);
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    void settled(cardPicture({ answer, side })).then((picture) => {
      if (gone) return;
      if (!picture.ok) return setRefusal(picture.error);
      made = URL.createObjectURL(new Blob([bytesOf(picture.value.base64)], { type: picture.value.type }));
      setAddress(made);
    });
    return () => {
      gone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [answer, side, cardPicture]);
  if (refusal !== null)
    return (
      <p role="alert" className="refusal">
        {refusal === 'forbidden' || refusal === 'unavailable' || refusal === 'malformed' ? pipe[refusal] : coverage.refused[refusal]}
      </p>
    );
  if (address === null) return <p role="status">{coverage.loading}</p>;
  return (
    <figure className={large ? 'card-picture card-picture-large' : 'card-picture'}>
      <button
        type="button"
        aria-pressed={large}
        aria-label={large ? coverage.smaller(coverage.sides[side]) : coverage.larger(coverage.sides[side])}
        onClick={() => setLarge(!large)}
      >
        <img src={address} alt={coverage.sides[side]} />
      </button>
      <figcaption className="soft">{coverage.sides[side]}</figcaption>
    </figure>
  );
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
