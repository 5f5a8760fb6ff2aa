import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import './PagedText.css';

interface Props {
  /** Plain text; an empty line parts paragraphs. */
  readonly text: string;
  readonly page: number;
  /** Told whenever the text takes another number of pages: another glass, text size or language. */
  readonly onPages: (pages: number) => void;
  readonly label: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

/** A long text as pages of the room it has, never behind a scroll bar. The whole text stays in the page for screen readers. */
export function PagedText({ text, page, onPages, label, lang, dir }: Props) {
  const frame = useRef<HTMLElement>(null);
  const [measured, setMeasured] = useState(0);
  const last = useRef(0);
  useEffect(() => {
    const again = () => setMeasured((count) => count + 1);
    void document.fonts?.ready.then(again);
    window.addEventListener('resize', again);
    return () => window.removeEventListener('resize', again);
  }, []);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const gap = Number.parseFloat(getComputedStyle(element).columnGap) || 0;
    const step = element.clientWidth + gap;
    const pages = element.clientWidth === 0 ? 1 : Math.max(1, Math.round((element.scrollWidth + gap) / step));
    element.scrollLeft = (dir === 'rtl' ? -1 : 1) * Math.min(page, pages - 1) * step;
    if (pages === last.current) return;
    last.current = pages;
    onPages(pages);
  });
  return (
    <section ref={frame} className="paged-text" aria-label={label} lang={lang} dir={dir} data-measured={measured} data-clinic>
      {text.split(/\n\s*\n/).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </section>
  );
}
