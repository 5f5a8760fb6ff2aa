import type { WaitingWords } from './en.ts';

export const waitingZhHans: WaitingWords = {
  label: '大约要等多久',
  range: (from, to) => `通常 ${from} 到 ${to} 分钟。`,
  upTo: (to) => `通常不超过 ${to} 分钟。`,
  longer: '等候时间比我们说的要长，很抱歉。',
  noPromise: '到时会叫您。',
};
