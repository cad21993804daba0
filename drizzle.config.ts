import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate` writes a migration for what changed in the tables. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './server/db/tables/index.ts',
  out: './server/db/migrations',
});
