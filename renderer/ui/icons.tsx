import type { ReactNode } from 'react';

interface IconProps {
  readonly children: ReactNode;
  /** Arrows point the other way in right-to-left scripts. */
  readonly mirrored?: boolean;
}

/** A line drawing on a 24 x 24 grid. Always beside words or under a label, so hidden from screen readers. */
const Icon = ({ children, mirrored = false }: IconProps) => (
  <svg className={mirrored ? 'icon icon-mirrored' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    {children}
  </svg>
);

export const BackIcon = () => (
  <Icon mirrored>
    <path d="M20 12H4m7-7-7 7 7 7" />
  </Icon>
);
export const NextIcon = () => (
  <Icon mirrored>
    <path d="M4 12h16m-7-7 7 7-7 7" />
  </Icon>
);
export const HelpIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="9.2" />
    <path d="M9.4 9.4a2.7 2.7 0 1 1 4 2.4c-.9.5-1.4 1-1.4 2M12 17.2v.1" />
  </Icon>
);
export const DeskIcon = () => (
  <Icon>
    <circle cx="12" cy="6.6" r="3.1" />
    <path d="M5.6 15.4c.6-3.2 3.2-4.6 6.4-4.6s5.8 1.4 6.4 4.6M2.5 15.4h19M4.5 15.4V21m15-5.6V21" />
  </Icon>
);
export const EraseIcon = () => (
  <Icon mirrored>
    <path d="M8.5 5H21v14H8.5L2.5 12zM11.5 9.2l5.6 5.6m0-5.6-5.6 5.6" />
  </Icon>
);
export const GlobeIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="9.2" />
    <path d="M2.8 12h18.4M12 2.8c3 3 3.8 6 3.8 9.2S15 18.2 12 21.2c-3-3-3.8-6-3.8-9.2S9 5.8 12 2.8" />
  </Icon>
);
export const LargerTextIcon = () => (
  <Icon>
    <path d="m2.5 19 4.2-11 4.2 11M3.9 15.5h5.6M12 19l5-14 5 14M13.7 14.5h6.6" />
  </Icon>
);
export const ContrastIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="9.2" />
    <path d="M12 2.8a9.2 9.2 0 0 1 0 18.4z" fill="currentcolor" />
  </Icon>
);
export const CheckIcon = () => (
  <Icon>
    <path d="m4.5 12.5 5 5L19.5 7" />
  </Icon>
);
export const DeviceIcon = () => (
  <Icon>
    <rect x="5" y="2.8" width="14" height="18.4" rx="2" />
    <path d="M10.5 18h3" />
  </Icon>
);
export const ClinicIcon = () => (
  <Icon>
    <path d="M4 21V9l8-6 8 6v12zM12 10v6m-3-3h6" />
  </Icon>
);
export const EyeIcon = () => (
  <Icon>
    <path d="M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12z" />
    <circle cx="12" cy="12" r="2.8" />
  </Icon>
);
export const PencilIcon = () => (
  <Icon>
    <path d="m4 20 1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5l3.5 3.5" />
  </Icon>
);
export const ChairIcon = () => (
  <Icon mirrored>
    <path d="M6 3v10h11v8M6 13v8M17 13c0-2.2-1.3-3.5-3.5-3.5H6" />
  </Icon>
);
export const SpaceIcon = () => (
  <Icon>
    <path d="M4 10v5h16v-5" />
  </Icon>
);
export const ShiftIcon = () => (
  <Icon>
    <path d="m12 4 7.5 8H15v7H9v-7H4.5z" />
  </Icon>
);
export const QuietIcon = () => (
  <Icon>
    <path d="M4 9.5v5h3.5L12 19V5L7.5 9.5zM16 10l5 4m0-4-5 4" />
  </Icon>
);
export const QuieterIcon = () => (
  <Icon>
    <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 12H21" />
  </Icon>
);
export const LouderIcon = () => (
  <Icon>
    <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 12H21M18.25 9.25v5.5" />
  </Icon>
);
export const SpeakIcon = () => (
  <Icon>
    <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" />
    <path d="M15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11" />
  </Icon>
);

export const HeadphonesIcon = () => (
  <Icon>
    <path d="M4 18v-5a8 8 0 0 1 16 0v5" />
    <path d="M4 15h3v6H4zM17 15h3v6h-3z" />
  </Icon>
);
export const TwoFingersIcon = () => (
  <Icon>
    <path d="M6 21V9a2.4 2.4 0 0 1 4.8 0v12M13.2 21V9A2.4 2.4 0 0 1 18 9v12" />
    <path d="M4.6 5.6a5 5 0 0 1 7.4-.9 5 5 0 0 1 7.4.9" />
  </Icon>
);
export const NoticeIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="9.2" />
    <path d="M12 7v6.5M12 16.8v.1" />
  </Icon>
);
export const PeopleIcon = () => (
  <Icon>
    <circle cx="9" cy="7.5" r="3.3" />
    <path d="M2.5 20c.5-4.3 3-6.3 6.5-6.3s6 2 6.5 6.3M19 8v7m-3.5-3.5h7" />
  </Icon>
);
