import { canCheckInByCode, type Invited } from '../e2e/clinic.ts';
import { NotApplicable } from './log.ts';

/** One visit by code while the portal answers: what the patient asks to have changed, in which language, and what is photographed. */
export interface Part {
  readonly visitor: Invited;
  readonly asks: readonly ('phone' | 'email')[];
  readonly manner: { readonly language?: 'es'; readonly pictures?: string };
}

type Role = Omit<Part, 'visitor'>;

const wanted = { online: 5, offline: 2 } as const;

/**
 * Who of today's appointments plays what, whatever data this is: whoever can check in by code, with or without a name. Where there are too few,
 * both kinds of visit are still played as far as people go, and `missing` says why not more.
 */
export function castFrom(day: readonly Invited[]) {
  const able = [...day.filter(canCheckInByCode)].sort((a, b) => Number(isChild(a)) - Number(isChild(b)));
  const offline = Math.min(wanted.offline, Math.floor(able.length / 2));
  const online = Math.min(wanted.online, able.length - offline);
  const dated = day.filter((one) => one.birthDate?.length === 10 && !canCheckInByCode(one));
  return {
    online: rolesFor(online).map((role, index) => ({ ...role, visitor: able[index] as Invited })) satisfies readonly Part[],
    offline: able.slice(online, online + offline),
    /** With a whole birth date, so that the kiosk knows who it is; the dead before closed records. */
    deskOnly: dated.find(({ deceased }) => deceased) ?? dated[0] ?? null,
    /** Every appointment whose patient may not be checked in at the kiosk. */
    notAtKiosk: day.filter((one) => !canCheckInByCode(one)),
    missing: (kind: keyof typeof wanted) => missing(kind, { online, offline }[kind], day),
  };
}
export type Cast = ReturnType<typeof castFrom>;

/** Whoever brings a child is asked who they are before anything else; that is shown by another test, and children come last here. */
const isChild = ({ birthDate }: Invited): boolean => Number(birthDate?.slice(0, 4)) > new Date().getFullYear() - 19;

/** A change of each kind is asked for by somebody even when only one person is there. */
function rolesFor(count: number): readonly Role[] {
  const pictures = { pictures: 'code' };
  if (count === 1) return [{ asks: ['phone', 'email'], manner: pictures }];
  if (count === 2)
    return [
      { asks: ['phone'], manner: pictures },
      { asks: ['email'], manner: {} },
    ];
  const all: readonly Role[] = [
    { asks: [], manner: pictures },
    { asks: ['phone'], manner: {} },
    { asks: ['email'], manner: {} },
    { asks: [], manner: { language: 'es', pictures: 'spanish' } },
    { asks: [], manner: {} },
  ];
  return all.slice(0, count);
}

/** Nothing when the step had everybody it wanted; otherwise why it had not, in numbers and without names. */
function missing(kind: keyof typeof wanted, had: number, day: readonly Invited[]): NotApplicable | null {
  if (had === wanted[kind]) return null;
  const count = (is: (one: Invited) => boolean) => day.filter(is).length;
  const died = count(({ deceased }) => deceased);
  const closed = count(({ deceased, inactive }) => !deceased && inactive);
  const undated = count(({ deceased, inactive, birthDate }) => !deceased && !inactive && birthDate?.length !== 10);
  return new NotApplicable(
    `${had} of ${wanted[kind]} were played: of ${day.length} appointments ${count(canCheckInByCode)} are for people who can check in by code ` +
      `(${died} died, ${closed} have a closed record, ${undated} have no whole birth date), and both kinds of visit share them`,
  );
}
