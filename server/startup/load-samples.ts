import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { readFlow } from '#runtime/compiler/read.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { installation } from '../db/tables/index.ts';
import { ServiceError } from '../errors.ts';
import { insertAudio } from '../services/audio/insert-audio.ts';
import type { ServiceContext } from '../services/context.ts';
import { insertFlow } from '../services/flows/insert-flow.ts';
import { publishDraft } from '../services/flows/publish-flow.ts';
import { loadSampleCampaigns } from './load-sample-campaigns.ts';
import { loadSampleCatalogue } from './load-sample-catalogue.ts';

const login = 'system';

/** Gives a new installation the sample flows with what they refer to, once; what people do with them afterwards stays. */
export async function loadSamples(context: ServiceContext, folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const [first] = await context.db
    .insert(installation)
    .values({ key: 'samples', value: { loadedAt: new Date().toISOString() } })
    .onConflictDoNothing()
    .returning();
  if (!first) return;
  await loadAudio(context, join(folder, 'audio'));
  await loadSampleCatalogue(context, join(folder, 'catalogue'), login);
  const flows = await loadFlows(context, folder);
  await publishAll(context, flows);
  await loadSampleCampaigns(context, join(folder, 'campaigns'), login);
}

async function loadAudio(context: ServiceContext, folder: string): Promise<void> {
  for (const file of await list(folder, ['.wav', '.mp3'])) {
    const id = basename(file, extname(file));
    const name = `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`;
    try {
      await insertAudio(context, { ids: [id], name, bytes: await readFile(join(folder, file)), login });
    } catch (error) {
      context.log.warn({ error, file }, 'a sample sound could not be loaded');
    }
  }
}

async function loadFlows(context: ServiceContext, folder: string): Promise<Flow[]> {
  const loaded: Flow[] = [];
  for (const file of await list(folder, ['.json'])) {
    try {
      const { flow } = readFlow(JSON.parse(await readFile(join(folder, file), 'utf8')));
      if (!flow) throw new Error('it does not read as a flow');
      await insertFlow(context.db, { flow, login, action: 'flow.import' });
      loaded.push(flow);
    } catch (error) {
      context.log.warn({ error, file }, 'a sample flow could not be loaded');
    }
  }
  return loaded;
}

/** A flow can only be published after the sub-flows it calls, so those that fail get another chance after every success. */
async function publishAll(context: ServiceContext, flows: readonly Flow[]): Promise<void> {
  let waiting = [...flows];
  for (let before = -1; waiting.length > 0 && waiting.length !== before; ) {
    before = waiting.length;
    const failed: Flow[] = [];
    for (const flow of waiting) if (!(await publish(context, flow))) failed.push(flow);
    waiting = failed;
  }
}

async function publish(context: ServiceContext, flow: Flow): Promise<boolean> {
  try {
    await publishDraft(context, { id: flow.id, revision: 1, message: '', login });
    return true;
  } catch (error) {
    // One of the samples is broken on purpose.
    if (error instanceof ServiceError && error.code === 'flow-has-errors') return false;
    throw error;
  }
}

async function list(folder: string, extensions: readonly string[]): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => extensions.includes(extname(name))).sort();
}
