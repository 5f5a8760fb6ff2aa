import { Fragment } from 'react';
import type { DetailRow } from '../../../shared/ipc/kiosk.ts';
import { Button } from '../../ui/Button.tsx';
import { NoticeIcon } from '../../ui/icons.tsx';
import type { FlowState } from '../flow/state.ts';
import type { ScreenProps } from './props.ts';
import './DetailsScreen.css';

interface Props extends ScreenProps {
  /** Those of this page. */
  readonly rows: readonly DetailRow[];
  /** From 1, of how many. */
  readonly page: { readonly at: number; readonly of: number };
}

/** What we hold, masked. One value at a time can be seen, for a few seconds. */
export const DetailsScreen = ({ rows, page, ...props }: Props) => (
  <div className="details">
    <div className="details-title">
      <h1 tabIndex={-1}>{props.words.details.title}</h1>
      {page.of > 1 && <span className="part-count tabular" dir="ltr">{`${page.at} / ${page.of}`}</span>}
    </div>
    <ul className="details-rows">
      {rows.map((row) => (
        <Row key={row.field} row={row} {...props} />
      ))}
    </ul>
  </div>
);

function Row({ row, state, words, send }: ScreenProps & { readonly row: DetailRow }) {
  const { field, masked, changeAsked } = row;
  const label = words.details.fields[field];
  const clear = clearValue(state, row);
  return (
    <li className="details-row">
      <span className="details-label">{label}</span>
      {changeAsked ? (
        <span className="details-asked">
          <NoticeIcon />
          {words.details.asked}
        </span>
      ) : (
        <>
          <span className={classOf(clear)} role="status">
            {clear !== null && (
              <bdi className={field === 'language' ? 'language-name' : undefined} dir={wayOf[field]} data-private="">
                {clear}
              </bdi>
            )}
            {clear === null &&
              (masked === null ? words.details.none : <Masked text={masked} way={wayOf[field]} spoken={words.details.hidden} />)}
          </span>
          {masked !== null && clear === null && (
            <Button label={words.details.showField(label)} onPress={() => send({ type: 'show', field })}>
              {words.details.show}
            </Button>
          )}
          <Button label={words.details.changeField(label)} onPress={() => send({ type: 'change', field })}>
            {words.details.change}
          </Button>
        </>
      )}
    </li>
  );
}

const classOf = (clear: string | null): string =>
  clear === null ? 'details-value' : `details-value details-clear ${clear.length > longValue ? 'details-long' : ''}`;

/** Letters; more take four lines in half a row, or more. */
const longValue = 60;

/** Dots for the eye, "hidden" for the ear: the mask is spoken, never the value. */
const Masked = ({ text, way, spoken }: { readonly text: string; readonly way: 'ltr' | 'auto'; readonly spoken: string }) => (
  <>
    <bdi dir={way} aria-hidden="true">
      {text.split(/(?<=@)/).map((part, at) => (
        <Fragment key={part}>
          {at > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </bdi>
    <span className="visually-hidden">{spoken}</span>
  </>
);

/** A number or an e-mail runs left to right in every script; a name or a street as it is written. */
const wayOf: Readonly<Record<DetailRow['field'], 'ltr' | 'auto'>> = {
  name: 'auto',
  phone: 'ltr',
  email: 'ltr',
  address: 'auto',
  emergencyContact: 'auto',
  language: 'auto',
  pharmacy: 'auto',
};

const clearValue = ({ revealed }: FlowState, { field }: DetailRow): string | null => (revealed?.field === field ? revealed.value : null);
