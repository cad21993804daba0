import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { urlOf } from '#designer/api/call.ts';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { saveFile } from '#designer/ui/save-file.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import { exportFlow } from '#schemas/api/flows.ts';
import { useEditor } from '../editor/editor.ts';
import { drawPng } from './draw-png.ts';
import { TextsDialog } from './texts-dialog.tsx';

/** What can be made of the draft as it stands: pictures, diagrams, tables of texts. */
export function ExchangeMenu() {
  const { flowId, store, readOnly } = useEditor();
  const { exchange: texts } = useMessages().flows;
  const { language } = useLanguage();
  const toasts = useToasts();
  const [importing, setImporting] = useState(false);
  // What writes them is only fetched when somebody asks for it.
  const save = async (format: 'mermaid' | 'svg' | 'texts') => {
    const { document } = store.get();
    const write = {
      mermaid: async () => (await import('#runtime/exchange/export/mermaid.ts')).writeMermaid(document, language),
      svg: async () => (await import('#runtime/exchange/export/svg.ts')).writeSvg(document, language),
      texts: async () => `\uFEFF${(await import('#runtime/exchange/export/texts.ts')).writeTexts(document)}`,
    };
    const kinds = {
      mermaid: ['text/plain', 'mmd'],
      svg: ['image/svg+xml', 'svg'],
      texts: ['text/csv', 'texts.csv'],
    } as const;
    const [type, ending] = kinds[format];
    saveFile(new Blob([await write[format]()], { type }), `${flowId}.${ending}`);
  };
  const savePng = async () => {
    const { writeSvg } = await import('#runtime/exchange/export/svg.ts');
    try {
      saveFile(await drawPng(writeSvg(store.get().document, language)), `${flowId}.png`);
    } catch {
      toasts.failed(new Error(texts.pictureFailed));
    }
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Tooltip label={texts.menu}>
            <ActionIcon aria-label={texts.menu}>
              <IconFileExport size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{texts.exports}</Menu.Label>
          <Menu.Item
            component="a"
            href={urlOf(exportFlow, { params: { id: flowId }, query: { as: 'flow' } })}
            download={`${flowId}.json`}
          >
            {texts.flow}
          </Menu.Item>
          <Menu.Item onClick={() => void save('mermaid')}>{texts.mermaid}</Menu.Item>
          <Menu.Item onClick={() => void save('svg')}>{texts.svg}</Menu.Item>
          <Menu.Item onClick={() => void savePng()}>{texts.png}</Menu.Item>
          <Menu.Divider />
          <Menu.Label>{texts.texts}</Menu.Label>
          <Menu.Item renderRoot={(props) => <Link to="/flows/$flowId/prompts" params={{ flowId }} {...props} />}>
            {texts.prompts}
          </Menu.Item>
          <Menu.Item onClick={() => void save('texts')}>{texts.textsCsv}</Menu.Item>
          {!readOnly && <Menu.Item onClick={() => setImporting(true)}>{texts.importTexts}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <TextsDialog opened={importing} onClose={() => setImporting(false)} />
    </>
  );
}
