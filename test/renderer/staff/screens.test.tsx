import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { BoardDrawer } from '../../../renderer/staff/board/BoardDrawer.tsx';
import { BoardLanes } from '../../../renderer/staff/board/BoardLanes.tsx';
import { StateShape } from '../../../renderer/staff/board/StateShape.tsx';
import { findSelected, type Selected } from '../../../renderer/staff/board/selection.ts';
import { VisitCard } from '../../../renderer/staff/changes/VisitCard.tsx';
import { changeVisits } from '../../../renderer/staff/changes/visits.ts';
import { LockedLanes } from '../../../renderer/staff/sign-in/LockedLanes.tsx';
import { ReadingContext, readings } from '../../../renderer/staff/words/use-words.ts';
import { AppointmentStatus } from '../../../shared/domain/appointment.ts';
import { instantOf, TimeZone } from '../../../shared/domain/time.ts';
import { fakeStaff, helpedByMe, kiosksNow, sampleBoard, sampleChanges, sampleLocked } from '../../gallery/fake-staff.ts';

const zone = TimeZone.parse('America/New_York');
const board = sampleBoard();
const when = { now: board.now, zone };
const may = {
  mark: true,
  call: true,
  resolve: true,
  book: true,
  help: true,
  review: true,
  read: false,
  readConsents: false,
  readReview: false,
};
const markup = (node: ReactNode, language: 'en' | 'es' = 'en') =>
  renderToStaticMarkup(<ReadingContext value={readings[language]}>{node}</ReadingContext>);
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

test('a call whose person still stands at the kiosk shows the screen now and offers help from here; while helping, how to end it', () => {
  const atKiosk = (help: object | null, rights = may) =>
    drawer({ kind: 'hand-off', id: sampleBoard().needsYou[1]!.handOff }, rights, sampleBoard({ kiosks: kiosksNow(help) as never }));
  expect(atKiosk(null)).toContain('Still at Kiosk B');
  expect(atKiosk(null)).toContain('Help at Kiosk B from here');
  expect(atKiosk(null, { ...may, help: false })).not.toContain('Help at Kiosk B from here');
  expect(atKiosk(helpedByMe)).toContain('Kiosk B says that you are helping');
  expect(atKiosk(helpedByMe)).toContain('Give the kiosk back');
  expect(atKiosk({ ...helpedByMe, shown: false })).toContain('Waiting for Kiosk B to show');
  expect(atKiosk({ ...helpedByMe, mine: false })).not.toContain('Give the kiosk back');
  expect(drawer({ kind: 'hand-off', id: sampleBoard().needsYou[0]!.handOff })).not.toContain('Still at');
});

const drawer = (selected: Selected, rights = may, on = board) =>
  textOf(
    markup(
      <BoardDrawer
        found={findSelected(on, selected)}
        staff={fakeStaff()}
        when={when}
        asOf="as of 09:40"
        may={rights}
        onActed={() => {}}
        onMarked={() => {}}
        onSearch={() => {}}
        onReview={() => {}}
        onClose={() => {}}
      />,
    ),
  );

describe('a locked console', () => {
  const locked = sampleLocked();
  const html = markup(
    <LockedLanes asked={{ phase: 'ready', value: locked, refusal: null, receivedAt: 0 }} now={instantOf(Date.now())} zone={zone} />,
  );

  test('shows numbers, reasons and waits', () => {
    expect(textOf(html)).toMatch(/B4 Asks for help 8 min/);
    expect(textOf(html)).toContain('12 expected');
  });

  test('holds no name anywhere in the page', () => {
    const names = [...board.here, ...board.expected, ...board.needsYou].flatMap(({ name }) =>
      (name ?? '').split(' ').filter((word) => word.length > 3),
    );
    expect(names.filter((name) => html.includes(name))).toEqual([]);
  });
});

