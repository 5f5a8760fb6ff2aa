interface Props {
  readonly at: number;
  readonly last: number;
  /** What each button is called aloud, and the short word on the last one. */
  readonly say: { readonly up: string; readonly down: string; readonly remove: string; readonly removeShort: string };
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** A rule's place in its list: up, down, or gone. */
export const RuleOrder = ({ at, last, say, onMove, onRemove }: Props) => (
  <div className="rule-order">
    <button type="button" className="icon-button" disabled={at === 0} aria-label={say.up} title={say.up} onClick={() => onMove(-1)}>
      ↑
    </button>
    <button type="button" className="icon-button" disabled={at === last} aria-label={say.down} title={say.down} onClick={() => onMove(1)}>
      ↓
    </button>
    <button type="button" className="text-button" aria-label={say.remove} onClick={onRemove}>
      {say.removeShort}
    </button>
  </div>
);
