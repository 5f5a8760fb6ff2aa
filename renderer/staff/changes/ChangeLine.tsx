import type { ChangeRequest } from '../../../shared/domain/change-request.ts';
import { languageName } from '../words/dates.ts';
import { useReading, useWords } from '../words/use-words.ts';
import { DecisionCell } from './DecisionCell.tsx';
import { type ComparedPart, comparedParts } from './parts.ts';
import type { Deciders } from './use-decisions.ts';

interface Props {
  readonly request: ChangeRequest;
  readonly name: string;
  /** Some request of this visit has a newer value on the record, so the table has a column for it. */
  readonly moved: boolean;
  readonly gone: boolean;
  readonly deciders: Deciders;
}

/** One field: what was, what is asked, what is now, and the decision. */
export function ChangeLine({ request, name, moved, gone, deciders }: Props) {
  const {
    words: { changes: say },
    locale,
  } = useReading();
  const parts = comparedParts(request).map((part) => (request.change.field === 'language' ? named(part, locale) : part));
  const since = request.warnings.includes('record-changed-since');
  const labelled = parts.length > 1;
  return (
    <tr>
      <th scope="row">{say.fields[request.change.field]}</th>
      <td data-label={say.before}>
        <Parts parts={parts} of="before" labelled={labelled} empty={request.before === null} />
      </td>
      <td data-label={say.asked}>
        <Parts parts={parts} of="asked" labelled={labelled} empty={false} />
      </td>
      {moved && (
        <td data-label={since ? say.now : undefined}>
          {since && <Parts parts={parts} of="now" labelled={labelled} empty={request.current === null} />}
        </td>
      )}
      <td className="compare-decision">
        <DecisionCell id={request.id} what={say.fields[request.change.field]} name={name} gone={gone} deciders={deciders} />
      </td>
    </tr>
  );
}

/** Staff read the name of a language, not its tag. */
function named(part: ComparedPart, locale: string): ComparedPart {
  const name = (tag: string) => (tag === '' ? '' : languageName(tag, locale));
  return { ...part, before: name(part.before), asked: name(part.asked), now: name(part.now) };
}

interface PartsProps {
  readonly parts: readonly ComparedPart[];
  readonly of: 'before' | 'asked' | 'now';
  readonly labelled: boolean;
  readonly empty: boolean;
}

function Parts({ parts, of, labelled, empty }: PartsProps) {
  const { changes: say, common } = useWords();
  if (empty) return <span className="soft">{common.none}</span>;
  return (
    <ul className="parts">
      {parts.map((part) => {
        const text = part[of];
        if (text === '' && !part.changed) return null;
        return (
          <li key={part.part} className={`part-${part.part}`}>
            {labelled && <span className="visually-hidden">{say.parts[part.part]}: </span>}
            {of === 'asked' && part.changed ? (
              <mark>
                {text === '' ? '–' : text}
                <span className="visually-hidden"> ({say.changed})</span>
              </mark>
            ) : (
              <span className={of === 'now' && part.moved ? 'part-moved' : ''}>{text}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
