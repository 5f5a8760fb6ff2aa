import type { StaffWindow } from '../staff-window.ts';
import { useWords } from '../words/use-words.ts';
import { AppointmentDrawer } from './AppointmentDrawer.tsx';
import { Drawer } from './Drawer.tsx';
import { HandOffDrawer } from './HandOffDrawer.tsx';
import { ParkedDrawer } from './ParkedDrawer.tsx';
import type { When } from './row-view.ts';
import type { Found } from './selection.ts';

interface Props {
  readonly found: Found | null;
  readonly staff: StaffWindow;
  readonly when: When;
  readonly asOf: string;
  readonly may: {
    readonly mark: boolean;
    readonly call: boolean;
    readonly resolve: boolean;
    readonly book: boolean;
    readonly review: boolean;
    readonly read: boolean;
    readonly readConsents: boolean;
    readonly readReview: boolean;
    readonly help: boolean;
  };
  readonly onActed: (said: string) => void;
  readonly onMarked: (said: string) => void;
  readonly onSearch: (typed: string) => void;
  readonly onReview: () => void;
  readonly onClose: () => void;
}

/** The drawer that fits what is selected. */
export function BoardDrawer({ found, staff, when, asOf, may, onActed, onMarked, onSearch, onReview, onClose }: Props) {
  const { drawer, board } = useWords();
  const shared = { when, asOf, onActed, onClose };
  if (found === null) {
    return (
      <Drawer title={drawer.left} lead={board.noNumber} onClose={onClose} focusTitle>
        <p className="age">{asOf}</p>
      </Drawer>
    );
  }
  if (found.kind === 'parked')
    return <ParkedDrawer {...shared} row={found.row} mayAct={may.resolve} dismissParked={staff.dismissParked} onSearch={onSearch} />;
  if (found.kind === 'appointment') {
    return (
      <AppointmentDrawer
        {...shared}
        row={found.row}
        mayMark={may.mark}
        mayReview={may.review}
        mayReadConsents={may.readConsents}
        mayReadReview={may.readReview}
        readForms={may.read ? staff.readForms : null}
        mayCall={may.call}
        mayBook={may.book}
        onSaid={onMarked}
        staff={staff}
        onReview={onReview}
      />
    );
  }
  return (
    <HandOffDrawer
      {...shared}
      row={found.row}
      appointment={found.appointment}
      mayAct={may.resolve}
      kiosk={found.kiosk}
      mayHelp={may.help}
      mayBook={may.book}
      staff={staff}
      onMarked={onMarked}
      onSearch={onSearch}
    />
  );
}
