-- What summaries of campaigns look at beside the settings that are told of already: whoever shows one asks again.
CREATE FUNCTION tell_of_installation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('switchyard', '{"type":"installation","from":"database"}');
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER schedules_told AFTER INSERT OR UPDATE OR DELETE ON schedules
	FOR EACH STATEMENT EXECUTE FUNCTION tell_of_installation();--> statement-breakpoint
CREATE TRIGGER holiday_groups_told AFTER INSERT OR UPDATE OR DELETE ON holiday_groups
	FOR EACH STATEMENT EXECUTE FUNCTION tell_of_installation();--> statement-breakpoint
CREATE TRIGGER disposition_groups_told AFTER INSERT OR UPDATE OR DELETE ON disposition_groups
	FOR EACH STATEMENT EXECUTE FUNCTION tell_of_installation();--> statement-breakpoint
CREATE TRIGGER data_files_told AFTER INSERT OR UPDATE OR DELETE ON data_files
	FOR EACH STATEMENT EXECUTE FUNCTION tell_of_installation();--> statement-breakpoint
CREATE TRIGGER email_templates_told AFTER INSERT OR UPDATE OR DELETE ON email_templates
	FOR EACH STATEMENT EXECUTE FUNCTION tell_of_installation();--> statement-breakpoint
CREATE TRIGGER attachment_groups_told AFTER INSERT OR UPDATE OR DELETE ON attachment_groups
	FOR EACH STATEMENT EXECUTE FUNCTION tell_of_installation();--> statement-breakpoint
CREATE TRIGGER mail_servers_told AFTER INSERT OR UPDATE OR DELETE ON mail_servers
	FOR EACH STATEMENT EXECUTE FUNCTION tell_of_installation();--> statement-breakpoint
CREATE TRIGGER audio_told AFTER INSERT OR UPDATE OR DELETE ON audio
	FOR EACH STATEMENT EXECUTE FUNCTION tell_of_installation();--> statement-breakpoint
CREATE TRIGGER dids_told AFTER INSERT OR UPDATE OR DELETE ON dids
	FOR EACH STATEMENT EXECUTE FUNCTION tell_of_installation();--> statement-breakpoint
-- Drafts are saved again and again; summaries go by what is published.
CREATE TRIGGER flows_told AFTER INSERT OR DELETE OR UPDATE OF name, published_version, deleted_at ON flows
	FOR EACH STATEMENT EXECUTE FUNCTION tell_of_installation();--> statement-breakpoint
-- By row: to insert what is there already changes nothing, and telling makes all that commit meanwhile wait.
CREATE TRIGGER presence_told AFTER INSERT OR DELETE ON agent_presence
	FOR EACH ROW EXECUTE FUNCTION tell_of_installation();--> statement-breakpoint
-- Not of each call that an agent takes.
CREATE TRIGGER signed_in_told AFTER UPDATE OF state ON agent_presence
	FOR EACH ROW WHEN ((OLD.state = 'signed-out') <> (NEW.state = 'signed-out'))
	EXECUTE FUNCTION tell_of_installation();
