CREATE TABLE "callbacks" (
	"id" text PRIMARY KEY NOT NULL,
	"effect_id" text NOT NULL,
	"queue" text NOT NULL,
	"number" text NOT NULL,
	"due_at" timestamp (3) with time zone,
	"note" text NOT NULL,
	"contact_id" text NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"handled_at" timestamp (3) with time zone,
	"handled_by" text,
	CONSTRAINT "callbacks_effect_id_unique" UNIQUE("effect_id")
);
--> statement-breakpoint
CREATE TABLE "voicemails" (
	"id" text PRIMARY KEY NOT NULL,
	"effect_id" text NOT NULL,
	"box" text NOT NULL,
	"contact_id" text NOT NULL,
	"recording_id" text NOT NULL,
	"seconds" double precision NOT NULL,
	"left_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"handled_at" timestamp (3) with time zone,
	"handled_by" text,
	CONSTRAINT "voicemails_effect_id_unique" UNIQUE("effect_id")
);
--> statement-breakpoint
CREATE INDEX "callbacks_asked" ON "callbacks" USING btree ("asked_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "callbacks_open" ON "callbacks" USING btree ("queue","number") WHERE handled_at is null;--> statement-breakpoint
CREATE INDEX "voicemails_left" ON "voicemails" USING btree ("left_at","id");--> statement-breakpoint
CREATE INDEX "voicemails_open" ON "voicemails" USING btree ("left_at","id") WHERE handled_at is null;