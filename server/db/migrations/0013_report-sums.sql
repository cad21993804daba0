CREATE TABLE "report_agent_times" (
	"day" timestamp (3) with time zone NOT NULL,
	"user_id" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"seconds" double precision NOT NULL,
	"begun" integer NOT NULL,
	"carried" integer NOT NULL,
	CONSTRAINT "report_agent_times_day_user_id_state_reason_pk" PRIMARY KEY("day","user_id","state","reason")
);
--> statement-breakpoint
CREATE TABLE "report_changes" (
	"source" text NOT NULL,
	"began_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_conversations" (
	"day" timestamp (3) with time zone NOT NULL,
	"campaign" text NOT NULL,
	"queue" text NOT NULL,
	"agent" text NOT NULL,
	"disposition_group" text,
	"disposition_version" integer,
	"disposition_code" text,
	"disposition_category" text,
	"disposition_detail" text,
	"disposition_name" text,
	"closed" integer NOT NULL,
	"conversations" integer NOT NULL,
	"not_answered" integer NOT NULL,
	"talk_seconds" double precision NOT NULL,
	"hold_seconds" double precision NOT NULL,
	"wrap_up_seconds" double precision NOT NULL,
	"benefit" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_waits" (
	"day" timestamp (3) with time zone NOT NULL,
	"campaign" text NOT NULL,
	"queue" text NOT NULL,
	"agent" text NOT NULL,
	"goal" integer NOT NULL,
	"offered" integer NOT NULL,
	"answered" integer NOT NULL,
	"abandoned" integer NOT NULL,
	"overflow" integer NOT NULL,
	"failed" integer NOT NULL,
	"in_time" integer NOT NULL,
	"wait_seconds" double precision NOT NULL,
	"longest_wait_seconds" double precision NOT NULL,
	"predicted" integer NOT NULL,
	"predicted_seconds" double precision NOT NULL,
	"seen_seconds" double precision NOT NULL,
	"difference_seconds" double precision NOT NULL,
	CONSTRAINT "report_waits_day_campaign_queue_agent_pk" PRIMARY KEY("day","campaign","queue","agent")
);
--> statement-breakpoint
CREATE INDEX "report_conversations_day" ON "report_conversations" USING btree ("day");--> statement-breakpoint
CREATE INDEX "agent_spans_long" ON "agent_spans" USING btree ("began_at") WHERE ended_at - began_at > interval '1 hour';--> statement-breakpoint
-- Whatever changes the figures of a day leaves a note in the same transaction, whoever does it and however late.
CREATE FUNCTION note_wait_for_reports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF coalesce(NEW.medium, OLD.medium) = 'call' AND coalesce(NEW."end", OLD."end") IS NOT NULL THEN
		INSERT INTO report_changes VALUES
			('waits', least(OLD.entered_at, NEW.entered_at), greatest(OLD.entered_at, NEW.entered_at));
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER waits_for_reports AFTER INSERT OR UPDATE OR DELETE ON waits
	FOR EACH ROW EXECUTE FUNCTION note_wait_for_reports();--> statement-breakpoint
CREATE FUNCTION note_conversation_for_reports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF coalesce(NEW.closed_at, OLD.closed_at) IS NOT NULL THEN
		INSERT INTO report_changes VALUES
			('conversations', least(OLD.offered_at, NEW.offered_at), greatest(OLD.offered_at, NEW.offered_at));
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER conversations_for_reports AFTER INSERT OR UPDATE OR DELETE ON conversations
	FOR EACH ROW EXECUTE FUNCTION note_conversation_for_reports();--> statement-breakpoint
CREATE FUNCTION note_span_for_reports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF coalesce(NEW.ended_at, OLD.ended_at) IS NOT NULL THEN
		INSERT INTO report_changes VALUES
			('agent-times', least(OLD.began_at, NEW.began_at), greatest(OLD.ended_at, NEW.ended_at));
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER agent_spans_for_reports AFTER INSERT OR UPDATE OR DELETE ON agent_spans
	FOR EACH ROW EXECUTE FUNCTION note_span_for_reports();--> statement-breakpoint
CREATE FUNCTION note_goal_for_reports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.settings->>'serviceLevelSeconds' IS DISTINCT FROM OLD.settings->>'serviceLevelSeconds' THEN
		INSERT INTO report_changes VALUES ('goals', now(), now());
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER queues_for_reports AFTER INSERT OR UPDATE OR DELETE ON queues
	FOR EACH ROW EXECUTE FUNCTION note_goal_for_reports();
