import { FlowBuilder } from '../flow-builder.ts';
import { type ImportResult, notImported } from '../report.ts';
import { DialogueWriter } from './dialogue-writer.ts';
import { elementsOf, readVxml } from './read-document.ts';

/** Turns the menus and forms of a VoiceXML 2.1 document into a flow of our own. */
export function importVxml(text: string, { name, ui }: { name: string; ui: 'en' | 'fr' }): ImportResult {
  const read = readVxml(text);
  if (!read.ok) {
    return notImported(
      `This is not a VoiceXML document: it ${read.issue}`,
      `Ce n’est pas un document VoiceXML (${read.issue})`,
    );
  }
  const { root } = read;
  const language = /^[a-z]{2}/i.exec(root.attributes['xml:lang'] ?? '')?.[0]?.toLowerCase() ?? 'en';
  const builder = new FlowBuilder({ name, language, source: 'VoiceXML', ui });
  const dialogues = elementsOf(root, 'menu', 'form');
  if (dialogues.length === 0) {
    return notImported(
      'The document has neither a menu nor a form: nothing begins in it.',
      'Le document ne contient ni menu ni formulaire : rien n’y commence.',
    );
  }
  new DialogueWriter(builder, root).writeAll();
  return { ok: true, format: 'vxml', ...builder.finish() };
}
