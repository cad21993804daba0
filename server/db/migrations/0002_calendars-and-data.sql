CREATE TABLE "blacklist_numbers" (
	"list_id" text NOT NULL,
	"number" text NOT NULL,
	"note" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"added_by" text NOT NULL,
	CONSTRAINT "blacklist_numbers_list_id_number_pk" PRIMARY KEY("list_id","number")
);
--> statement-breakpoint
CREATE TABLE "blacklists" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"country" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "data_files" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"country" text NOT NULL,
	"columns" jsonb NOT NULL,
	"import_id" text NOT NULL,
	"rows" integer NOT NULL,
	"bytes" integer NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	"imported_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "data_rows" (
	"import_id" text NOT NULL,
	"position" integer NOT NULL,
	"record" jsonb NOT NULL,
	"keys" text[] NOT NULL,
	CONSTRAINT "data_rows_import_id_position_pk" PRIMARY KEY("import_id","position")
);
--> statement-breakpoint
CREATE TABLE "holiday_groups" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"holidays" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"week" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "survey_answers" (
	"effect_id" text PRIMARY KEY NOT NULL,
	"survey" text NOT NULL,
	"question" text NOT NULL,
	"answer" text NOT NULL,
	"contact_id" text NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "blacklist_numbers" ADD CONSTRAINT "blacklist_numbers_list_id_blacklists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."blacklists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "data_rows_keys" ON "data_rows" USING gin ("keys");--> statement-breakpoint
CREATE INDEX "survey_answers_survey" ON "survey_answers" USING btree ("survey","answered_at");