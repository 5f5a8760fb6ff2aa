import type { ColumnType } from 'kysely';
import type { TenantId } from '../../shared/domain/ids.ts';
import type { AddedLanguageCode } from '../../shared/domain/language.ts';
import type { Instant } from '../../shared/domain/time.ts';

/** The table of portal/migrations/0012-languages.ts. */
export interface LanguageTables {
  language: {
    tenant: TenantId;
    code: AddedLanguageCode;
    version: number;
    /** Everything of the language but its code and version. */
    words: ColumnType<unknown, string, never>;
    added_at: Instant;
    retired_at: Instant | null;
  };
}
