import type { Words } from '../catalogue.ts';
import type { reviewEn } from './en.ts';

export const reviewVi: Words<typeof reviewEn> = {
  title: { allergy: 'Dị ứng của quý vị', medicine: 'Thuốc của quý vị' },
  hint: 'Mỗi mục có còn đúng không?',
  none: { allergy: 'Chúng tôi không có ghi dị ứng nào.', medicine: 'Chúng tôi không có ghi thuốc nào.' },
  right: 'Vẫn đúng',
  stopped: { allergy: 'Không dị ứng', medicine: 'Đã ngưng' },
  rightOne: (name) => `Vẫn đúng: ${name}`,
  stoppedOne: { allergy: (name) => `Không dị ứng: ${name}`, medicine: (name) => `Đã ngưng: ${name}` },
  add: { allergy: 'Thêm dị ứng', medicine: 'Thêm thuốc' },
  added: (name) => `Quý vị đã thêm: ${name}`,
  remove: 'Bỏ',
  removeOne: (name) => `Bỏ: ${name}`,
  addTitle: { allergy: 'Quý vị dị ứng với gì?', medicine: 'Quý vị đang dùng thuốc gì?' },
  addHint: 'Y tá sẽ đọc trước khi ghi nhận.',
  addMissing: 'Xin gõ tên trước.',
  reactionTitle: 'Nó gây ra điều gì?',
  reactionHint: 'Ví dụ: phát ban. Có thể để trống.',
  keepIt: 'Thêm',
  done: 'Gửi cho y tá',
};
