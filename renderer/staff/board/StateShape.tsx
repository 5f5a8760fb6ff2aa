import type { ReactNode } from 'react';
import type { Shape } from './row-view.ts';

const drawings: Readonly<Record<Shape, ReactNode>> = {
  booked: <circle cx="10" cy="10" r="7" />,
  overdue: <path d="M10 2.5 18 17H2z" />,
  arrived: <circle className="shape-full" cx="10" cy="10" r="7" />,
  'checked-in': (
    <>
      <circle className="shape-full" cx="10" cy="10" r="8" />
      <path className="shape-inside" d="m6.3 10.2 2.6 2.6 4.8-5.4" />
    </>
  ),
  fulfilled: <path d="m3.5 10.5 4.3 4.3 8.7-9.6" />,
  cancelled: <path d="m5 5 10 10M15 5 5 15" />,
  noshow: <path d="M4 10h12" />,
  care: <path className="shape-full" d="M10 2 18 10 10 18 2 10z" />,
  help: (
    <>
      <path className="shape-full" d="M2.5 3h15v11H10l-4 4v-4H2.5z" />
      <path className="shape-inside" d="M10 5.5v4M10 11.6v.1" />
    </>
  ),
  number: <path d="M2.5 3h15v11H10l-4 4v-4H2.5z" />,
  parked: <path d="M3.5 3.5h13v13h-13zM8 7.2v5.6m4-5.6v5.6" />,
};

/** The state of a row as a shape; the words beside it say the same. */
export const StateShape = ({ shape }: { readonly shape: Shape }) => (
  <svg className={`shape shape-${shape}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    {drawings[shape]}
  </svg>
);
