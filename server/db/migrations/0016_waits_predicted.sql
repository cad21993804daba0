ALTER TABLE "waits" ADD COLUMN "model_seconds" double precision;--> statement-breakpoint
ALTER TABLE "waits" ADD COLUMN "remaining_seconds" double precision;