CREATE TABLE "flow_comments" (
	"id" text PRIMARY KEY NOT NULL,
	"flow_id" text NOT NULL,
	"thread_id" text NOT NULL,
	"node" text,
	"text" text NOT NULL,
	"author" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"resolved_by" text
);
--> statement-breakpoint
CREATE TABLE "next_versions" (
	"flow_id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"set_at" timestamp (3) with time zone NOT NULL,
	"set_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "dids" ADD COLUMN "alias" text DEFAULT 'live' NOT NULL;--> statement-breakpoint
ALTER TABLE "flow_comments" ADD CONSTRAINT "flow_comments_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "next_versions" ADD CONSTRAINT "next_versions_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "flow_comments_flow" ON "flow_comments" USING btree ("flow_id","written_at");--> statement-breakpoint
CREATE INDEX "next_versions_starts" ON "next_versions" USING btree ("starts_at");