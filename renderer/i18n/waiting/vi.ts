import type { WaitingWords } from './en.ts';

export const waitingVi: WaitingWords = {
  label: 'Thời gian chờ',
  range: (from, to) => `Thường từ ${from} đến ${to} phút.`,
  upTo: (to) => `Thường không quá ${to} phút.`,
  longer: 'Phải chờ lâu hơn chúng tôi đã nói. Mong quý vị thông cảm.',
  noPromise: 'Chúng tôi sẽ gọi quý vị.',
};
