import type { MessageWords } from './words.ts';

export const zhHans: MessageWords = {
  inviteSubject: '您在{clinic}的就诊',
  remindSubject: '您在{clinic}的就诊快到了',
  greeting: '{name}，您好：',
  greetingPlain: '您好：',
  inviteOpening: '您在{clinic}有一次就诊。',
  remindOpening: '您在{clinic}的就诊快到了。',
  when: '{date} {time}',
  qrAlt: '签到用的二维码',
  codeLabel: '您的签到号码',
  howTo: '到达后，请在屏幕上签到。把二维码对准屏幕，或输入号码。屏幕还会问您的出生日期。前台也可以帮您签到。',
  bringTitle: '请带好',
  bring: '本页，或上面的号码\n带照片的身份证件\n保险卡（如果有）\n您正在服用的药物清单',
  tipTitle: '安全提示',
  tip: '我们绝不会向您索要密码。不确定信息是不是我们发的？请先打电话给我们。',
  short: '{clinic}：您的就诊时间是{date} {time}。签到号码：{code}。我们绝不会向您索要密码。',
  otpSubject: '您在{clinic}的验证码',
  otpBody: '您的验证码是 {otp}。请在签到屏幕上输入。只能用一次，{minutes} 分钟内有效。',
  otpWarning: '请不要告诉任何人。如果不是您要求的，请不用理会。',
  letterTitle: '您在{clinic}的就诊',
};
