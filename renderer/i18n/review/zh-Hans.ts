import type { Words } from '../catalogue.ts';
import type { reviewEn } from './en.ts';

export const reviewZhHans: Words<typeof reviewEn> = {
  title: { allergy: '您的过敏', medicine: '您的用药' },
  hint: '每一项是否仍然正确？',
  none: { allergy: '我们没有您的过敏记录。', medicine: '我们没有您的用药记录。' },
  right: '仍然正确',
  stopped: { allergy: '我不过敏', medicine: '已停用' },
  rightOne: (name) => `仍然正确：${name}`,
  stoppedOne: { allergy: (name) => `我不过敏：${name}`, medicine: (name) => `已停用：${name}` },
  add: { allergy: '添加过敏', medicine: '添加用药' },
  added: (name) => `您添加了：${name}`,
  remove: '移除',
  removeOne: (name) => `移除：${name}`,
  addTitle: { allergy: '您对什么过敏？', medicine: '您在用什么药？' },
  addHint: '护士看过后才会记入病历。',
  addMissing: '请先键入名称。',
  reactionTitle: '有什么反应？',
  reactionHint: '例如：皮疹。可以不填。',
  keepIt: '添加',
  done: '发送给护士',
};
