CREATE INDEX "callbacks_number" ON "callbacks" USING btree ("number");--> statement-breakpoint
CREATE INDEX "callbacks_conversation" ON "callbacks" USING btree ("conversation_id") WHERE conversation_id is not null;--> statement-breakpoint
CREATE INDEX "script_runs_open" ON "script_runs" USING btree ("started_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "sent_emails_conversation" ON "sent_emails" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "sent_emails_sender" ON "sent_emails" USING btree ("sent_by","sent_at");--> statement-breakpoint
CREATE INDEX "waits_customer" ON "waits" USING btree ("customer","entered_at");--> statement-breakpoint
CREATE INDEX "waits_about" ON "waits" USING btree ("about") WHERE about is not null;