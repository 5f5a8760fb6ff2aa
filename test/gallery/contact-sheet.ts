import type { Picture } from './plan.ts';

/** One page that shows every picture, a screen per row; what is shown is chosen above. */
export const contactSheet = (pictures: readonly Picture[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Foyer: every screen</title>
<style>
  body { margin: 0 16px 48px; background: #e9e6df; color: #1c2b33; font: 15px/1.4 system-ui, sans-serif; }
  form { position: sticky; inset-block-start: 0; display: flex; flex-wrap: wrap; gap: 4px 24px; padding: 12px 0; background: #e9e6df; }
  fieldset { display: flex; gap: 12px; padding: 0; border: 0; }
  h2 { margin: 24px 0 8px; font-size: 17px; }
  .row { display: grid; grid-template-columns: repeat(auto-fill, minmax(360px, 1fr)); gap: 12px; align-items: start; }
  figure { margin: 0; }
  img { display: block; inline-size: 100%; block-size: auto; border: 1px solid #b9b3a5; background: #fff; }
  figcaption { font-size: 13px; }
  [hidden] { display: none; }
</style>
<h1>Every screen</h1>
<form>${['language', 'size', 'theme'].map((name) => choices(name as Trait, pictures)).join('')}</form>
${byScreen(pictures)
  .map(([title, some]) => `<section><h2>${title}</h2><div class="row">${some.map(figure).join('')}</div></section>`)
  .join('\n')}
<script>
  const form = document.querySelector('form');
  const show = () => {
    const chosen = new Set([...form.querySelectorAll(':checked')].map((box) => box.name + ' ' + box.value));
    for (const one of document.querySelectorAll('figure'))
      one.hidden = !['language', 'size', 'theme'].every((name) => chosen.has(name + ' ' + one.dataset[name]));
  };
  form.addEventListener('change', show);
  show();
</script>
</html>
`;

type Trait = 'language' | 'size' | 'theme';

const trait = ({ language, size, theme }: Picture, name: Trait): string => ({ language, size: size.name, theme })[name];

function choices(name: Trait, pictures: readonly Picture[]): string {
  const values = [...new Set(pictures.map((one) => trait(one, name)))];
  const boxes = values.map((value) => `<label><input type="checkbox" checked name="${name}" value="${value}"> ${value}</label>`);
  return `<fieldset><legend hidden>${name}</legend>${boxes.join('')}</fieldset>`;
}

function byScreen(pictures: readonly Picture[]): readonly (readonly [string, readonly Picture[]])[] {
  const rows = new Map<string, Picture[]>();
  for (const picture of pictures) {
    const title = `${picture.surface}: ${picture.screen}`;
    rows.set(title, [...(rows.get(title) ?? []), picture]);
  }
  return [...rows];
}

const figure = (picture: Picture): string => {
  const { file, language, size, theme } = picture;
  const said = `${language}, ${size.name}, ${theme}`;
  return `<figure data-language="${language}" data-size="${size.name}" data-theme="${theme}"><a href="${file}"><img loading="lazy" src="${file}" alt="${picture.screen}, ${said}" width="${size.width}" height="${size.height}"></a><figcaption>${said}</figcaption></figure>`;
};
