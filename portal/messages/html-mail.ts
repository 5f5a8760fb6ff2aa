/** One part of a mail, from top to bottom. */
export type Block =
  | { readonly kind: 'line' | 'strong' | 'heading' | 'code'; readonly text: string }
  | { readonly kind: 'list'; readonly lines: readonly string[] }
  | { readonly kind: 'qr'; readonly alt: string };

export interface MailFrame {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly clinic: string;
  readonly title: string;
}

/** The picture of the QR in a mail, by its content id. */
export const qrContentId = 'qr@foyer';

/** One column, no links, nothing loaded from anywhere: a mail that looks the same everywhere and teaches nobody to click. */
export const htmlMail = ({ language, direction, clinic, title }: MailFrame, blocks: readonly Block[]): string =>
  `<!doctype html>
<html lang="${escaped(language)}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>
<body style="margin:0;padding:24px;background:#ffffff;color:#1b1b1b;font:18px/1.5 'IBM Plex Sans',Arial,sans-serif">
<div style="max-width:560px;margin:0 auto">
<p style="margin:0 0 24px;font-weight:600">${escaped(clinic)}</p>
${blocks.map(blockHtml).join('\n')}
</div></body></html>
`;

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'line':
      return `<p style="margin:0 0 16px">${escaped(block.text)}</p>`;
    case 'strong':
      return `<p style="margin:0 0 24px;font-size:22px;font-weight:600">${escaped(block.text)}</p>`;
    case 'heading':
      return `<h2 style="margin:24px 0 8px;font-size:18px">${escaped(block.text)}</h2>`;
    case 'code':
      return `<p dir="ltr" style="margin:0 0 24px;font-size:30px;font-weight:600;letter-spacing:1px">${escaped(block.text)}</p>`;
    case 'list':
      return `<ul style="margin:0 0 16px;padding-inline-start:24px">${block.lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`;
    case 'qr':
      return `<p style="margin:0 0 16px"><img src="cid:${qrContentId}" alt="${escaped(block.alt)}" width="240" height="240"></p>`;
  }
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] ?? char);
