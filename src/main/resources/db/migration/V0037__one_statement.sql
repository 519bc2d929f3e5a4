-- What a comment is about: the version that its author names; else the present one, or the newest that has the clause, which
-- the author may have been reading when the present one came out. Volatile, so that it sees what was committed before the
-- lock that the statement around it waited for.
create function comment_target(consultation uuid, clause uuid, named integer, present integer)
    returns table (is_public boolean, draft integer)
    language plpgsql volatile as $$
begin
    if named is null and clause is null then
        return query select true, present;
    elsif named is null then
        return query
            select true, max(d.number)
              from draft d
              join published_draft p on p.consultation_id = d.consultation_id and p.number = d.number
              join clause c on c.draft_id = d.id
             where d.consultation_id = comment_target.consultation and c.clause_id = comment_target.clause;
    else
        return query
            select exists (select from published_draft p
                            where p.consultation_id = comment_target.consultation and p.number = named),
                   (select d.number from draft d
                     where d.consultation_id = comment_target.consultation and d.number = named
                       and (comment_target.clause is null
                            or exists (select from clause c where c.draft_id = d.id and c.clause_id = comment_target.clause)));
    end if;
end $$;

-- As before; the version is compared beside the hash, which need not know it.
drop function citizen_standing(uuid, uuid, varchar, timestamptz, integer, integer);
create function citizen_standing(citizen uuid, consultation uuid, draft integer, hash varchar, asked_at timestamptz,
                                 most_there integer, most_today integer)
    returns table (there bigint, today bigint, tomorrow timestamptz, repeated varchar)
    language plpgsql volatile as $$
declare
    midnight timestamptz := date_trunc('day', asked_at, 'Asia/Shanghai');
    next_midnight timestamptz := midnight + interval '24 hours';
begin
    -- Another seed than the one of consultations: the two kinds of lock never meet.
    perform pg_advisory_xact_lock(hashtextextended(citizen::text, 1));
    return query
        select (select count(*) from (
                    select 1 from comment c
                     where c.citizen_id = citizen_standing.citizen and c.consultation_id = citizen_standing.consultation
                     limit most_there) as there),
               (select count(*) from (
                    select 1 from comment c
                     where c.citizen_id = citizen_standing.citizen and c.submitted_at >= midnight and c.submitted_at < next_midnight
                     limit most_today) as today),
               next_midnight,
               (select c.receipt from comment c
                 where c.citizen_id = citizen_standing.citizen and c.consultation_id = citizen_standing.consultation
                   and c.repetition_hash = hash and c.draft_number = draft and c.status <> 'WITHDRAWN'
                 limit 1);
end $$;

-- Indices that each comment pays for. One person's comments on one consultation are at most as many as the limit, so that the
-- hash of a repetition is compared in their rows and not kept a second time in the index.
drop index comment_by_citizen;
create index comment_by_citizen on comment (citizen_id, consultation_id) where citizen_id is not null;
-- The list of one's own; a comment that came in on paper is in nobody's.
drop index comment_citizen;
create index comment_citizen on comment (citizen_id, id) where citizen_id is not null;
-- Few comments rest on a ticket; the others need no entry.
alter table comment drop constraint comment_ticket;
create unique index comment_ticket on comment (ticket_id) where ticket_id is not null;
