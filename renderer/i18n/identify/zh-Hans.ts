import type { Words } from '../catalogue.ts';
import type { identifyEn } from './en.ts';

export const identifyZhHans: Words<typeof identifyEn> = {
  scan: {
    open: '扫描二维码',
    title: '请出示您的二维码',
    hint: '请把信件或手机对准摄像头。',
    picture: '摄像头画面',
    starting: '摄像头正在启动。',
    looking: '正在寻找您的二维码。',
    strange: '这不是我们的二维码。',
    noCamera: '这里没有摄像头。请输入号码。',
    off: '这里的摄像头没有打开。请输入号码。',
    type: '输入号码',
  },
  ways: {
    title: '我们怎样找到您的预约？',
    hint: '验证码会发到我们登记的电话或邮箱。',
    name: '用姓名和电话',
    email: '用电子邮件发验证码给我',
    phone: '用短信发验证码给我',
    offline: '现在无法发送验证码。',
    notSent: '刚才没能发出验证码。请换一种方式。',
  },
  sentCode: {
    title: '请输入 6 位验证码',
    email: '如果我们有您的邮箱，验证码正在发送。',
    phone: '如果我们有您的号码，短信正在发送。',
    lasts: '验证码 10 分钟内有效。',
    incomplete: '验证码有六位数字。',
    again: '再发一次',
    againIn: (clock) => `${clock} 后可以再发`,
    otherWay: '换一种方式',
    spoken: (typed) => `6 位中已输入 ${typed} 位`,
  },
};
