import { Button, Loader, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { usePageTitle } from '#designer/app/use-page-title.ts';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { languageName } from '#designer/i18n/language-name.ts';
import { LoadError } from '#designer/ui/load-error.tsx';
import { listSpokenTexts } from '#runtime/exchange/export/spoken-texts.ts';
import { readFlow } from '#schemas/api/flows.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import classes from './prompts-page.module.css';

/** Everything a flow says, on paper: for the recording studio. */
export function PromptsPage() {
  const { flowId } = useParams({ from: '/paper/flows/$flowId/prompts' });
  const query = useQuery(reading(readFlow, { params: { id: flowId } }));
  const { print: texts } = useMessages().flows.exchange;
  usePageTitle(texts.title(query.data?.document.name ?? flowId));
  if (query.data) return <Prompts flow={query.data.document} />;
  if (query.error) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  return <Loader m="xl" />;
}

function Prompts({ flow }: { flow: Flow }) {
  const { print: texts } = useMessages().flows.exchange;
  const { language: ui } = useLanguage();
  const [language, setLanguage] = useState(flow.languages[0] ?? ui);
  const spoken = useMemo(() => listSpokenTexts(flow, { language, ui }), [flow, language, ui]);
  const { columns } = texts;
  return (
    <main className={classes.page}>
      <div className={classes.tools}>
        <Link to="/flows/$flowId" params={{ flowId: flow.id }}>
          <Button component="span" variant="subtle" leftSection={<IconChevronLeft size={16} aria-hidden />}>
            {texts.back}
          </Button>
        </Link>
        <SegmentedControl
          size="xs"
          aria-label={texts.language}
          value={language}
          onChange={setLanguage}
          data={flow.languages.map((value) => ({ value, label: languageName(value, ui) }))}
        />
        <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          {texts.print}
        </Button>
      </div>
      <h1 className={classes.title}>{texts.title(flow.name)}</h1>
      <p className={classes.note}>
        {languageName(language, ui)} · {texts.count(spoken.length)}. {texts.variables}
      </p>
      {spoken.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <table className={classes.table} lang={language}>
          <thead>
            <tr>
              {[columns.number, columns.node, columns.prompt, columns.text, columns.file].map((name) => (
                <th key={name} lang={ui}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {spoken.map(({ number, nodeName, field, text, audio }) => (
              <tr key={number}>
                <td>{number}</td>
                <td>{nodeName}</td>
                <td lang={ui}>{field}</td>
                <td className={classes.text}>
                  <WithVariables text={text} />
                </td>
                <td>{audio}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </main>
  );
}

/** A text whose `{{ }}` stand out. */
function WithVariables({ text }: { text: string }) {
  const parts = text.split(/(\{\{.*?\}\})/s);
  return parts.map((part, index) =>
    part.startsWith('{{') ? (
      // The parts of one text never change their order.
      <span key={index} className={classes.variable}>
        {part.slice(2, -2).trim()}
      </span>
    ) : (
      part
    ),
  );
}
