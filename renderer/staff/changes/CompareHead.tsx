import { useWords } from '../words/use-words.ts';

interface Props {
  /** What the column of the patient's word is called. */
  readonly asked: string;
  /** The record moved since, so its value of now stands beside the old one. */
  readonly moved: boolean;
}

/** The head of a table that holds old against new. */
export function CompareHead({ asked, moved }: Props) {
  const { changes: say } = useWords();
  return (
    <thead>
      <tr>
        <td />
        <th scope="col">{say.before}</th>
        <th scope="col">{asked}</th>
        {moved && <th scope="col">{say.now}</th>}
        <th scope="col" className="compare-decision">
          {say.decision}
        </th>
      </tr>
    </thead>
  );
}
