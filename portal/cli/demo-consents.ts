import { ConsentText } from '../../shared/domain/consent.ts';
import { byAdmin, type Desk, type FoundSite } from './command.ts';

/** What the demonstration's clinic asks for: one text that is needed, one that is by choice. */
export const demoConsents: readonly Omit<ConsentText, 'version'>[] = [
  {
    consent: ConsentText.shape.consent.parse('privacy-notice'),
    required: true,
    wordings: {
      en: {
        title: 'How we use your health data',
        body: 'We use your health data to care for you, to get paid, and to run the clinic. We do not sell it.\n\nThe desk has the full notice. If you agree, you say that we told you this.',
      },
      es: {
        title: 'Cómo usamos sus datos de salud',
        body: 'Usamos sus datos de salud para atenderle, para cobrar y para el trabajo de la clínica. No los vendemos.\n\nRecepción tiene el aviso completo. Al aceptar, usted dice que se lo hemos explicado.',
      },
      ar: {
        title: 'كيف نستخدم بياناتك الصحية',
        body: 'نستخدم بياناتك الصحية لرعايتك ولتحصيل الأجور ولتسيير عمل العيادة. نحن لا نبيعها.\n\nالإشعار الكامل موجود لدى الاستقبال. بموافقتك تؤكد أننا أخبرناك بهذا.',
      },
      'zh-Hans': {
        title: '我们如何使用您的健康资料',
        body: '我们使用您的健康资料，是为了给您看病、收取费用和管理诊所。我们不会出售这些资料。\n\n前台备有完整说明。您同意，即表示我们已告知您这些内容。',
      },
      vi: {
        title: 'Chúng tôi dùng dữ liệu sức khỏe của quý vị thế nào',
        body: 'Chúng tôi dùng dữ liệu sức khỏe để chăm sóc quý vị, để thu phí và để điều hành phòng khám. Chúng tôi không bán dữ liệu.\n\nQuầy có bản thông báo đầy đủ. Khi đồng ý, quý vị xác nhận chúng tôi đã cho biết điều này.',
      },
    },
  },
  {
    consent: ConsentText.shape.consent.parse('text-messages'),
    required: false,
    wordings: {
      en: {
        title: 'Text messages about visits',
        body: 'May we send you text messages about your visits? They say the day and time, never why you come.\n\nYou can take this back at any visit.',
      },
      es: {
        title: 'Mensajes de texto sobre citas',
        body: '¿Podemos enviarle mensajes de texto sobre sus citas? Dicen el día y la hora, nunca el motivo.\n\nPuede retirarlo en cualquier visita.',
      },
      ar: {
        title: 'رسائل نصية عن المواعيد',
        body: 'هل يمكننا أن نرسل إليك رسائل نصية عن مواعيدك؟ تذكر اليوم والساعة فقط، ولا تذكر سبب الزيارة أبداً.\n\nيمكنك سحب هذا في أي زيارة.',
      },
      'zh-Hans': {
        title: '就诊短信提醒',
        body: '我们可以给您发送就诊短信吗？短信只写日期和时间，绝不写就诊原因。\n\n您可以在任何一次就诊时撤回。',
      },
      vi: {
        title: 'Tin nhắn về lịch hẹn',
        body: 'Chúng tôi có thể nhắn tin cho quý vị về lịch hẹn không? Tin chỉ ghi ngày và giờ, không bao giờ ghi lý do khám.\n\nQuý vị có thể rút lại ở bất kỳ lần khám nào.',
      },
    },
  },
];

/** Once: a text that is there already stays as it is. */
export async function demoConsentTexts(desk: Desk, { tenant, site }: FoundSite): Promise<void> {
  await desk.write(tenant, async ({ consentTexts, audit }) => {
    const known = new Set((await consentTexts.all(site.id)).map(({ consent }) => consent));
    for (const text of demoConsents.filter(({ consent }) => !known.has(consent))) {
      const version = await consentTexts.add(site.id, text);
      audit({ actor: byAdmin, action: 'consent-text-add', subject: `Location/${site.id}`, detail: { consent: text.consent, version } });
    }
  });
}
