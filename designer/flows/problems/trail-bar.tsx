import { ActionIcon, CloseButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { useFlow } from '../editor/editor.ts';
import { viewNode } from '../graph/node-view.ts';
import classes from './problems-panel.module.css';
import type { Trail, TrailPlayer } from './trail-player.ts';

/** Where the way that is being played has come to, and the buttons that move it. */
export function TrailBar({ player }: { player: TrailPlayer }) {
  const texts = useMessages().flows.problems.trail;
  const { trail, step, last, moving } = player;
  if (!trail) return null;
  const at = trail[step];
  return (
    <section className={classes.trail} aria-label={texts.title}>
      <ActionIcon size="sm" aria-label={texts.back} disabled={step === 0} onClick={() => player.goTo(step - 1)}>
        <IconChevronLeft size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon size="sm" variant="light" aria-label={moving ? texts.pause : texts.play} onClick={player.toggle}>
        {moving ? <IconPlayerPauseFilled size={13} aria-hidden /> : <IconPlayerPlayFilled size={13} aria-hidden />}
      </ActionIcon>
      <ActionIcon size="sm" aria-label={texts.next} disabled={step === last} onClick={() => player.goTo(step + 1)}>
        <IconChevronRight size={15} aria-hidden />
      </ActionIcon>
      <span className={classes.trailStep}>{texts.step(step + 1, last + 1)}</span>
      <output className={classes.trailText} aria-live="polite">
        {at && <TrailStep at={at} final={step === last} />}
      </output>
      <CloseButton size="sm" aria-label={texts.stop} onClick={player.stop} />
    </section>
  );
}

function TrailStep({ at, final }: { at: Trail[number]; final: boolean }) {
  const { language } = useLanguage();
  const texts = useMessages().flows.problems.trail;
  const [drawn = at.node, ...inside] = at.node.split('/');
  const seen = useFlow((flow) => flow.nodes.find(({ id }) => id === drawn));
  const spoken = useFlow((flow) => flow.languages[0] ?? language);
  const view = seen && viewNode(seen, language, spoken);
  const exit = at.exit === undefined ? undefined : (view?.exits.find(({ id }) => id === at.exit)?.name ?? at.exit);
  const does = at.does?.split(', ').map((what) => describe(what, texts)) ?? [];
  return (
    <>
      <strong>{[view?.title ?? drawn, ...inside].join(' › ')}</strong>
      {[...does, exit === undefined ? (final ? texts.arrives : undefined) : texts.leaves(exit)]
        .filter(Boolean)
        .map((part) => ` · ${part}`)
        .join('')}
    </>
  );
}

type Texts = ReturnType<typeof useMessages>['flows']['problems']['trail'];

function describe(what: string, { does }: Texts): string {
  if (what.startsWith('press ')) return does.press(what.slice('press '.length));
  if (what === 'silence') return does.silence;
  const [effect = what, outcome = ''] = what.split('.');
  return does.answers(effect, outcome);
}
