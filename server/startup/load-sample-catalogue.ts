import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { publicHolidays } from '#runtime/calendar/public-holidays/public-holidays.ts';
import { createBlacklist } from '#schemas/api/blacklists.ts';
import { csvFormat, importColumn } from '#schemas/api/data-files.ts';
import { createSchedule } from '#schemas/api/schedules.ts';
import { catalogueName } from '#schemas/domain/catalogue-id.ts';
import { country } from '#schemas/domain/country.ts';
import type { Holiday } from '#schemas/domain/holiday-group.ts';
import { insertBlacklist } from '../services/blacklists/create-blacklist.ts';
import type { ServiceContext } from '../services/context.ts';
import { insertDataFile } from '../services/data-files/create-data-file.ts';
import { insertHolidayGroup } from '../services/holiday-groups/create-holiday-group.ts';
import { insertSchedule } from '../services/schedules/create-schedule.ts';

/** What the sample flows refer to. Names become ids: `French holidays` is `french-holidays` in a flow. */
const catalogue = z.strictObject({
  schedules: z.array(createSchedule.body),
  holidayGroups: z.array(z.strictObject({ name: catalogueName, publicHolidaysOf: country })),
  blacklists: z.array(createBlacklist.body),
  dataFiles: z.array(
    z.strictObject({
      name: catalogueName,
      /** Beside the catalogue. */
      file: z.string(),
      country,
      format: csvFormat,
      columns: z.array(importColumn),
    }),
  ),
});

/** Holidays that move are entered for this year and the years after it. */
const YEARS_AHEAD = 3;

/** Adds the opening hours, holidays, blacklists and data files of the samples. */
export async function loadSampleCatalogue(context: ServiceContext, folder: string, login: string): Promise<void> {
  const file = join(folder, 'catalogue.json');
  if (!existsSync(file)) return;
  const { db } = context;
  try {
    const { schedules, holidayGroups, blacklists, dataFiles } = catalogue.parse(
      JSON.parse(await readFile(file, 'utf8')),
    );
    for (const schedule of schedules) await insertSchedule(db, { ...schedule, login });
    for (const { name, publicHolidaysOf } of holidayGroups) {
      await insertHolidayGroup(db, { name, holidays: holidaysOf(publicHolidaysOf), login });
    }
    for (const blacklist of blacklists) await insertBlacklist(db, { ...blacklist, login });
    for (const { file: name, ...dataFile } of dataFiles) {
      await insertDataFile(db, { ...dataFile, bytes: await readFile(join(folder, name)), login });
    }
  } catch (error) {
    context.log.warn({ error, file }, 'the opening hours and files of the samples could not be loaded');
  }
}

function holidaysOf(code: string): Holiday[] {
  const first = new Date().getFullYear();
  const years = Array.from({ length: YEARS_AHEAD }, (_, index) => first + index);
  return years.flatMap((year) =>
    // In the language that the sample speaks first.
    publicHolidays(code, year).map(({ name, date }) => ({
      name: name.fr,
      date,
      yearly: false,
      part: { type: 'day' as const },
      audio: '',
    })),
  );
}
