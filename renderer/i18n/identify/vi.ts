import type { Words } from '../catalogue.ts';
import type { identifyEn } from './en.ts';

export const identifyVi: Words<typeof identifyEn> = {
  scan: {
    open: 'Quét mã QR',
    title: 'Xin đưa mã QR của quý vị',
    hint: 'Đưa thư hoặc điện thoại trước máy quay.',
    picture: 'Hình từ máy quay',
    starting: 'Máy quay đang bật.',
    looking: 'Chúng tôi đang tìm mã của quý vị.',
    strange: 'Đó không phải là mã của chúng tôi.',
    noCamera: 'Ở đây không có máy quay. Xin nhập số.',
    off: 'Máy quay ở đây đang tắt. Xin nhập số.',
    type: 'Nhập số',
  },
  ways: {
    title: 'Chúng tôi tìm quý vị bằng cách nào?',
    hint: 'Mã được gửi đến số điện thoại hoặc e-mail chúng tôi có.',
    name: 'Bằng tên và số điện thoại',
    email: 'Gửi mã cho tôi qua e-mail',
    phone: 'Gửi mã cho tôi qua tin nhắn',
    offline: 'Lúc này chúng tôi không gửi mã được.',
    notSent: 'Chúng tôi chưa gửi được mã. Xin thử cách khác.',
  },
  sentCode: {
    title: 'Nhập 6 chữ số',
    email: 'Nếu chúng tôi có e-mail của quý vị, mã đang được gửi đến.',
    phone: 'Nếu chúng tôi có số của quý vị, tin nhắn đang được gửi đến.',
    lasts: 'Mã dùng được trong 10 phút.',
    incomplete: 'Mã có sáu chữ số.',
    again: 'Gửi lại mã',
    againIn: (clock) => `Gửi lại sau ${clock}`,
    otherWay: 'Cách khác',
    spoken: (typed) => `Đã nhập ${typed} trên 6 chữ số`,
  },
};
