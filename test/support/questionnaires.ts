/** Questionnaires as a clinic would write them. Their words are our own, except that the ninth mood question carries its LOINC code. */
const scored = (code: string, display: string, score: number) => ({
  valueCoding: { system: 'http://example.org/often', code, display },
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: score }],
});

const often = [
  scored('never', 'Not at all', 0),
  scored('days', 'Several days', 1),
  scored('half', 'More than half the days', 2),
  scored('daily', 'Nearly every day', 3),
];

/** Nine scored questions, one of them a safety question, and their total: shaped like PHQ-9. */
export const moodQuestionnaire = (over: object = {}) => ({
  resourceType: 'Questionnaire',
  url: 'https://clinic.example/forms/mood',
  version: '1',
  status: 'active',
  language: 'en',
  title: 'How you have felt',
  item: [
    ...Array.from({ length: 9 }, (_, index) => ({
      linkId: `q${index + 1}`,
      text: index === 8 ? 'Thoughts that you would be better off dead' : `Problem ${index + 1}`,
      type: 'choice',
      required: true,
      answerOption: often,
      ...(index === 8 ? { code: [{ system: 'http://loinc.org', code: '44260-8' }] } : {}),
    })),
    {
      linkId: 'total',
      text: 'Total score',
      type: 'integer',
      readOnly: true,
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
  ...over,
});

/** One question that needs a person when it is answered with yes. */
export const safetyQuestionnaire = () => ({
  resourceType: 'Questionnaire',
  url: 'https://clinic.example/forms/safety',
  version: '1',
  status: 'active',
  language: 'en',
  title: 'A question about you',
  item: [
    { linkId: 'sleep', text: 'Do you sleep well?', type: 'boolean' },
    {
      linkId: 'harm',
      text: 'Have you thought of hurting yourself?',
      type: 'boolean',
      required: true,
      code: [{ system: 'http://loinc.org', code: '44260-8' }],
    },
  ],
});

/** Three screens: a yes or no, a text that depends on it, and a number with its unit. Also in Spanish. */
export const shortQuestionnaire = (over: object = {}) => ({
  resourceType: 'Questionnaire',
  url: 'https://clinic.example/forms/before',
  version: '1',
  status: 'active',
  language: 'en',
  title: 'Before your visit',
  _title: inSpanish('Antes de su cita'),
  item: [
    { linkId: 'pain', text: 'Do you have pain today?', _text: inSpanish('¿Tiene dolor hoy?'), type: 'boolean', required: true },
    {
      linkId: 'where',
      text: 'Where does it hurt?',
      _text: inSpanish('¿Dónde le duele?'),
      type: 'string',
      required: true,
      enableWhen: [{ question: 'pain', operator: '=', answerBoolean: true }],
    },
    {
      linkId: 'glasses',
      text: 'How many glasses of water do you drink a day?',
      _text: inSpanish('¿Cuántos vasos de agua bebe al día?'),
      type: 'integer',
    },
  ],
  ...over,
});

function inSpanish(content: string) {
  const url = 'http://hl7.org/fhir/StructureDefinition/translation';
  return {
    extension: [
      {
        url,
        extension: [
          { url: 'lang', valueCode: 'es' },
          { url: 'content', valueString: content },
        ],
      },
    ],
  };
}
