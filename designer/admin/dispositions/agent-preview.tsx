import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { DispositionStatus } from '#schemas/domain/disposition-group.ts';
import { DispositionChip } from './disposition-chip.tsx';
import classes from './dispositions.module.css';

interface AgentPreviewProps {
  statuses: readonly DispositionStatus[];
  currency: string;
  chosen: DispositionStatus | undefined;
}

/** How agents will see the statuses: the choice, what the chosen one asks for, and the quick buttons below. */
export function AgentPreview({ statuses, currency, chosen }: AgentPreviewProps) {
  const { dispositions: texts } = useMessages();
  const { money } = useFormats();
  const quick = statuses.filter((status) => status.quick);
  return (
    <section className={classes.preview} aria-label={texts.preview.title}>
      <h2 className={classes.heading}>{texts.preview.title}</h2>
      <div className={classes.desk}>
        <p className={classes.deskLabel}>{texts.preview.choose}</p>
        <ul className={classes.choices}>
          {statuses.map((status) => (
            <li key={status.code} data-chosen={status === chosen || undefined}>
              <span className={classes.dot} style={{ background: status.colour }} />
              <span className={classes.choiceName}>{status.name || texts.unnamed}</span>
              {status.benefit > 0 && <span className={classes.hint}>{money(status.benefit, currency)}</span>}
            </li>
          ))}
        </ul>
        {statuses.length === 0 && <p className={classes.hint}>{texts.noStatuses}</p>}
        {chosen && <ChosenStatus status={chosen} />}
        {quick.length > 0 && (
          <>
            <p className={classes.deskLabel}>{texts.preview.quick}</p>
            <div className={classes.chipRows}>
              {quick.map(({ code, name, colour }) => (
                <DispositionChip key={code} name={name || texts.unnamed} colour={colour} />
              ))}
            </div>
          </>
        )}
      </div>
      <p className={classes.hint}>{texts.notRetroactive}</p>
    </section>
  );
}

function ChosenStatus({ status: { details, callback, final } }: { status: DispositionStatus }) {
  const { dispositions: texts } = useMessages();
  const { preview } = texts;
  const lines = [
    callback.planned === 'optional' && preview.mayCallBack,
    callback.planned === 'mandatory' && preview.mustCallBack,
    callback.planned !== 'no' && callback.personal && preview.personal,
    callback.planned !== 'no' && callback.earliestDays !== null && preview.earliest(callback.earliestDays),
    callback.planned !== 'no' && callback.latestDays !== null && preview.latest(callback.latestDays),
    final && preview.final,
  ].filter((line) => line !== false);
  if (details.length + lines.length === 0) return null;
  return (
    <div className={classes.asks}>
      {details.length > 0 && (
        <p>
          {preview.details} {details.map(({ name }) => name || '…').join(' · ')}
        </p>
      )}
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
