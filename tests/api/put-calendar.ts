import type { TestAnswer, TestClient } from './test-server.ts';

/** Saves opening hours or holidays over whatever is there, as somebody who has just read them. */
export async function putCalendar(
  client: TestClient,
  kind: 'schedules' | 'holiday-groups',
  { id, ...body }: { id: string } & Record<string, unknown>,
): Promise<TestAnswer> {
  const { body: listed } = await client.get(`/api/${kind}`);
  const all: { id: string; revision: number }[] = listed.schedules ?? listed.holidayGroups;
  const revision = all.find((entry) => entry.id === id)?.revision;
  return client.put(`/api/${kind}/${id}`, { ...body, revision });
}
