import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';

export interface ZipEntry {
  /** ASCII. */
  name: string;
  content: string | Buffer;
}

/** In a thread of its own. */
const deflate = promisify(deflateRaw);

const VERSION = 20;
const DEFLATED = 8;
/** The first day that the format knows: the same content gives the same bytes. */
const NO_DATE = 0x0021;

/**
 * A zip archive of a few files.
 * @see PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16
 */
export async function zip(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { name } = entry;
    const content = typeof entry.content === 'string' ? Buffer.from(entry.content) : entry.content;
    const packed = await deflate(content);
    const common = commonHeader({ name, content, packed });
    const local = Buffer.concat([number(0x04034b50, 4), common, Buffer.from(name), packed]);
    files.push(local);
    const rest = [number(0, 2), number(0, 2), number(0, 2), number(0, 4), number(offset, 4)];
    directory.push(Buffer.concat([number(0x02014b50, 4), number(VERSION, 2), common, ...rest, Buffer.from(name)]));
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const count = number(entries.length, 2);
  const disks = [number(0, 2), number(0, 2)];
  const end = [
    number(0x06054b50, 4),
    ...disks,
    count,
    count,
    number(listed.length, 4),
    number(offset, 4),
    number(0, 2),
  ];
  return Buffer.concat([...files, listed, ...end]);
}

/** What stands both before a file and in the directory. */
function commonHeader({ name, content, packed }: { name: string; content: Buffer; packed: Buffer }): Buffer {
  return Buffer.concat([
    number(VERSION, 2),
    number(0, 2),
    number(DEFLATED, 2),
    number(0, 2),
    number(NO_DATE, 2),
    number(crc32(content), 4),
    number(packed.length, 4),
    number(content.length, 4),
    number(name.length, 2),
    number(0, 2),
  ]);
}

function number(value: number, bytes: 2 | 4): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
}
