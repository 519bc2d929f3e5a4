-- The application's role reads which migrations were applied, and changes nothing there: an instance that does not migrate looks at its
-- start whether the schema is at least its own. Called after every migration (afterMigrate.sql), so after this one.
create or replace function settle_privileges(application varchar) returns void language plpgsql as $$
declare
    wanted record;
begin
    if application = current_user or not exists (select from pg_roles where rolname = application) then
        return;
    end if;
    -- Instances that start together would change the same rows of the catalogue.
    perform pg_advisory_xact_lock(4007400740);
    if not has_schema_privilege(application, current_schema(), 'usage') then
        execute format('grant usage on schema %I to %I', current_schema(), application);
    end if;
    for wanted in
        select t.oid::regclass as name, p.privilege,
               case when t.relname = 'flyway_schema_history' then p.privilege = 'select'
                    else p.privilege in ('select', 'insert') or (p.privilege in ('update', 'delete') and not a.append_only)
               end as granted
          from pg_class t
          cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as p (privilege)
          cross join lateral (
              -- A trigger before each row (1, 2) that is deleted (8) and that is updated (16).
              select exists (select from pg_trigger g join pg_proc f on f.oid = g.tgfoid
                              where g.tgrelid = t.oid and g.tgtype & 27 = 27
                                and f.proname in ('refuse_change', 'content_record_is_kept')) as append_only) a
         where t.relnamespace = current_schema()::regnamespace and t.relkind in ('r', 'p')
           and pg_has_role(t.relowner, 'usage')
    loop
        if wanted.granted <> has_table_privilege(application, wanted.name, wanted.privilege) then
            if wanted.granted then
                execute format('grant %s on table %s to %I', wanted.privilege, wanted.name, application);
            else
                execute format('revoke %s on table %s from %I', wanted.privilege, wanted.name, application);
            end if;
        end if;
    end loop;
end $$;
