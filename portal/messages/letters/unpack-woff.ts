import { inflateSync } from 'node:zlib';

/**
 * Turns a WOFF 1.0 file into the plain font inside it (W3C WOFF File Format 1.0, sections 3 to 5). The PDF library reads past the end of a
 * compressed table whose last glyph is empty; in a plain font other bytes follow there.
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.readUInt32BE(0) !== signature) throw new Error('not a WOFF file');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => readTable(woff, 44 + 20 * index)).sort((a, b) => (a.tag < b.tag ? -1 : 1));
  const head = Buffer.alloc(12 + 16 * count);
  const power = 2 ** Math.floor(Math.log2(count));
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((count - power) * 16, 10);
  let offset = head.length;
  const bodies = tables.map(({ tag, checksum, bytes }, index) => {
    const row = 12 + 16 * index;
    head.write(tag, row, 'latin1');
    head.writeUInt32BE(checksum, row + 4);
    head.writeUInt32BE(offset, row + 8);
    head.writeUInt32BE(bytes.length, row + 12);
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...bodies, Buffer.alloc(64)]);
}

/** `wOFF` */
const signature = 0x774f4646;

function readTable(woff: Buffer, row: number) {
  const [at, packed, length] = [woff.readUInt32BE(row + 4), woff.readUInt32BE(row + 8), woff.readUInt32BE(row + 12)];
  const body = woff.subarray(at, at + packed);
  return {
    tag: woff.toString('latin1', row, row + 4),
    checksum: woff.readUInt32BE(row + 16),
    bytes: packed < length ? inflateSync(body) : body,
  };
}
