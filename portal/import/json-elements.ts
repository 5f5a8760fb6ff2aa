import { maxRecordBytes } from './byte-lines.ts';

const [quote, backslash, comma, openBrace, closeBrace, openBracket, closeBracket] = [0x22, 0x5c, 0x2c, 0x7b, 0x7d, 0x5b, 0x5d];

export interface Elements {
  /** Feed the next bytes. */
  push(chunk: Uint8Array): void;
  /** Was the document whole: everything opened was closed again? */
  isWhole(): boolean;
  /** Small members of the top object, as JSON text: what a Bundle says of itself. */
  readonly header: ReadonlyMap<string, string>;
}

/**
 * Finds the elements of one big JSON document without holding it: the members of the top object's `entry` array (a Bundle), or of a top
 * array. Looks at brackets and strings only; each element is checked when it is parsed.
 * @param onElement the element's bytes, or null when it is longer than `limit`
 */
export function createElements(onElement: (bytes: Uint8Array | null) => void, limit = maxRecordBytes): Elements {
  let depth = 0;
  let begun = false;
  let inString = false;
  let escaped = false;
  let key: string | null = null;
  let expectsKey = false;
  let listDepth = -1;
  const element = createCapture(limit);
  const small = createCapture(64 * 1024);
  const header = new Map<string, string>();

  const endMember = (chunk: Uint8Array, at: number) => {
    const text = small.end(chunk, at);
    if (key !== null && text !== null) header.set(key, Buffer.from(text).toString('utf8').replace(/^\s*:/, ''));
    key = null;
  };

  function open(byte: number, at: number): void {
    if (depth === listDepth && byte === openBrace) element.begin(at);
    if (depth === 0) {
      begun = true;
      if (byte === openBracket) listDepth = 1;
      else expectsKey = true;
    } else if (depth === 1 && byte === openBracket && key === 'entry') {
      small.drop();
      listDepth = 2;
    }
    depth += 1;
  }

  function close(chunk: Uint8Array, at: number): void {
    if (depth === 1 && small.active()) endMember(chunk, at);
    if (depth === listDepth && listDepth === 2) listDepth = -1;
    depth -= 1;
    if (depth === listDepth && element.active()) onElement(element.end(chunk, at + 1));
  }

  function endString(chunk: Uint8Array, at: number): void {
    inString = false;
    if (depth !== 1 || !expectsKey || listDepth === 1) return;
    key = Buffer.from(small.end(chunk, at) ?? []).toString('utf8');
    expectsKey = false;
    small.begin(at + 1);
  }

  function push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) endString(chunk, at);
      } else if (byte === quote) {
        inString = true;
        if (depth === 1 && expectsKey && listDepth !== 1) small.begin(at + 1);
      } else if (byte === openBrace || byte === openBracket) open(byte, at);
      else if (byte === closeBrace || byte === closeBracket) close(chunk, at);
      else if (byte === comma && depth === 1 && listDepth !== 1) {
        endMember(chunk, at);
        expectsKey = true;
      }
    }
    element.carry(chunk);
    small.carry(chunk);
  }

  return { push, header, isWhole: () => begun && depth === 0 && !inString };
}

/** Bytes from a beginning to an end that may lie in different chunks; nothing is kept beyond the limit. */
function createCapture(limit: number) {
  let from = -1;
  let parts: Uint8Array[] = [];
  let length = 0;
  let on = false;
  const add = (part: Uint8Array) => {
    length += part.length;
    if (length <= limit) parts.push(part);
    else parts = [];
  };
  const drop = () => {
    on = false;
    parts = [];
    length = 0;
  };
  return {
    active: () => on,
    begin(at: number): void {
      drop();
      on = true;
      from = at;
    },
    end(chunk: Uint8Array, at: number): Uint8Array | null {
      if (!on) return null;
      add(chunk.subarray(from, at));
      const whole = length > limit ? null : Buffer.concat(parts);
      drop();
      return whole;
    },
    /** The chunk ends here; what follows is in the next one. */
    carry(chunk: Uint8Array): void {
      if (!on) return;
      add(Buffer.from(chunk.subarray(from)));
      from = 0;
    },
    drop,
  };
}
