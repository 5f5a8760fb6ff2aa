import type { Catalogue } from '../../i18n/catalogue.ts';
import { Button } from '../../ui/Button.tsx';
import { Tick } from '../../ui/Tick.tsx';

interface Props<Draft extends { readonly copy: boolean }> {
  readonly words: Catalogue;
  readonly draft: Draft;
  readonly change: (next: (draft: Draft) => Draft) => void;
}

/** A wish that can be taken back until all is done. */
export const CopyButton = <Draft extends { readonly copy: boolean }>({ words, draft, change }: Props<Draft>) => (
  <Button
    className="consent-copy"
    pressed={draft.copy}
    icon={draft.copy ? <Tick /> : undefined}
    onPress={() => change((one) => ({ ...one, copy: !one.copy }))}
  >
    {words.consents.copy}
  </Button>
);
