ALTER TABLE "agent_profiles" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "sites_name" ON "sites" USING btree (lower("name"));--> statement-breakpoint
-- Every place that ranges were declared for becomes a site; spellings that differ only in case are one place.
INSERT INTO "sites" ("id", "name", "updated_at", "updated_by")
SELECT
  CASE WHEN row_number() OVER (PARTITION BY slug ORDER BY name) = 1
    THEN slug ELSE slug || '-' || substr(md5(lower(name)), 1, 6) END,
  name, now(), 'system'
FROM (
  SELECT name, coalesce(nullif(trim(BOTH '-' FROM left(regexp_replace(
    translate(lower(name), 'àâäáãåçéèêëíìîïñóòôöõúùûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy'), '[^a-z0-9]+', '-', 'g'), 50)), ''), 'site') AS slug
  FROM (SELECT min("site") AS name FROM "did_ranges" GROUP BY lower("site")) AS places
) AS named;--> statement-breakpoint
ALTER TABLE "did_ranges" ADD COLUMN "site_id" text;--> statement-breakpoint
UPDATE "did_ranges" SET "site_id" = "sites"."id" FROM "sites" WHERE lower("sites"."name") = lower("did_ranges"."site");--> statement-breakpoint
ALTER TABLE "did_ranges" ALTER COLUMN "site_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "did_ranges" ADD CONSTRAINT "did_ranges_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "did_ranges" DROP COLUMN "site";
