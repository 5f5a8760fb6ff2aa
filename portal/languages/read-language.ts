import { readFileSync } from 'node:fs';
import { type Checked, checkLanguage, type Fault } from '../../renderer/i18n/added/check-language.ts';
import { LanguageFile } from '../../shared/domain/language-file.ts';
import { err, type Result } from '../../shared/result.ts';
import { codeOf } from '../troubles.ts';
import { messageSentences } from './message-sentences.ts';

/** Why a file was not taken: it could not be read, or these things in it are to be put right. */
export type Refused = { readonly kind: 'unread'; readonly code: string } | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

export function readLanguage(path: string): Result<Checked, Refused> {
  const text = textOf(path);
  if (typeof text !== 'string') return err({ kind: 'unread', code: text.code });
  const json = jsonOf(text);
  if (json === undefined) return faults([{ key: path, say: 'It is not JSON. Look for a missing comma or quotation mark.' }]);
  const file = LanguageFile.safeParse(json);
  if (!file.success)
    return faults(
      file.error.issues.map(({ path: at, message }) => ({
        key: at.join('.') || path,
        say: `${sentence(message)} Keep the shape of the template.`,
      })),
    );
  const checked = checkLanguage(file.data, messageSentences);
  return checked.ok ? checked : faults(checked.error);
}

const faults = (found: readonly Fault[]): Result<never, Refused> => err({ kind: 'faults', faults: found });
const sentence = (words: string): string => (words.endsWith('.') ? words : `${words}.`);

function textOf(path: string): string | { readonly code: string } {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    return { code };
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
