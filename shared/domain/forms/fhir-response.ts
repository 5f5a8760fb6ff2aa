import { z } from 'zod';

/** A FHIR R4 QuestionnaireResponse, the part that is written and read here. Source: hl7.org/fhir/R4/questionnaireresponse.html. */
export interface QuestionnaireResponse {
  readonly resourceType: 'QuestionnaireResponse';
  /** canonical|version */
  readonly questionnaire: string;
  readonly status: 'completed' | 'in-progress';
  readonly language?: string;
  readonly subject?: { readonly reference: string };
  /** FHIR dateTime with an offset. */
  readonly authored: string;
  readonly item?: readonly ResponseItem[];
}

export interface ResponseItem {
  readonly linkId: string;
  readonly text?: string;
  readonly answer?: readonly ResponseAnswer[];
  readonly item?: readonly ResponseItem[];
}

export type ResponseAnswer = AnswerValue & { readonly item?: readonly ResponseItem[] };

export type AnswerValue =
  | { readonly valueBoolean: boolean }
  | { readonly valueInteger: number }
  | { readonly valueDecimal: number }
  | { readonly valueDate: string }
  | { readonly valueString: string }
  | { readonly valueCoding: { readonly system?: string; readonly code: string; readonly display?: string } }
  | { readonly valueQuantity: { readonly value: number; readonly unit?: string; readonly system?: string; readonly code?: string } };

/** What is read back, from this product or from elsewhere. */
export type ReadItem = { readonly linkId: string; readonly answer?: ReadAnswer[] | undefined; readonly item?: ReadItem[] | undefined };
export interface ReadAnswer {
  readonly [key: string]: unknown;
  readonly item?: ReadItem[] | undefined;
}
const Answer: z.ZodType<ReadAnswer> = z.looseObject({ item: z.array(z.lazy(() => Item)).optional() });
const Item: z.ZodType<ReadItem> = z.object({
  linkId: z.string(),
  answer: z.array(Answer).optional(),
  item: z.array(z.lazy(() => Item)).optional(),
});

export const ReadResponse = z.object({
  resourceType: z.literal('QuestionnaireResponse'),
  questionnaire: z.string().optional(),
  item: z.array(Item).optional(),
});
