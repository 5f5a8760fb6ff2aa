import { NoticeIcon } from '../ui/icons.tsx';

/** A danger that staff must look at before they go on: in red, which only staff ever see, and with a sign. */
export const Warning = ({ children }: { readonly children: string }) => (
  <p className="warning">
    <NoticeIcon />
    <span>{children}</span>
  </p>
);
