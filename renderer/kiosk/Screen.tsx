import { type ReactNode, useContext, useEffect, useRef } from 'react';
import { TouchGateContext } from '../ui/press.ts';
import { useFit } from './use-fit.ts';
import './Screen.css';

interface Props {
  /** Names the screen; a new name means a new screen: focus goes to its heading and touches settle first. */
  readonly name: string;
  readonly header: ReactNode;
  readonly footer: ReactNode;
  readonly children: ReactNode;
  readonly ground?: 'paper' | 'arrived';
  readonly notice?: ReactNode;
  /** Changes when the words may need another size: screen, language, text size. */
  readonly fitKey: string;
  /** Something else, such as the idle warning, is in front. */
  readonly covered?: boolean;
}

/** The frame every screen stands in: header, one task, footer, in a block a seated person can reach. */
export function Screen({ name, header, footer, children, ground = 'paper', notice, covered = false, fitKey }: Props) {
  const block = useRef<HTMLDivElement>(null);
  useFit(block, fitKey);
  return (
    <div className={`screen screen-${ground}`} inert={covered}>
      {notice !== undefined && <aside className="screen-notice">{notice}</aside>}
      <div className="screen-block" ref={block}>
        <header className="screen-header">{header}</header>
        <Task key={name}>{children}</Task>
        <footer className="screen-footer">{footer}</footer>
      </div>
    </div>
  );
}

/** One task, new with every screen: touches settle first, and reading begins at its heading. */
function Task({ children }: { readonly children: ReactNode }) {
  const gate = useContext(TouchGateContext);
  const task = useRef<HTMLElement>(null);
  useEffect(() => {
    gate.screenShown(performance.now());
    task.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [gate]);
  return (
    <main className="screen-task" ref={task}>
      {children}
    </main>
  );
}
