-- Whoever changes what distribution goes by, and however: all servers hear of it as soon as it is committed.
CREATE FUNCTION tell_of_settings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('switchyard', '{"type":"settings","from":"database"}');
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER queues_told AFTER INSERT OR UPDATE OR DELETE ON queues
	FOR EACH STATEMENT EXECUTE FUNCTION tell_of_settings();--> statement-breakpoint
CREATE TRIGGER agent_profiles_told AFTER INSERT OR UPDATE OR DELETE ON agent_profiles
	FOR EACH STATEMENT EXECUTE FUNCTION tell_of_settings();--> statement-breakpoint
CREATE TRIGGER skill_groups_told AFTER INSERT OR UPDATE OR DELETE ON skill_groups
	FOR EACH STATEMENT EXECUTE FUNCTION tell_of_settings();--> statement-breakpoint
CREATE TRIGGER campaigns_told AFTER INSERT OR UPDATE OR DELETE ON campaigns
	FOR EACH STATEMENT EXECUTE FUNCTION tell_of_settings();--> statement-breakpoint
CREATE TRIGGER users_told AFTER UPDATE OF login, name, active ON users
	FOR EACH STATEMENT EXECUTE FUNCTION tell_of_settings();
