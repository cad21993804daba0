import { Loader } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { type Asked, AskedHeader } from './asked-header.tsx';
import classes from './conversation-view.module.css';
import { CustomerCard } from './customer-card.tsx';
import { CustomerHistory } from './customer-history.tsx';
import { customerName } from './customer-name.ts';
import { useDetails } from './use-details.ts';

/** A colleague's conversation, for the agent whom they ask along: who asks, about whom, and the way out. */
export function AskedView({ asked }: { asked: Asked }) {
  if (asked.why !== 'call') return <AskedAboutCustomer asked={asked} />;
  return (
    <div className={classes.conversation}>
      <AskedHeader asked={asked} customer="" />
    </div>
  );
}

function AskedAboutCustomer({ asked }: { asked: Asked }) {
  const messages = useMessages();
  const { desk: texts } = messages;
  const { conversation, why } = asked;
  const { details, error } = useDetails(conversation);
  const customer = [customerName(details), conversation.customer].filter((text) => text !== '').join(' · ');
  return (
    <div className={classes.conversation}>
      <AskedHeader asked={asked} customer={customer} />
      <div className={classes.middle}>
        {/* Nothing in either can be focused, and both may be longer than the screen. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
        <aside className={classes.customer} tabIndex={0} aria-label={texts.customer.label} data-scroll>
          {details ? (
            <CustomerCard details={details} />
          ) : error ? (
            <p className={classes.failed} role="alert">
              {describeError(error, messages)}
            </p>
          ) : (
            <Loader className={classes.loader} aria-label={messages.common.loading} />
          )}
        </aside>
        <div className={classes.work}>
          {why === 'consult' && <p className={classes.note}>{texts.asked.staysWith(conversation.agentName)}</p>}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
          <section className={classes.panel} tabIndex={0} aria-label={texts.tabs.history} data-scroll>
            {details && <CustomerHistory events={details.history} />}
          </section>
        </div>
      </div>
    </div>
  );
}
