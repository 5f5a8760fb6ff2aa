/** Languages a patient may say they prefer, by BCP 47 tag, each in its own name. What a kiosk itself speaks is another list. */
export const spokenLanguages = [
  { tag: 'en', ownName: 'English' },
  { tag: 'es', ownName: 'Español' },
  { tag: 'zh-Hans', ownName: '中文' },
  { tag: 'vi', ownName: 'Tiếng Việt' },
  { tag: 'ar', ownName: 'العربية' },
  { tag: 'pt', ownName: 'Português' },
  { tag: 'fr', ownName: 'Français' },
  { tag: 'ru', ownName: 'Русский' },
  { tag: 'ht', ownName: 'Kreyòl ayisyen' },
  { tag: 'ko', ownName: '한국어' },
  { tag: 'fil', ownName: 'Filipino' },
  { tag: 'hi', ownName: 'हिन्दी' },
  { tag: 'ur', ownName: 'اردو' },
  { tag: 'fa', ownName: 'فارسی' },
  { tag: 'bn', ownName: 'বাংলা' },
  { tag: 'pa', ownName: 'ਪੰਜਾਬੀ' },
  { tag: 'pl', ownName: 'Polski' },
  { tag: 'uk', ownName: 'Українська' },
  { tag: 'de', ownName: 'Deutsch' },
  { tag: 'it', ownName: 'Italiano' },
  { tag: 'ja', ownName: '日本語' },
  { tag: 'am', ownName: 'አማርኛ' },
  { tag: 'so', ownName: 'Soomaali' },
  { tag: 'ase', ownName: 'American Sign Language' },
] as const;

/** A language in its own name; a tag that is not in the list stands for itself. `pt-BR` is `pt`. */
export const ownNameOf = (tag: string): string =>
  spokenLanguages.find((one) => one.tag === tag)?.ownName ??
  spokenLanguages.find((one) => one.tag === tag.toLowerCase().split(/[-_]/)[0])?.ownName ??
  (/^(zh|cmn|yue)([-_]|$)/i.test(tag) ? '中文' : tag);
