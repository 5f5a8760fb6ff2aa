import type { othersEn } from './en.ts';

export const othersVi: typeof othersEn = {
  someoneElse: 'Đăng ký cho người khác',
  more: 'Thêm',
  moreTitle: 'Lựa chọn khác',
  moreHint: 'Quý vị đã ghi danh. Không mục nào là bắt buộc.',
  companions: {
    title: 'Nếu muốn, xin cho chúng tôi biết',
    carer: 'Có người chăm sóc đi cùng tôi',
    interpreter: 'Tôi muốn có thông dịch viên',
  },
  family: {
    who: 'Ai đang ở đây cùng bệnh nhân?',
    same: (initial) => `Vẫn là người lúc nãy: ${initial}.`,
    patient: 'Tôi là bệnh nhân',
    relationship: {
      parent: 'Tôi là cha hoặc mẹ',
      guardian: 'Tôi là người giám hộ hợp pháp',
      grandparent: 'Tôi là ông hoặc bà',
      other: 'Tôi là người lớn khác',
    },
    yourName: 'Tên của quý vị là gì?',
    yourNameHint: 'Họ và tên của chính quý vị.',
    yourNameMissing: 'Xin nhập tên của quý vị.',
  },
  helped: {
    title: 'Nhân viên đang giúp quý vị',
    by: (name) => `${name} ở quầy đang giúp quý vị.`,
    stay: 'Quý vị không cần chạm gì cả.',
    alone: 'Tôi tự làm tiếp',
  },
};
