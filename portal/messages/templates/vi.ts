import type { MessageWords } from './words.ts';

export const vi: MessageWords = {
  inviteSubject: 'Buổi khám của quý vị tại {clinic}',
  remindSubject: 'Sắp đến buổi khám của quý vị tại {clinic}',
  greeting: 'Xin chào {name},',
  greetingPlain: 'Xin chào,',
  inviteOpening: 'Quý vị có một buổi khám tại {clinic}.',
  remindOpening: 'Sắp đến buổi khám của quý vị tại {clinic}.',
  when: '{date}, lúc {time}',
  qrAlt: 'Mã vuông để báo đã đến',
  codeLabel: 'Số báo đến của quý vị',
  howTo:
    'Khi đến nơi, hãy báo đã đến trên màn hình. Đưa mã vuông lại gần màn hình, hoặc nhập số. Màn hình cũng sẽ hỏi ngày sinh của quý vị. Quầy tiếp đón cũng sẵn lòng giúp quý vị.',
  bringTitle: 'Những thứ cần mang theo',
  bring: 'Trang này, hoặc số ghi trên đó\nGiấy tờ có ảnh\nThẻ bảo hiểm, nếu có\nDanh sách các thuốc quý vị đang dùng',
  tipTitle: 'Giữ an toàn',
  tip: 'Chúng tôi không bao giờ hỏi mật khẩu của quý vị. Không chắc tin nhắn là của chúng tôi? Hãy gọi cho chúng tôi trước.',
  short: '{clinic}: buổi khám của quý vị vào {date}, lúc {time}. Số báo đến: {code}. Chúng tôi không bao giờ hỏi mật khẩu.',
  otpSubject: 'Mã của quý vị cho {clinic}',
  otpBody: 'Mã của quý vị là {otp}. Hãy nhập mã trên màn hình báo đến. Mã dùng được một lần, trong {minutes} phút.',
  otpWarning: 'Đừng đưa mã cho ai. Nếu quý vị không yêu cầu mã này, hãy bỏ qua tin nhắn.',
  letterTitle: 'Buổi khám của quý vị tại {clinic}',
};
