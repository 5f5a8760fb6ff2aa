import { useEffect, useState } from 'react';
import type { SiteSettings } from '../../../shared/domain/site.ts';
import { logoBytes } from './logo.ts';

/** An address the page may load; the content policy allows `blob:` and no `data:` pictures. Let go when the logo changes. */
export function useLogoUrl(logo: SiteSettings['logo']): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (logo === null) {
      setUrl(null);
      return;
    }
    const made = URL.createObjectURL(new Blob([logoBytes(logo)], { type: logo.type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [logo]);
  return url;
}
