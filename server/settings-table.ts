import { settingsSchema } from './settings.ts';

/** The settings as a Markdown table, for the README. */
export function writeSettingsTable(): string {
  const rows = Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const value = schema.safeParse(undefined).data;
    const isFixed = value !== undefined && !(Array.isArray(value) && value.length === 0);
    return `| \`${name}\` | ${isFixed ? `\`${String(value)}\`` : ''} | ${schema.description ?? ''} |`;
  });
  return ['| Variable | Default | |', '|---|---|---|', ...rows].join('\n');
}
