-- Sums that are there already are made anew.
DELETE FROM "report_conversations";--> statement-breakpoint
DELETE FROM "report_dispositions";--> statement-breakpoint
DELETE FROM "installation" WHERE "key" = 'report-time-zone';--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "disposition_quota" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "report_conversations" ADD COLUMN "quota" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "report_dispositions" ADD COLUMN "quota" integer NOT NULL;--> statement-breakpoint
-- What has been said counts where the version of the group it was said with has it so.
UPDATE "conversations" c SET "disposition_quota" = true
FROM "disposition_versions" v, jsonb_array_elements(v."statuses") AS s
WHERE v."group_id" = c."disposition_group" AND v."version" = c."disposition_version"
	AND s->>'code' = c."disposition_code" AND s->'quota' = 'true';--> statement-breakpoint
CREATE INDEX "conversations_quota" ON "conversations" USING btree ("campaign","offered_at") WHERE disposition_quota and closed_at is not null;
