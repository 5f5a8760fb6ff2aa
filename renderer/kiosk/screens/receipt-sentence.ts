import type { Catalogue } from '../../i18n/catalogue.ts';
import { type Place, timeAt } from '../../i18n/format.ts';
import type { FlowState } from '../flow/state.ts';

/** How far the arrival has got, in words; never further than main has said. */
export function receiptSentence({ receipt, arrived }: FlowState, words: Catalogue, place: Place): string {
  switch (receipt) {
    case 'saved':
      return arrived === null ? '' : words.receipt.saved(timeAt(arrived.arrivedAt, place));
    case 'clinic':
      return words.receipt.clinic;
    case 'desk':
      return words.receipt.desk;
  }
}
