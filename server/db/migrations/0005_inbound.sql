CREATE TABLE "agent_presence" (
	"user_id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"next" jsonb,
	"line" jsonb NOT NULL,
	"idle_since" timestamp (3) with time zone NOT NULL,
	"signed_in_at" timestamp (3) with time zone,
	"contacts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agent_profiles" (
	"user_id" text PRIMARY KEY NOT NULL,
	"profile" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agent_spans" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"state" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"campaign" text DEFAULT '' NOT NULL,
	"conversation_id" text,
	"began_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "attachment_groups" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"file_name" text NOT NULL,
	"content_type" text NOT NULL,
	"size" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"added_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"active" boolean DEFAULT false NOT NULL,
	"settings" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" text PRIMARY KEY NOT NULL,
	"wait_id" text,
	"medium" text NOT NULL,
	"agent" text NOT NULL,
	"queue" text NOT NULL,
	"campaign" text NOT NULL,
	"contact_id" text NOT NULL,
	"customer" text NOT NULL,
	"called" text NOT NULL,
	"line" jsonb NOT NULL,
	"phase" text NOT NULL,
	"held" boolean DEFAULT false NOT NULL,
	"held_seconds" integer DEFAULT 0 NOT NULL,
	"consult" jsonb,
	"about" text,
	"waited_seconds" integer DEFAULT 0 NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"talk_ended_at" timestamp (3) with time zone,
	"wrap_up_until" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"end" text,
	"recording" text DEFAULT 'off' NOT NULL,
	"recording_id" text,
	"drive" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"owner" text NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"disposition_group" text,
	"disposition_version" integer,
	"disposition_code" text,
	"disposition_name" text,
	"disposition_category" text,
	"disposition_benefit" double precision,
	"disposition_detail" text,
	"disposition_note" text,
	"disposition_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "disposition_groups" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "disposition_versions" (
	"group_id" text NOT NULL,
	"version" integer NOT NULL,
	"currency" text NOT NULL,
	"statuses" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "disposition_versions_group_id_version_pk" PRIMARY KEY("group_id","version")
);
--> statement-breakpoint
CREATE TABLE "email_templates" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"work" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pause_reasons" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"productive" boolean DEFAULT false NOT NULL,
	"limit_minutes" integer DEFAULT 0 NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "queues" (
	"id" text PRIMARY KEY NOT NULL,
	"settings" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "script_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"flow_version" integer NOT NULL,
	"draft" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "script_runs_conversation_id_unique" UNIQUE("conversation_id")
);
--> statement-breakpoint
CREATE TABLE "sent_emails" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"template" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"attachments" jsonb NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"sent_by" text NOT NULL,
	"result" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "skill_groups" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"skills" jsonb NOT NULL,
	"decrement" boolean NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "supervision_groups" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waits" (
	"id" text PRIMARY KEY NOT NULL,
	"medium" text NOT NULL,
	"queue" text NOT NULL,
	"campaign" text NOT NULL,
	"priority" integer NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"skills" jsonb NOT NULL,
	"decrement" boolean NOT NULL,
	"held" boolean DEFAULT false NOT NULL,
	"refused_by" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"only_for" text,
	"contact_id" text NOT NULL,
	"customer" text NOT NULL,
	"called" text NOT NULL,
	"whisper" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"about" text,
	"conversation_id" text,
	"refusals" integer DEFAULT 0 NOT NULL,
	"predicted_seconds" integer,
	"end" text,
	"ended_at" timestamp (3) with time zone,
	"agent" text
);
--> statement-breakpoint
ALTER TABLE "callbacks" ADD COLUMN "campaign" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "callbacks" ADD COLUMN "agent" text;--> statement-breakpoint
ALTER TABLE "callbacks" ADD COLUMN "conversation_id" text;--> statement-breakpoint
ALTER TABLE "callbacks" ADD COLUMN "waiting_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "callbacks" ADD COLUMN "priority" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "callbacks" ADD COLUMN "skills" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "callbacks" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "kind" text DEFAULT 'call' NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "parent_id" text;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "campaign" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "dids" ADD COLUMN "campaign_id" text;--> statement-breakpoint
ALTER TABLE "flows" ADD COLUMN "campaign_id" text;--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "conversation_id" text;--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "delete_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "voicemails" ADD COLUMN "campaign" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "voicemails" ADD COLUMN "moves_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "voicemails" ADD COLUMN "moves_to" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "agent_presence" ADD CONSTRAINT "agent_presence_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_profiles" ADD CONSTRAINT "agent_profiles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_group_id_attachment_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."attachment_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agent_spans_began" ON "agent_spans" USING btree ("began_at");--> statement-breakpoint
CREATE INDEX "agent_spans_user" ON "agent_spans" USING btree ("user_id","began_at");--> statement-breakpoint
CREATE UNIQUE INDEX "agent_spans_open" ON "agent_spans" USING btree ("user_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "conversations_offered" ON "conversations" USING btree ("offered_at");--> statement-breakpoint
CREATE INDEX "conversations_campaign" ON "conversations" USING btree ("campaign","offered_at");--> statement-breakpoint
CREATE INDEX "conversations_agent" ON "conversations" USING btree ("agent","offered_at");--> statement-breakpoint
CREATE INDEX "conversations_customer" ON "conversations" USING btree ("customer","offered_at");--> statement-breakpoint
CREATE INDEX "conversations_contact" ON "conversations" USING btree ("contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_open" ON "conversations" USING btree ("agent") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "waits_open" ON "waits" USING btree ("queue") WHERE "end" is null;--> statement-breakpoint
CREATE INDEX "waits_entered" ON "waits" USING btree ("entered_at");--> statement-breakpoint
CREATE INDEX "waits_contact" ON "waits" USING btree ("contact_id");--> statement-breakpoint
ALTER TABLE "dids" ADD CONSTRAINT "dids_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contacts_parent" ON "contacts" USING btree ("parent_id") WHERE parent_id is not null;--> statement-breakpoint
CREATE INDEX "contacts_campaign" ON "contacts" USING btree ("campaign","started_at","id") WHERE campaign <> '';--> statement-breakpoint
CREATE INDEX "dids_campaign" ON "dids" USING btree ("campaign_id");--> statement-breakpoint
CREATE INDEX "recordings_conversation" ON "recordings" USING btree ("conversation_id") WHERE conversation_id is not null;--> statement-breakpoint
CREATE INDEX "recordings_delete" ON "recordings" USING btree ("delete_at") WHERE delete_at is not null;