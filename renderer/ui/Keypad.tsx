import type { ReactNode } from 'react';
import { EraseIcon } from './icons.tsx';
import { usePhysicalKeys } from './physical-keys.ts';
import { usePress } from './press.ts';
import './Keypad.css';

interface Props {
  /** What the group of keys is called. */
  readonly label: string;
  readonly eraseLabel: string;
  readonly onDigit: (digit: string) => void;
  readonly onErase: () => void;
  /** Enter on a physical pad: the same as the primary button. */
  readonly onEnter: () => void;
  /** A twelfth key, for fields that need one sign more. */
  readonly extra?: string;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Twelve keys in the order of a telephone, in every script; a physical keyboard types the same. */
export function Keypad({ label, eraseLabel, onDigit, onErase, onEnter, extra }: Props) {
  usePhysicalKeys({ onType: onDigit, onErase, onEnter, takes: (key) => /^[0-9]$/.test(key) || key === extra });
  return (
    <div className="keypad" role="group" aria-label={label} dir="ltr" data-keys="digits">
      {digits.map((digit) => (
        <PadKey key={digit} onPress={() => onDigit(digit)}>
          {digit}
        </PadKey>
      ))}
      {extra === undefined ? <span /> : <PadKey onPress={() => onDigit(extra)}>{extra}</PadKey>}
      <PadKey onPress={() => onDigit('0')}>0</PadKey>
      <PadKey label={eraseLabel} onPress={onErase}>
        <EraseIcon />
      </PadKey>
    </div>
  );
}

interface KeyProps {
  readonly children: ReactNode;
  readonly label?: string;
  readonly onPress: () => void;
}

function PadKey({ children, label, onPress }: KeyProps) {
  return (
    <button type="button" className={label === undefined ? 'key' : 'key key-tool'} aria-label={label} {...usePress(onPress)}>
      {children}
    </button>
  );
}
