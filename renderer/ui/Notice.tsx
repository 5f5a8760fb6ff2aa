import type { ReactNode } from 'react';
import { NoticeIcon } from './icons.tsx';
import './Notice.css';

interface Props {
  readonly children: ReactNode;
  readonly kind?: 'caution' | 'plain';
}

/** A standing sentence about this screen, in words and with a sign, never by colour alone. */
export const Notice = ({ children, kind = 'caution' }: Props) => (
  <p className={`notice notice-${kind}`}>
    <NoticeIcon />
    <span>{children}</span>
  </p>
);
