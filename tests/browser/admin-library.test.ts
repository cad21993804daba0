import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MAX_AUDIO_BYTES } from '#schemas/domain/audio.ts';
import { writeWav } from '#server/audio/write-wav.ts';
import { type Designer, openDesigner } from './open-designer.ts';

let designer: Designer;
beforeAll(async () => {
  designer = await openDesigner();
});
afterEach(() => designer.closePages());
afterAll(() => designer.close());

describe('DIDs', () => {
  it('declares 10,000 numbers, finds one, gives it to a flow and finds it among the assigned ones', async () => {
    const page = await designer.visitAsAdmin('/dids');
    await page.getByRole('button', { name: 'Declare range' }).first().click();
    await page.getByRole('combobox', { name: 'Site', exact: true }).fill('Lyon');
    await page.getByLabel('First number').fill('+33 4 72 00 00 00');
    await page.getByLabel('Last number').fill('+33 4 72 00 99');
    await page.getByRole('button', { name: 'Declare range' }).last().click();
    await page.getByText('Must have as many digits as the first number.').waitFor();
    await page.getByLabel('Last number').fill('+33 4 72 00 99 99');
    await page.getByRole('button', { name: 'Declare range' }).last().click();
    await page.getByText('first 1,000 of 10,010 numbers – search to see others').waitFor();
    // Only the rows in view are in the page.
    expect(await page.getByRole('row').count()).toBeLessThan(80);

    await page.getByLabel('Search numbers').fill('4720042');
    await page.getByText('100 numbers', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Choose what +33472004207 leads to: Unassigned' }).click();
    await page.getByRole('option', { name: 'Satisfaction survey' }).click();
    await page.getByText('+33472004207 leads to “Satisfaction survey”').waitFor();

    await page.getByLabel('Search numbers').fill('');
    await page.getByText('Assigned', { exact: true }).click();
    await page.getByText('2 numbers', { exact: true }).waitFor();
    await page.getByRole('row').filter({ hasText: '+33472004207' }).getByText('Satisfaction survey').waitFor();
  });

  it('keeps a range while one of its numbers is assigned, and says which', async () => {
    const page = await designer.visitAsAdmin('/dids');
    await page.getByLabel('Remove range +33472000000 – +33472009999').click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('alert').getByText('Take them back first: +33472004207').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByLabel('Search numbers').fill('33472004207');
    await page.getByRole('button', { name: 'Choose what +33472004207 leads to: Satisfaction survey' }).click();
    await page.getByRole('option', { name: 'Nothing' }).click();
    await page.getByText('+33472004207 is free again').waitFor();
    await page.getByLabel('Remove range +33472000000 – +33472009999').click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('Nothing matches').waitFor();
  });
});

describe('the audio library', () => {
  it('uploads sound, and names every file it does not take with the reason', async () => {
    const page = await designer.visitAsAdmin('/audio');
    const sound = Buffer.from(writeWav([tone(3)]));
    await page.locator('input[type=file]').setInputFiles([
      { name: 'Bonjour à tous.wav', mimeType: 'audio/wav', buffer: sound },
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('words') },
      { name: 'long.wav', mimeType: 'audio/wav', buffer: Buffer.alloc(MAX_AUDIO_BYTES + 1) },
      { name: 'damaged.wav', mimeType: 'audio/wav', buffer: sound.subarray(0, 30) },
    ]);
    const failures = page.getByRole('alert');
    await failures.filter({ hasText: 'notes.txt was not uploaded' }).getByText('Only wav and mp3').waitFor();
    await failures.filter({ hasText: 'long.wav was not uploaded' }).getByText('20 MB is the limit').waitFor();
    await failures.filter({ hasText: 'damaged.wav was not uploaded' }).waitFor();
    const row = page.getByRole('row').filter({ hasText: 'Bonjour à tous' });
    await row.getByText('0:03').waitFor();
    await row.getByText('Not used').waitFor();
  });

  it('plays one file at a time', async () => {
    const page = await designer.visitAsAdmin('/audio');
    const content = page.waitForResponse(/\/api\/audio\/[\w-]+\/content/);
    await page.getByRole('button', { name: 'Listen to Bonjour à tous' }).click();
    expect((await content).status()).toBeLessThan(300);
    const player = page.getByRole('region', { name: 'Player' });
    await player.getByText('0:03').waitFor();
    await page
      .getByRole('button', { name: /^Listen to Thank you chime/ })
      .first()
      .click();
    await player.getByText('Thank you chime').waitFor();
    await player.getByRole('button', { name: 'Close' }).click();
    await player.waitFor({ state: 'detached' });
  });

  it('renames a file, deletes it, and keeps one that a flow plays', async () => {
    const page = await designer.visitAsAdmin('/audio');
    await page.getByLabel('Actions for Bonjour à tous').click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Bonjour');
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByLabel('Actions for Bonjour', { exact: true }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('“Bonjour” deleted').waitFor();

    const used = page.getByRole('row').filter({ hasText: 'Thank you chime' });
    await used.getByRole('link', { name: 'Satisfaction survey' }).waitFor();
    await page.getByLabel('Actions for Thank you chime').click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Satisfaction survey' }).waitFor();
  });
});

it('never threw nor logged an error', () => {
  expect(designer.errors).toEqual([]);
});

function tone(seconds: number): Int16Array {
  return Int16Array.from({ length: 8000 * seconds }, (_, index) => Math.round(8000 * Math.sin(index / 3)));
}
