import type { FormProblem } from '../../../shared/ipc/kiosk/forms.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';

/** Why an answer was not taken, as one kind sentence with its limit. */
export function problemSentence({ problem, limit }: FormProblem, { forms }: Catalogue): string {
  const say = forms.problems;
  const at = String(limit ?? '');
  switch (problem) {
    case 'not-a-number':
      return say.number;
    case 'unclear-number':
      return say.unclear;
    case 'not-whole':
      return say.whole;
    case 'not-a-date':
      return say.date;
    case 'too-small':
      return say.atLeast(at);
    case 'too-large':
      return say.atMost(at);
    case 'too-many-decimals':
      return say.decimals(at);
    case 'too-early':
      return say.notBefore(at);
    case 'too-late':
      return say.notAfter(at);
    case 'too-short':
      return say.short(at);
    case 'too-long':
      return say.long(at);
    case 'wrong-form':
      return say.form;
    case 'not-together':
      return say.together;
    case 'too-many-answers':
      return say.many(at);
    default:
      return say.other;
  }
}
