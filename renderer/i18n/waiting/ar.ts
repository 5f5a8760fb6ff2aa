import { plural } from '../plural.ts';
import type { WaitingWords } from './en.ts';

const minutes = (count: number) => plural('ar', count, { few: `${count} دقائق`, other: `${count} دقيقة` });

export const waitingAr: WaitingWords = {
  label: 'مدة الانتظار',
  range: (from, to) => `عادةً من ${from} إلى ${minutes(to)}.`,
  upTo: (to) => `عادةً حتى ${minutes(to)}.`,
  longer: 'الانتظار أطول مما قلنا. نعتذر عن ذلك.',
  noPromise: 'سننادي رقمكم.',
};