describe('the lanes', () => {
  const html = markup(<BoardLanes board={board} when={when} asOf="as of 09:40" typed="" selected={null} onOpen={() => {}} />);

  test('each lane says how old its data is', () => {
    expect(html.match(/<header class="lane-head">.*?<\/header>/g)?.every((head) => head.includes('as of 09:40'))).toBe(true);
  });

  test('what is later or finished is folded away, and a search that fits opens it', () => {
    expect(html).not.toContain('Helen Choi');
    expect(markup(<BoardLanes board={board} when={when} asOf="" typed="choi" selected={null} onOpen={() => {}} />)).toContain('Helen Choi');
  });

  test('each lane is one stop of the Tab key', () => {
    const lanes = html.split('<ul class="rows">').slice(1);
    expect(lanes.map((lane) => lane.split('</ul>')[0]?.match(/tabindex="0"/g)?.length)).toEqual(lanes.map(() => 1));
  });

  test('each state has a drawing of its own', () => {
    const drawn = [...AppointmentStatus.options, 'overdue', 'care', 'help', 'number', 'parked'] as const;
    const inside = drawn.map((shape) => markup(<StateShape shape={shape} />).replace(/^<svg[^>]*>/, ''));
    expect(new Set(inside).size).toBe(drawn.length);
  });
});

describe('the drawer', () => {
  test('offers an expected person to be marked as arrived', () => {
    expect(drawer({ kind: 'appointment', id: 'appointment-10' })).toContain('Mark arrived');
  });

  test('says why a record is for the desk only', () => {
    expect(drawer({ kind: 'appointment', id: 'appointment-care' })).toContain('The record is inactive, or says that the person has died.');
  });

  test('shows what was typed at the kiosk and what to do', () => {
    const text = drawer({ kind: 'hand-off', id: board.needsYou[0]!.handOff });
    expect(text).toContain('What to do');
    expect(text).toMatch(/Femi.*Oduya.*November 2, 1984.*7731/);
    expect(text).toContain('Done with this person');
  });

  test('offers to move, cancel or book for an appointment of the board, and for whoever asked the desk about a time', () => {
    const offer = 'Appointments: move, cancel or book';
    const asks = { kind: 'hand-off', id: board.needsYou[1]!.handOff } as const;
    for (const selected of [{ kind: 'appointment', id: 'appointment-10' } as const, asks]) {
      expect(drawer(selected)).toContain(offer);
      expect(drawer(selected, { ...may, book: false })).not.toContain(offer);
    }
    expect(drawer({ kind: 'hand-off', id: board.needsYou[0]!.handOff })).not.toContain(offer);
  });

  test('offers nothing to a role that may only look', () => {
    const text = drawer(
      { kind: 'appointment', id: 'appointment-10' },
      {
        mark: false,
        call: false,
        resolve: false,
        book: false,
        help: false,
        review: false,
        read: true,
        readConsents: true,
        readReview: true,
      },
    );
    expect(text).not.toContain('Mark arrived');
    expect(text).toContain('Your role sees the board and changes nothing on it.');
  });

  test('says so when its row has left the board', () => {
    expect(drawer({ kind: 'appointment', id: 'gone' })).toContain('This row has left the board.');
  });

  test('names a parked fact, why it was refused, and its code for IT', () => {
    const text = drawer({ kind: 'parked', id: board.parked[0]!.fact });
    expect(text).toContain('Unknown appointment');
    expect(text).toContain(`For IT: ${board.parked[0]!.fact}`);
  });
});

describe('changes to review', () => {
  const [plain, doubtful] = changeVisits(sampleChanges());
  const card = (visit: NonNullable<typeof plain>) =>
    markup(<VisitCard visit={visit} gone={new Set()} deciders={{ all: new Map(), decide: () => {}, undo: () => {} }} when={when} />);

  test('say who, which kiosk, when, and how sure the kiosk was', () => {
    expect(textOf(card(plain!))).toContain('A3 Declan O’Brien 08:51 at Kiosk A, main door · Identity: booking code and date of birth');
  });

  test('show the value on the record now when it changed since', () => {
    expect(textOf(card(plain!))).toMatch(/120 Maple Street.*12 Maple Street.*12 Maple St, Apt 4/);
  });

  test('warn of a possibly wrong patient before anything can be pressed', () => {
    const html = card(doubtful!);
    expect(html.indexOf('wrong patient')).toBeGreaterThan(0);
    expect(html.indexOf('wrong patient')).toBeLessThan(html.indexOf('<button'));
    expect(card(plain!)).not.toContain('wrong patient');
  });

  test('each button says whose which field it decides', () => {
    expect(card(plain!)).toContain('aria-label="Accept Phone of Declan O’Brien"');
  });
});
