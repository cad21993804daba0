CREATE TABLE "passages" (
	"contact_id" text PRIMARY KEY NOT NULL,
	"flow_id" text NOT NULL,
	"version" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"passed" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "traffic" (
	"flow_id" text NOT NULL,
	"version" integer NOT NULL,
	"slot" timestamp (3) with time zone NOT NULL,
	"node" text NOT NULL,
	"exit" text NOT NULL,
	"contacts" integer NOT NULL,
	"passages" integer NOT NULL,
	CONSTRAINT "traffic_flow_id_version_slot_node_exit_pk" PRIMARY KEY("flow_id","version","slot","node","exit")
);
--> statement-breakpoint
CREATE TABLE "traffic_stays" (
	"flow_id" text NOT NULL,
	"version" integer NOT NULL,
	"slot" timestamp (3) with time zone NOT NULL,
	"node" text NOT NULL,
	"bucket" smallint NOT NULL,
	"stays" integer NOT NULL,
	CONSTRAINT "traffic_stays_flow_id_version_slot_node_bucket_pk" PRIMARY KEY("flow_id","version","slot","node","bucket")
);
--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "added_up" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "passages_flow" ON "passages" USING btree ("flow_id","started_at");--> statement-breakpoint
CREATE INDEX "passages_passed" ON "passages" USING gin ("passed");--> statement-breakpoint
CREATE INDEX "contacts_not_added_up" ON "contacts" USING btree ("started_at") WHERE added_up = false;