CREATE TABLE "audio" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"seconds" double precision NOT NULL,
	"wav" "bytea" NOT NULL,
	"bytes" integer NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"user" text NOT NULL,
	"action" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text NOT NULL,
	"details" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" text PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"result" text,
	"failure" text,
	"caller" text NOT NULL,
	"called" text NOT NULL,
	"flow_id" text NOT NULL,
	"flow_version" integer NOT NULL,
	"node" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"lines" integer NOT NULL,
	"owner" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "did_ranges" (
	"id" text PRIMARY KEY NOT NULL,
	"site" text NOT NULL,
	"first" text NOT NULL,
	"last" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dids" (
	"digits" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"range_id" text NOT NULL,
	"flow_id" text
);
--> statement-breakpoint
CREATE TABLE "flow_references" (
	"flow_id" text NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"target" text NOT NULL,
	CONSTRAINT "flow_references_flow_id_version_kind_target_pk" PRIMARY KEY("flow_id","version","kind","target")
);
--> statement-breakpoint
CREATE TABLE "flow_versions" (
	"flow_id" text NOT NULL,
	"version" integer NOT NULL,
	"message" text NOT NULL,
	"document" jsonb NOT NULL,
	"document_hash" text NOT NULL,
	"ir" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"published_by" text NOT NULL,
	CONSTRAINT "flow_versions_flow_id_version_pk" PRIMARY KEY("flow_id","version")
);
--> statement-breakpoint
CREATE TABLE "flows" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"document" jsonb NOT NULL,
	"document_hash" text NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL,
	"published_version" integer,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"contact_id" text NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"event" jsonb NOT NULL,
	"trace" jsonb NOT NULL,
	"effects" jsonb NOT NULL,
	CONSTRAINT "journal_contact_id_seq_pk" PRIMARY KEY("contact_id","seq")
);
--> statement-breakpoint
CREATE TABLE "recordings" (
	"contact_id" text NOT NULL,
	"id" text NOT NULL,
	"seconds" double precision NOT NULL,
	"wav" "bytea",
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recordings_contact_id_id_pk" PRIMARY KEY("contact_id","id")
);
--> statement-breakpoint
CREATE TABLE "server_nodes" (
	"id" text PRIMARY KEY NOT NULL,
	"incarnation" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"locked_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"login" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "dids" ADD CONSTRAINT "dids_range_id_did_ranges_id_fk" FOREIGN KEY ("range_id") REFERENCES "public"."did_ranges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dids" ADD CONSTRAINT "dids_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_references" ADD CONSTRAINT "flow_references_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_versions" ADD CONSTRAINT "flow_versions_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entity" ON "audit" USING btree ("entity","entity_id");--> statement-breakpoint
CREATE INDEX "contacts_started" ON "contacts" USING btree ("started_at","id");--> statement-breakpoint
CREATE INDEX "contacts_flow" ON "contacts" USING btree ("flow_id","started_at","id");--> statement-breakpoint
CREATE INDEX "contacts_result" ON "contacts" USING btree ("result","started_at","id");--> statement-breakpoint
CREATE INDEX "contacts_live" ON "contacts" USING btree ("started_at","id") WHERE status = 'live';--> statement-breakpoint
CREATE INDEX "dids_range" ON "dids" USING btree ("range_id");--> statement-breakpoint
CREATE INDEX "dids_flow" ON "dids" USING btree ("flow_id");--> statement-breakpoint
CREATE INDEX "flow_references_target" ON "flow_references" USING btree ("kind","target");--> statement-breakpoint
CREATE INDEX "flows_name" ON "flows" USING btree ("name");--> statement-breakpoint
CREATE INDEX "recordings_pending" ON "recordings" USING btree ("next_attempt_at") WHERE next_attempt_at is not null;--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_last" ON "sign_in_attempts" USING btree ("last_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_login" ON "users" USING btree (lower("login"));