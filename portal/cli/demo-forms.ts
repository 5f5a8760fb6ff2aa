import { FormRule } from '../../shared/domain/forms/due.ts';
import { ok, type Result } from '../../shared/result.ts';
import { byAdmin, type Desk, type FoundSite, type Problem } from './command.ts';
import { installAll } from './form.ts';

/** Two forms to try: a short one at every visit, in five languages, and PHQ-9 at consultations, in two. */
export async function demoForms(desk: Desk, { tenant, site }: FoundSite): Promise<Result<null, Problem>> {
  const installed = await installAll(desk, tenant, {
    found: [
      { name: 'before your visit', json: beforeYourVisit },
      { name: 'PHQ-9', json: phq9 },
    ],
    safetyCodes: [],
  });
  if (!installed.ok) return installed;
  const rules = [
    FormRule.parse({ form: beforeYourVisit.url, everyDays: 1 }),
    FormRule.parse({ form: phq9.url, visitTypes: ['Consultation'], everyDays: 14 }),
  ];
  await desk.write(tenant, async ({ sites, audit }) => {
    const now = await sites.find(site.id);
    if (now === null) throw new Error('the site just made is not there');
    const others = now.settings.forms.filter(({ form }) => !rules.some((rule) => rule.form === form));
    await sites.save(now.id, { ...now.settings, forms: [...others, ...rules] }, now.version);
    audit({ actor: byAdmin, action: 'form-assign', subject: `Location/${site.id}`, detail: { what: 'demo' } });
  });
  return ok(null);
}

type Tag = 'es' | 'ar' | 'zh-Hans' | 'vi';

const inLanguages = (words: Partial<Record<Tag, string>>) => ({
  extension: Object.entries(words).map(([lang, content]) => ({
    url: 'http://hl7.org/fhir/StructureDefinition/translation',
    extension: [
      { url: 'lang', valueCode: lang },
      { url: 'content', valueString: content },
    ],
  })),
});

const beforeYourVisit = {
  resourceType: 'Questionnaire',
  url: 'https://foyer.example/forms/before-your-visit',
  version: '1',
  status: 'active',
  language: 'en',
  title: 'Before your visit',
  _title: inLanguages({ es: 'Antes de su cita', ar: 'قبل زيارتك', 'zh-Hans': '就诊之前', vi: 'Trước buổi khám' }),
  item: [
    {
      linkId: 'pain',
      type: 'boolean',
      required: true,
      text: 'Do you have pain today?',
      _text: inLanguages({
        es: '¿Tiene dolor hoy?',
        ar: 'هل تشعر بألم اليوم؟',
        'zh-Hans': '您今天疼痛吗？',
        vi: 'Hôm nay quý vị có đau không?',
      }),
    },
    {
      linkId: 'how-bad',
      type: 'integer',
      required: true,
      text: 'How bad is it, from 0 to 10?',
      _text: inLanguages({
        es: '¿Cuánto le duele, de 0 a 10?',
        ar: 'ما شدة الألم من 0 إلى 10؟',
        'zh-Hans': '疼痛程度是多少，从 0 到 10？',
        vi: 'Đau đến mức nào, từ 0 đến 10?',
      }),
      enableWhen: [{ question: 'pain', operator: '=', answerBoolean: true }],
      extension: [
        { url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueInteger: 0 },
        { url: 'http://hl7.org/fhir/StructureDefinition/maxValue', valueInteger: 10 },
      ],
    },
    {
      linkId: 'tell',
      type: 'string',
      text: 'What should we know before we see you?',
      _text: inLanguages({
        es: '¿Qué debemos saber antes de verle?',
        ar: 'ماذا ينبغي أن نعرف قبل أن نراك؟',
        'zh-Hans': '见您之前，我们需要知道什么？',
        vi: 'Chúng tôi nên biết điều gì trước khi gặp quý vị?',
      }),
    },
  ],
};

const often = (
  [
    ['LA6568-5', 'Not at all', 'Ningún día'],
    ['LA6569-3', 'Several days', 'Varios días'],
    ['LA6570-1', 'More than half the days', 'Más de la mitad de los días'],
    ['LA6571-9', 'Nearly every day', 'Casi todos los días'],
  ] as const
).map(([code, display, spanish], score) => ({
  valueCoding: { system: 'http://loinc.org', code, display, _display: inLanguages({ es: spanish }) },
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: score }],
}));

/** PHQ-9, free to reproduce, with its own Spanish text. */
const problems = [
  ['44250-9', 'Little interest or pleasure in doing things', 'Poco interés o placer en hacer cosas'],
  ['44255-8', 'Feeling down, depressed, or hopeless', 'Se ha sentido decaído(a), deprimido(a) o sin esperanzas'],
  [
    '44259-0',
    'Trouble falling or staying asleep, or sleeping too much',
    'Ha tenido dificultad para quedarse o permanecer dormido(a), o ha dormido demasiado',
  ],
  ['44254-1', 'Feeling tired or having little energy', 'Se ha sentido cansado(a) o con poca energía'],
  ['44251-7', 'Poor appetite or overeating', 'Sin apetito o ha comido en exceso'],
  [
    '44258-2',
    'Feeling bad about yourself — or that you are a failure or have let yourself or your family down',
    'Se ha sentido mal con usted mismo(a), o que es un fracaso o que ha quedado mal con usted mismo(a) o con su familia',
  ],
  [
    '44252-5',
    'Trouble concentrating on things, such as reading the newspaper or watching television',
    'Ha tenido dificultad para concentrarse en ciertas actividades, como leer el periódico o ver la televisión',
  ],
  [
    '44253-3',
    'Moving or speaking so slowly that other people could have noticed. Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual',
    '¿Se ha movido o hablado tan lento que otras personas podrían haberlo notado? O lo contrario: muy inquieto(a) o agitado(a), moviéndose mucho más de lo normal',
  ],
  [
    '44260-8',
    'Thoughts that you would be better off dead, or of hurting yourself in some way',
    'Pensamientos de que estaría mejor muerto(a) o de lastimarse de alguna manera',
  ],
] as const;

const lead = 'Over the last 2 weeks, how often have you been bothered by this?';

const phq9 = {
  resourceType: 'Questionnaire',
  url: 'https://foyer.example/forms/phq-9',
  version: '1',
  status: 'active',
  language: 'en',
  title: 'PHQ-9',
  _title: inLanguages({ es: 'PHQ-9' }),
  item: [
    {
      linkId: 'problems',
      type: 'group',
      text: lead,
      _text: inLanguages({ es: 'Durante las últimas 2 semanas, ¿con qué frecuencia le ha molestado esto?' }),
      item: [
        ...problems.map(([code, text, spanish], index) => ({
          linkId: `q${index + 1}`,
          type: 'choice',
          required: true,
          code: [{ system: 'http://loinc.org', code }],
          text,
          _text: inLanguages({ es: spanish }),
          answerOption: often,
        })),
        {
          linkId: 'total',
          type: 'integer',
          readOnly: true,
          code: [{ system: 'http://loinc.org', code: '44261-6' }],
          text: 'Total score',
          _text: inLanguages({ es: 'Puntuación total' }),
          extension: [
            {
              url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
              valueExpression: {
                language: 'text/fhirpath',
                expression: "%resource.item.where(linkId != 'total').answer.value.ordinal().sum()",
              },
            },
          ],
        },
      ],
    },
  ],
};
