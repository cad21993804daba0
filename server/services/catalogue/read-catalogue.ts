import type { CompileEnvironment } from '#runtime/compiler/resolve.ts';
import type { Database } from '../../db/open.ts';
import { blacklists, dataFiles, holidayGroups, queues, schedules, skillGroups } from '../../db/tables/index.ts';

/** What the installation has that flows name by id, and the columns of its data files. */
export async function readCatalogue(
  db: Database,
): Promise<Required<Pick<CompileEnvironment, 'catalogue' | 'dataFile'>>> {
  const [ofSchedules, ofHolidays, files, ofBlacklists, ofQueues, ofSkills] = await Promise.all([
    db.select({ id: schedules.id }).from(schedules),
    db.select({ id: holidayGroups.id }).from(holidayGroups),
    db.select({ id: dataFiles.id, columns: dataFiles.columns }).from(dataFiles),
    db.select({ id: blacklists.id }).from(blacklists),
    db.select({ id: queues.id }).from(queues),
    db.select({ skills: skillGroups.skills }).from(skillGroups),
  ]);
  return {
    catalogue: {
      schedule: idsOf(ofSchedules),
      'holiday-group': idsOf(ofHolidays),
      'data-file': idsOf(files),
      blacklist: idsOf(ofBlacklists),
      queue: idsOf(ofQueues),
      skill: idsOf(ofSkills.flatMap(({ skills }) => skills)),
    },
    dataFile: (id) => files.find((file) => file.id === id),
  };
}

function idsOf(rows: readonly { id: string }[]): ReadonlySet<string> {
  return new Set(rows.map(({ id }) => id));
}
