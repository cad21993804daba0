import { ActionIcon } from '@mantine/core';
import { IconLayoutSidebarRightCollapse, IconLayoutSidebarRightExpand } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { useRecord } from '#designer/ui/form/record-form.tsx';
import { describeFinding } from '#schemas/campaign/finding-texts.ts';
import { type CampaignSummary, campaignTab, type SummaryElement } from '#schemas/campaign/summary.ts';
import classes from './campaigns.module.css';
import { LightSign, SummaryLight } from './summary-light.tsx';

/** Narrower windows give the form its room first. */
const UNFOLDED_FROM_PX = 1400;

interface SummaryPanelProps {
  summary: CampaignSummary;
  outdated: boolean;
}

/** Every element of the campaign with its light; each leads to its field. */
export function SummaryPanel({ summary, outdated }: SummaryPanelProps) {
  const { campaigns: texts } = useMessages();
  const [folded, setFolded] = useState(() => window.innerWidth < UNFOLDED_FROM_PX);
  const FoldIcon = folded ? IconLayoutSidebarRightExpand : IconLayoutSidebarRightCollapse;
  const label = folded ? texts.unfold : texts.fold;
  return (
    <section className={classes.summary} data-folded={folded || undefined} aria-label={texts.summary}>
      <div className={classes.summaryHead}>
        {!folded && (
          <>
            <h2 className={classes.summaryTitle}>{texts.summary}</h2>
            <span role="status">
              <SummaryLight light={summary.light} />
            </span>
            <span className={classes.space} />
          </>
        )}
        <ActionIcon aria-label={label} title={label} aria-expanded={!folded} onClick={() => setFolded(!folded)}>
          <FoldIcon size={17} aria-hidden />
        </ActionIcon>
      </div>
      {folded ? <LightSign light={summary.light} size={20} /> : <Lines summary={summary} outdated={outdated} />}
    </section>
  );
}

function Lines({ summary: { elements }, outdated }: SummaryPanelProps) {
  const { campaigns: texts } = useMessages();
  return (
    <>
      {outdated && <p className={classes.note}>{texts.notChecked}</p>}
      <div className={classes.lines} data-scroll>
        {campaignTab.options.map((tab) => (
          <div key={tab}>
            <h3 className={classes.tab}>{texts.tabs[tab]}</h3>
            <ul className={classes.elements}>
              {elements
                .filter((element) => element.tab === tab)
                .map((element) => (
                  <li key={element.field}>
                    <ElementLine element={element} />
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </>
  );
}

function ElementLine({ element }: { element: SummaryElement }) {
  const { campaigns: texts } = useMessages();
  const { language } = useLanguage();
  const form = useRecord();
  const path = ['settings', element.tab, element.field];
  const name = nameOfField(texts.form.fields, path);
  const value = element.value[language];
  return (
    <Link
      to="."
      hash={path.join('.')}
      hashScrollIntoView={false}
      // The form scrolls to the field; the router would put back where it was before.
      resetScroll={false}
      replace
      className={classes.element}
      title={texts.show(name)}
      // The same line may be chosen again.
      onClick={() => form.show(path)}
    >
      <LightSign light={element.light} />
      <span className={classes.elementText}>
        <span className={classes.elementLine}>
          <span className={classes.elementName}>{name}</span>
          <span className={classes.elementValue}>{value || `– ${texts.none}`}</span>
        </span>
        {element.findings.map((found) => {
          const { message, remedy } = describeFinding(found, language);
          return (
            <p key={`${found.rule} ${message}`} className={classes.finding}>
              {message} <span className={classes.remedy}>{remedy}</span>
            </p>
          );
        })}
      </span>
    </Link>
  );
}

/** Fields of a form are found by their path. */
export function nameOfField(fields: Readonly<Record<string, { label: string }>>, path: readonly string[]): string {
  return fields[path.join('.')]?.label ?? path.at(-1) ?? '';
}
