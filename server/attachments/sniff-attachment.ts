import { ATTACHMENT_TYPES, type AttachmentEnding } from '#schemas/domain/attachment.ts';

/**
 * The content type of a file that may be attached.
 * @returns Undefined when its ending is not accepted, or when the content is something else than the ending says.
 */
export function sniffAttachment(fileName: string, content: Uint8Array): string | undefined {
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (!isEnding(ending)) return undefined;
  return LOOKS_LIKE[ending](Buffer.from(content.buffer, content.byteOffset, content.byteLength))
    ? ATTACHMENT_TYPES[ending]
    : undefined;
}

function isEnding(ending: string): ending is AttachmentEnding {
  return Object.hasOwn(ATTACHMENT_TYPES, ending);
}

const LOOKS_LIKE: Record<AttachmentEnding, (content: Buffer) => boolean> = {
  pdf: (content) => content.subarray(0, 1024).includes('%PDF-'),
  png: (content) => begins(content, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  jpg: isJpeg,
  jpeg: isJpeg,
  gif: (content) => /^GIF8[79]a/.test(content.subarray(0, 6).toString('latin1')),
  txt: isText,
  csv: isText,
  docx: (content) => isOffice(content, 'word/'),
  xlsx: (content) => isOffice(content, 'xl/'),
  pptx: (content) => isOffice(content, 'ppt/'),
  odt: (content) => isOpenDocument(content, 'text'),
  ods: (content) => isOpenDocument(content, 'spreadsheet'),
  odp: (content) => isOpenDocument(content, 'presentation'),
};

function isJpeg(content: Buffer): boolean {
  return begins(content, [0xff, 0xd8, 0xff]);
}

/** In UTF-8 or an older encoding: anything without the control characters that texts do not have. */
function isText(content: Buffer): boolean {
  return content.length > 0 && content.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0x1b);
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** Names of its parts stand in a zip file as they are. One with macros is not accepted whatever its ending says. */
function isOffice(content: Buffer, folder: string): boolean {
  return (
    begins(content, ZIP) &&
    content.includes('[Content_Types].xml') &&
    content.includes(folder) &&
    !content.includes('vbaProject.bin')
  );
}

/** The first part of an OpenDocument says what it is, uncompressed. */
function isOpenDocument(content: Buffer, kind: string): boolean {
  const head = content.subarray(0, 200).toString('latin1');
  return begins(content, ZIP) && head.includes(`mimetypeapplication/vnd.oasis.opendocument.${kind}`);
}

function begins(content: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => content[index] === byte);
}
