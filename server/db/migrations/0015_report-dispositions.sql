-- Sums that are there already are made anew.
DELETE FROM "report_conversations";--> statement-breakpoint
DELETE FROM "installation" WHERE "key" = 'report-time-zone';--> statement-breakpoint
CREATE TABLE "report_dispositions" (
	"day" timestamp (3) with time zone NOT NULL,
	"campaign" text NOT NULL,
	"queue" text NOT NULL,
	"agent" text NOT NULL,
	"disposition_group" text,
	"disposition_version" integer,
	"conversations" integer NOT NULL,
	"not_answered" integer NOT NULL,
	"talk_seconds" double precision NOT NULL,
	"hold_seconds" double precision NOT NULL,
	"wrap_up_seconds" double precision NOT NULL,
	"positive" integer NOT NULL,
	"argued" integer NOT NULL,
	"benefit" double precision NOT NULL,
	"disposition_code" text,
	"disposition_category" text,
	"disposition_detail" text,
	"disposition_name" text,
	"closed" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "waits" ADD COLUMN "changed_by" text;--> statement-breakpoint
CREATE INDEX "report_dispositions_day" ON "report_dispositions" USING btree ("day");--> statement-breakpoint
ALTER TABLE "report_conversations" DROP COLUMN "disposition_code";--> statement-breakpoint
ALTER TABLE "report_conversations" DROP COLUMN "disposition_category";--> statement-breakpoint
ALTER TABLE "report_conversations" DROP COLUMN "disposition_detail";--> statement-breakpoint
ALTER TABLE "report_conversations" DROP COLUMN "disposition_name";--> statement-breakpoint
ALTER TABLE "report_conversations" DROP COLUMN "closed";--> statement-breakpoint
ALTER TABLE "report_conversations" ADD COLUMN "positive" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "report_conversations" ADD COLUMN "argued" integer NOT NULL;