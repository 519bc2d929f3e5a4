-- 意见提交: limits per person, repetitions, withdrawal and offline entry.
alter table comment
    -- A keyed hash of what makes one comment an exact repetition of another; null in rows from before it was kept.
    add column repetition_hash   varchar(43),
    -- Why its author took it back. For staff alone: unlike status_reason it is not told to those who hold the receipt.
    add column withdrawal_reason varchar(500),
    add constraint comment_source check ((entered_by is null) = (source in ('MINI_PROGRAM', 'APP', 'WEB'))),
    add constraint comment_postmark check (postmarked_on is null or (source = 'LETTER' and postmarked_on <= received_on)),
    add constraint comment_withdrawal_reason check (withdrawal_reason is null or status = 'WITHDRAWN');

-- Each intake reads, by these alone, what its author did before: as many entries as the limit, however many comments there are.
create index comment_by_citizen on comment (citizen_id, consultation_id, repetition_hash) where citizen_id is not null;
create index comment_by_citizen_and_time on comment (citizen_id, submitted_at) where citizen_id is not null;
-- A file that is entered a second time is recognised row by row.
create index comment_offline on comment (consultation_id, repetition_hash) where entered_by is not null;

-- What counts against a citizen's next comment. The submissions of one citizen wait for each other here, so that each counts
-- what those before it committed; the statement after the lock sees it. Counting ends at the limits.
create function citizen_standing(citizen uuid, consultation uuid, hash varchar, asked_at timestamptz, most_there integer, most_today integer)
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
                   and c.repetition_hash = hash and c.status <> 'WITHDRAWN'
                 limit 1);
end $$;
