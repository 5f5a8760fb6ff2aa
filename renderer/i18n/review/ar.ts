import type { Words } from '../catalogue.ts';
import type { reviewEn } from './en.ts';

export const reviewAr: Words<typeof reviewEn> = {
  title: { allergy: 'الحساسية لديك', medicine: 'أدويتك' },
  hint: 'هل ما زال كل منها صحيحاً؟',
  none: { allergy: 'لا توجد لدينا حساسية مسجلة لك.', medicine: 'لا توجد لدينا أدوية مسجلة لك.' },
  right: 'ما زال صحيحاً',
  stopped: { allergy: 'لا حساسية لدي', medicine: 'توقفت عنه' },
  rightOne: (name) => `ما زال صحيحاً: ${name}`,
  stoppedOne: { allergy: (name) => `لا حساسية لدي: ${name}`, medicine: (name) => `توقفت عنه: ${name}` },
  add: { allergy: 'إضافة حساسية', medicine: 'إضافة دواء' },
  added: (name) => `أضفت: ${name}`,
  remove: 'إزالة',
  removeOne: (name) => `إزالة: ${name}`,
  addTitle: { allergy: 'ما الذي يسبب لك الحساسية؟', medicine: 'ما الدواء الذي تتناوله؟' },
  addHint: 'سيقرأ فريق التمريض هذا قبل اعتماده.',
  addMissing: 'يرجى كتابة الاسم أولاً.',
  reactionTitle: 'ماذا يسبب لك؟',
  reactionHint: 'مثال: طفح جلدي. يمكن تركه فارغاً.',
  keepIt: 'إضافة',
  done: 'إرسال إلى التمريض',
};
