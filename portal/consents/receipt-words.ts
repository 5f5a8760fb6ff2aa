import type { ConsentStatus } from '../../shared/domain/consent.ts';
import type { Relationship } from '../../shared/domain/guardian.ts';
import type { BuiltInLanguage } from '../../shared/domain/language.ts';

/** What a receipt says around the texts. Every language has every sentence, or it does not compile. */
export interface ReceiptWords {
  readonly title: string;
  readonly opening: (clinic: string) => string;
  readonly status: Readonly<Record<ConsentStatus, string>>;
  readonly version: (version: number) => string;
  readonly signedBy: (name: string) => string;
  readonly guardian: (name: string, relationship: string) => string;
  readonly relationships: Readonly<Record<Relationship, string>>;
  readonly patient: string;
  readonly typed: string;
  readonly mark: string;
  readonly change: string;
}

export const receiptWords: Readonly<Record<BuiltInLanguage, ReceiptWords>> = {
  en: {
    title: 'What you agreed to',
    opening: (clinic) => `This is your copy from ${clinic}.`,
    status: { active: 'You agreed', rejected: 'You said no', inactive: 'You took it back' },
    version: (version) => `Version ${version}`,
    signedBy: (name) => `Signed: ${name}`,
    guardian: (name, relationship) => `${name} (${relationship})`,
    relationships: { parent: 'parent', guardian: 'guardian', grandparent: 'grandparent', other: 'another adult' },
    patient: 'the patient',
    typed: 'typed name',
    mark: 'Mark of this text (SHA-256)',
    change: 'You may change your mind about optional ones at any visit.',
  },
  es: {
    title: 'Lo que usted aceptó',
    opening: (clinic) => `Esta es su copia, de ${clinic}.`,
    status: { active: 'Usted aceptó', rejected: 'Usted dijo que no', inactive: 'Usted lo retiró' },
    version: (version) => `Versión ${version}`,
    signedBy: (name) => `Firma: ${name}`,
    guardian: (name, relationship) => `${name} (${relationship})`,
    relationships: { parent: 'madre o padre', guardian: 'tutor legal', grandparent: 'abuela o abuelo', other: 'otro adulto' },
    patient: 'el paciente',
    typed: 'nombre escrito',
    mark: 'Marca de este texto (SHA-256)',
    change: 'Puede cambiar de opinión sobre lo opcional en cualquier visita.',
  },
  ar: {
    title: 'ما وافقت عليه',
    opening: (clinic) => `هذه نسختك من ${clinic}.`,
    status: { active: 'لقد وافقت', rejected: 'لقد رفضت', inactive: 'لقد سحبت موافقتك' },
    version: (version) => `الإصدار ${version}`,
    signedBy: (name) => `التوقيع: ${name}`,
    guardian: (name, relationship) => `${name} (${relationship})`,
    relationships: { parent: 'أحد الوالدين', guardian: 'الوصي', grandparent: 'الجد أو الجدة', other: 'شخص بالغ آخر' },
    patient: 'المريض',
    typed: 'اسم مكتوب',
    mark: 'بصمة هذا النص (SHA-256)',
    change: 'يمكنك تغيير رأيك في الموافقات الاختيارية في أي زيارة.',
  },
  'zh-Hans': {
    title: '您同意的内容',
    opening: (clinic) => `这是${clinic}给您的副本。`,
    status: { active: '您已同意', rejected: '您未同意', inactive: '您已撤回同意' },
    version: (version) => `第 ${version} 版`,
    signedBy: (name) => `签名：${name}`,
    guardian: (name, relationship) => `${name}（${relationship}）`,
    relationships: { parent: '父母', guardian: '监护人', grandparent: '祖父母', other: '其他成年人' },
    patient: '患者本人',
    typed: '键入的姓名',
    mark: '本文标记 (SHA-256)',
    change: '自愿同意的内容，您可在任何一次就诊时更改。',
  },
  vi: {
    title: 'Những điều quý vị đã đồng ý',
    opening: (clinic) => `Đây là bản sao của quý vị từ ${clinic}.`,
    status: { active: 'Quý vị đã đồng ý', rejected: 'Quý vị đã từ chối', inactive: 'Quý vị đã rút lại' },
    version: (version) => `Phiên bản ${version}`,
    signedBy: (name) => `Chữ ký: ${name}`,
    guardian: (name, relationship) => `${name} (${relationship})`,
    relationships: { parent: 'cha hoặc mẹ', guardian: 'người giám hộ', grandparent: 'ông hoặc bà', other: 'người lớn khác' },
    patient: 'bệnh nhân',
    typed: 'tên đã gõ',
    mark: 'Dấu của văn bản này (SHA-256)',
    change: 'Quý vị có thể đổi ý về các mục không bắt buộc ở mọi lần khám.',
  },
};
