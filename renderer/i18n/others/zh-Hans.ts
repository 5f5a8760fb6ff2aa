import type { othersEn } from './en.ts';

export const othersZhHans: typeof othersEn = {
  someoneElse: '为另一个人办理签到',
  more: '更多',
  moreTitle: '更多选项',
  moreHint: '您已签到。以下各项均可不选。',
  companions: {
    title: '如有需要，请告诉我们',
    carer: '有照护者陪同我',
    interpreter: '我需要口译员',
  },
  family: {
    who: '谁和患者在一起？',
    same: (initial) => `和刚才是同一个人：${initial}`,
    patient: '我是患者本人',
    relationship: {
      parent: '我是父亲或母亲',
      guardian: '我是法定监护人',
      grandparent: '我是祖父母或外祖父母',
      other: '我是其他成年人',
    },
    yourName: '您叫什么名字？',
    yourNameHint: '请输入您本人的姓名。',
    yourNameMissing: '请输入您的姓名。',
  },
  helped: {
    title: '工作人员正在帮助您',
    by: (name) => `前台的 ${name} 正在帮助您。`,
    stay: '您不用触摸屏幕。',
    alone: '我自己继续',
  },
};
