import { isContactFlow } from './connect/contact-flow.ts';
import { importConnect } from './connect/import-connect.ts';
import { type ImportFormat, type ImportResult, notImported } from './report.ts';
import { importTwilio } from './twilio/import-twilio.ts';
import { isStudioFlow } from './twilio/studio-flow.ts';
import { importVxml } from './vxml/import-vxml.ts';

/** Larger documents are no flows that people drew. */
const MAX_CHARACTERS = 5_000_000;

export interface ImportOptions {
  /** What the flow is called when the source does not say. */
  name: string;
  /** Language of the notes that are put beside nodes. */
  ui: 'en' | 'fr';
  /** Of the texts, where the source does not say. */
  language?: string;
  /** What the file is; recognised by its content when absent. */
  format?: ImportFormat;
}

/** Which product a file comes from; undefined for one of our own, or of nobody we know. */
export function recogniseFormat(text: string): ImportFormat | undefined {
  if (/^\s*(?:\uFEFF)?\s*</.test(text)) return 'vxml';
  const document = parseJson(text);
  if (isStudioFlow(document)) return 'twilio';
  return isContactFlow(document) ? 'connect' : undefined;
}

/** Turns a flow of another product into one of our own. Never throws, whatever the file holds. */
export function importFlowFrom(text: string, options: ImportOptions): ImportResult {
  if (text.length > MAX_CHARACTERS) {
    return notImported('The file is longer than 5 million characters.', 'Le fichier dépasse 5 millions de caractères.');
  }
  const format = options.format ?? recogniseFormat(text);
  if (format === 'vxml') return importVxml(text, options);
  const document = parseJson(text);
  if (document === undefined) return notImported('The file is not JSON.', 'Le fichier n’est pas du JSON.');
  if (format === 'twilio') return importTwilio(document, options);
  if (format === 'connect') return importConnect(document, options);
  return notImported(
    'The file is neither a Twilio Studio flow, nor an Amazon Connect flow, nor VoiceXML.',
    'Le fichier n’est ni un flux Twilio Studio, ni un flux Amazon Connect, ni du VoiceXML.',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
