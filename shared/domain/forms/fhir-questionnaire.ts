import { z } from 'zod';

/**
 * The parts of a FHIR R4 Questionnaire that are read here. Tolerant: what is not named is kept out of sight, and `value[x]`
 * stays unread until somebody asks for it by type. Source: hl7.org/fhir/R4/questionnaire.html.
 */
export interface FhirExtension {
  readonly [key: string]: unknown;
  readonly url: string;
  readonly extension?: FhirExtension[] | undefined;
}
const Extension: z.ZodType<FhirExtension> = z.looseObject({ url: z.string(), extension: z.array(z.lazy(() => Extension)).optional() });
const extension = z.array(Extension).optional();

/** The companion of a primitive: where its translations are. */
const Companion = z.object({ extension }).optional().catch(undefined);
export type FhirCompanion = z.infer<typeof Companion>;

export const FhirCoding = z.object({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
  _display: Companion,
  extension,
});
export type FhirCoding = z.infer<typeof FhirCoding>;

/** An object with one `value[x]`, or `answer[x]` in a condition. */
const Choice = z.looseObject({ extension, modifierExtension: extension });
export type FhirChoice = z.infer<typeof Choice>;

const FhirCondition = z.looseObject({ question: z.string(), operator: z.string(), modifierExtension: extension });
export type FhirCondition = z.infer<typeof FhirCondition>;

const ItemFields = z.object({
  linkId: z.string().min(1).optional(),
  type: z.string().optional(),
  text: z.string().optional(),
  _text: Companion,
  prefix: z.string().optional(),
  _prefix: Companion,
  code: z.array(FhirCoding).optional(),
  enableWhen: z.array(FhirCondition).optional(),
  enableBehavior: z.enum(['all', 'any']).optional(),
  required: z.boolean().optional(),
  repeats: z.boolean().optional(),
  readOnly: z.boolean().optional(),
  maxLength: z.number().int().positive().optional(),
  answerValueSet: z.string().optional(),
  answerOption: z.array(Choice).optional(),
  initial: z.array(Choice).optional(),
  extension,
  modifierExtension: extension,
});
export type FhirItem = z.infer<typeof ItemFields> & { readonly item?: FhirItem[] | undefined };
const FhirItem: z.ZodType<FhirItem> = ItemFields.extend({ item: z.array(z.lazy(() => FhirItem)).optional() });

const designation = z.array(z.object({ language: z.string().optional(), value: z.string() })).optional();
const ConceptFields = z.object({
  code: z.string().optional(),
  display: z.string().optional(),
  system: z.string().optional(),
  abstract: z.boolean().optional(),
  inactive: z.boolean().optional(),
  designation,
  extension,
  /** R5's place for weights, seen in R4 files too. */
  property: z.array(z.looseObject({ code: z.string() })).optional(),
});
export type FhirConcept = z.infer<typeof ConceptFields> & { readonly contains?: FhirConcept[] | undefined };
const Contains: z.ZodType<FhirConcept> = ConceptFields.extend({ contains: z.array(z.lazy(() => Contains)).optional() });

const Include = z.object({
  system: z.string().optional(),
  concept: z.array(ConceptFields).optional(),
  filter: z.array(z.unknown()).optional(),
  valueSet: z.array(z.string()).optional(),
});

export const FhirValueSet = z.object({
  resourceType: z.literal('ValueSet'),
  id: z.string().optional(),
  url: z.string().optional(),
  version: z.string().optional(),
  compose: z.object({ include: z.array(Include).optional(), exclude: z.array(z.unknown()).optional() }).optional(),
  expansion: z.object({ contains: z.array(Contains).optional() }).optional(),
});
export type FhirValueSet = z.infer<typeof FhirValueSet>;

export const FhirQuestionnaire = z.object({
  resourceType: z.literal('Questionnaire'),
  url: z.string().min(1).optional(),
  version: z.string().min(1).optional(),
  status: z.string().optional(),
  language: z.string().min(1).optional(),
  title: z.string().optional(),
  _title: Companion,
  name: z.string().optional(),
  code: z.array(FhirCoding).optional(),
  implicitRules: z.string().optional(),
  contained: z.array(z.looseObject({ resourceType: z.string() })).optional(),
  item: z.array(FhirItem).optional(),
  extension,
  modifierExtension: extension,
});
export type FhirQuestionnaire = z.infer<typeof FhirQuestionnaire>;
