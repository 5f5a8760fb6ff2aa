import { useEffect, useRef, useState } from 'react';
import { useWords } from './words/use-words.ts';

interface Props {
  readonly person: { readonly name: string; readonly role: string };
  readonly items: readonly { readonly text: string; readonly lang?: string; readonly onPress: () => void }[];
}

/** Who is signed in, and what is wanted seldom. Closes on Esc and when the focus leaves it. */
export function BarMenu({ person, items }: Props) {
  const { bar } = useWords();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) first.current?.focus();
  }, [open]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches keys and focus of the buttons inside.
    <div
      className="menu"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button ref={button} type="button" className="menu-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="menu-name">{person.name}</span>
        <span className="menu-role">{person.role}</span>
        <span className="visually-hidden">, {bar.more}</span>
      </button>
      {open && (
        <ul className="menu-items">
          {items.map(({ text, lang, onPress }, at) => (
            <li key={text}>
              <button
                ref={at === 0 ? first : undefined}
                type="button"
                lang={lang}
                onClick={() => {
                  setOpen(false);
                  button.current?.focus();
                  onPress();
                }}
              >
                {text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
