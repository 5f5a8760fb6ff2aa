import '../ui/Button.css';

interface Props {
  readonly children: string;
  readonly busy?: boolean;
}

/** The primary button of a form; Enter in any of its fields presses it. */
export const SubmitButton = ({ children, busy = false }: Props) => (
  <button type="submit" className="button button-primary" aria-disabled={busy || undefined}>
    <span className="button-words">{children}</span>
  </button>
);
