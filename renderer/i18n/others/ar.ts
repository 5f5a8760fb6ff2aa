import type { othersEn } from './en.ts';

export const othersAr: typeof othersEn = {
  someoneElse: 'تسجيل وصول شخص آخر',
  more: 'المزيد',
  moreTitle: 'خيارات أخرى',
  moreHint: 'سُجل وصولك. لا شيء من هذا مطلوب.',
  companions: {
    title: 'أخبرنا إن شئت',
    carer: 'معي مرافق يساعدني',
    interpreter: 'أودّ وجود مترجم',
  },
  family: {
    who: 'من الموجود هنا مع المريض؟',
    same: (initial) => `الشخص نفسه كما في السابق: ${initial}.`,
    patient: 'أنا المريض',
    relationship: {
      parent: 'أنا الأب أو الأم',
      guardian: 'أنا الوصي القانوني',
      grandparent: 'أنا الجد أو الجدة',
      other: 'أنا شخص بالغ آخر',
    },
    yourName: 'ما اسمك؟',
    yourNameHint: 'اسمك الأول واسم عائلتك أنت.',
    yourNameMissing: 'يرجى كتابة اسمك.',
  },
  helped: {
    title: 'الموظف يساعدك الآن',
    by: (name) => `يساعدك ${name} الآن من مكتب الاستقبال.`,
    stay: 'لا حاجة إلى لمس أي شيء.',
    alone: 'سأتابع بنفسي',
  },
};
