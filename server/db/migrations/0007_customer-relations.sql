CREATE TABLE "mail_servers" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"settings" jsonb NOT NULL,
	"sealed" text,
	"is_default" boolean DEFAULT false NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attachment_groups" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "disposition_groups" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "email_templates" ADD COLUMN "language" text DEFAULT 'fr' NOT NULL;--> statement-breakpoint
ALTER TABLE "email_templates" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "holiday_groups" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "schedules" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "mail_servers_default" ON "mail_servers" USING btree ("is_default") WHERE "mail_servers"."is_default";--> statement-breakpoint
INSERT INTO "mail_servers" ("id", "name", "settings", "sealed", "is_default", "updated_at", "updated_by")
SELECT 'mail', "value"->'settings'->>'host', "value"->'settings', "value"->>'sealed', true, now(), 'system' FROM "installation" WHERE "key" = 'mail';--> statement-breakpoint
DELETE FROM "installation" WHERE "key" = 'mail';
