-- What the role may do that the application connects as: work on rows, and nothing else. It makes, changes and empties no table;
-- rows of a table that refuses every change (refuse_change, content_record_is_kept) it can only add and read, so that not even a
-- trigger switched off would help it; of the migrations it knows nothing.
-- Called after every migration (afterMigrate.sql), so that new tables and another role get theirs. Where the role does not exist or
-- is the owner itself there is nothing to do.
create function settle_privileges(application varchar) returns void language plpgsql as $$
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
               t.relname <> 'flyway_schema_history'
                   and (p.privilege in ('select', 'insert') or (p.privilege in ('update', 'delete') and not a.append_only)) as granted
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
