import './Tick.css';

/** A tick in a ring that draws itself once in 400 ms, or stands still under reduced motion. */
export const Tick = () => (
  <svg className="tick" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
    <circle className="tick-ring" cx="24" cy="24" r="22" />
    <path className="tick-mark" d="m14 25 7 7 14-16" pathLength="1" />
  </svg>
);
