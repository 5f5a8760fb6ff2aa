import { type ReactNode, useContext, useEffect, useRef } from 'react';
import { TouchGateContext } from '../ui/press.ts';
import type { FrameParts } from './tasks/frame.ts';
import { useFit } from './use-fit.ts';
import './Screen.css';

interface Props {
  readonly frame: FrameParts;
  /** Names the screen; a new name means a new screen: focus goes to its heading and touches settle first. */
  readonly name: string;
  readonly footer: ReactNode;
  /** About the person: a loudspeaker says only what everybody reads. */
  readonly personal?: boolean;
  readonly children: ReactNode;
}

/** The frame every screen stands in: header, one task, footer, in a block a seated person can reach. */
export function Screen({ frame, name, footer, personal = false, children }: Props) {
  const { header, ground, notice, covered, fit } = frame;
  const block = useRef<HTMLDivElement>(null);
  useFit(block, `${name} ${fit}`);
  return (
    <div className={`screen screen-${ground}`} inert={covered}>
      {notice !== undefined && <aside className="screen-notice">{notice}</aside>}
      <div className="screen-block" ref={block}>
        <header className="screen-header">{header}</header>
        <Task key={name} name={name} personal={personal}>
          {children}
        </Task>
        <footer className="screen-footer">{footer}</footer>
      </div>
    </div>
  );
}

/** One task, new with every screen: touches settle first, and reading begins at its heading. */
function Task({ name, personal, children }: Pick<Props, 'name' | 'children'> & { readonly personal: boolean }) {
  const gate = useContext(TouchGateContext);
  const task = useRef<HTMLElement>(null);
  useEffect(() => {
    gate.screenShown(performance.now());
    task.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [gate]);
  return (
    <main className="screen-task" data-screen={name} data-personal={personal ? '' : undefined} ref={task}>
      {children}
    </main>
  );
}
