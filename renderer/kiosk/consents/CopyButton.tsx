import { Button } from '../../ui/Button.tsx';
import { Tick } from '../../ui/Tick.tsx';
import type { ConsentProps } from './OneConsent.tsx';

/** A wish that can be taken back until all is signed. */
export const CopyButton = ({ words, draft, change }: Pick<ConsentProps, 'words' | 'draft' | 'change'>) => (
  <Button
    className="consent-copy"
    pressed={draft.copy}
    icon={draft.copy ? <Tick /> : undefined}
    onPress={() => change((one) => ({ ...one, copy: !one.copy }))}
  >
    {words.consents.copy}
  </Button>
);
