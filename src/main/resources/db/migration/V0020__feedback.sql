-- What an answered comment changed: the clause as it read where the comment was made, and as it reads in the version that changed it.
-- Drafts are immutable, so that both texts are read from them.
alter table feedback_item
    add column changed_clause_id uuid,
    add column from_version      integer,
    add column changed_version   integer;

-- How many comments came on what, by which way and from whom. Numbers that would tell of few people are not in it.
create table feedback_breakdown (
    consultation_id uuid        not null references feedback_report,
    dimension       varchar(20) not null check (dimension in ('CLAUSE', 'SOURCE', 'RESPONDENT_TYPE')),
    position        integer     not null check (position >= 1),
    -- A clause, a source or a type; null for comments on the whole draft and for the rest.
    value           varchar(60),
    label           varchar(60),
    rest            boolean     not null,
    comments        integer     not null check (comments >= 5),
    primary key (consultation_id, dimension, position),
    constraint feedback_breakdown_rest check (not rest or (value is null and label is null))
);

-- A published report agrees with its comments and its items at the end of every transaction that writes it.
create function require_whole_report() returns trigger language plpgsql as $$
declare
    report   feedback_report%rowtype;
    taken    bigint;
    answered bigint;
    matching bigint;
begin
    select * into report from feedback_report where consultation_id = new.consultation_id;
    select count(*), count(*) filter (where status <> 'WITHDRAWN') into taken, answered
      from comment where consultation_id = new.consultation_id;
    select count(*) into matching from (
        select outcome, count(*) as n from feedback_item where consultation_id = new.consultation_id group by outcome) i
      where n = case i.outcome
          when 'ADOPTED' then report.adopted
          when 'PARTLY_ADOPTED' then report.partly_adopted
          when 'NOT_ADOPTED' then report.not_adopted
          when 'NOTED' then report.noted
          when 'OUT_OF_SCOPE' then report.out_of_scope end;
    if report.received <> taken or report.withdrawn <> taken - answered
        or matching <> (report.adopted > 0)::integer + (report.partly_adopted > 0)::integer + (report.not_adopted > 0)::integer
                     + (report.noted > 0)::integer + (report.out_of_scope > 0)::integer
        or answered <> (select count(*) from feedback_item where consultation_id = new.consultation_id) then
        raise exception 'the report of consultation % leaves out a comment', new.consultation_id
            using errcode = 'check_violation', constraint = 'feedback_whole';
    end if;
    return null;
end $$;
create constraint trigger feedback_whole after insert or update on feedback_report
    deferrable initially deferred for each row execute function require_whole_report();

-- The report is held to its items whatever statement changes those. Each statement touches the report once, so that the count is made
-- at commit and not for every one of a million items; what leaves the outcomes alone counts nothing.
create function recount_report() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        update feedback_report set received = received where consultation_id in (
            (select consultation_id from (select consultation_id, comment_id, outcome from before_change
                                          except select consultation_id, comment_id, outcome from after_change) lost)
            union
            (select consultation_id from (select consultation_id, comment_id, outcome from after_change
                                          except select consultation_id, comment_id, outcome from before_change) gained));
    elsif tg_op = 'DELETE' then
        update feedback_report set received = received where consultation_id in (select consultation_id from before_change);
    else
        update feedback_report set received = received where consultation_id in (select consultation_id from after_change);
    end if;
    return null;
end $$;
create trigger feedback_item_added after insert on feedback_item
    referencing new table as after_change for each statement execute function recount_report();
create trigger feedback_item_changed after update on feedback_item
    referencing old table as before_change new table as after_change for each statement execute function recount_report();
create trigger feedback_item_removed after delete on feedback_item
    referencing old table as before_change for each statement execute function recount_report();

-- Nothing is added to a consultation, or taken back from it, once its report is published.
create function refuse_after_report() returns trigger language plpgsql as $$
begin
    if exists (select 1 from feedback_report where consultation_id = new.consultation_id) then
        raise exception 'the report of consultation % is published', new.consultation_id
            using errcode = 'check_violation', constraint = 'comment_before_report';
    end if;
    return null;
end $$;
create constraint trigger comment_before_report after insert on comment
    deferrable initially immediate for each row execute function refuse_after_report();
create constraint trigger comment_kept_after_report after update of status on comment
    deferrable initially immediate for each row
    when ((old.status = 'WITHDRAWN') <> (new.status = 'WITHDRAWN')) execute function refuse_after_report();

-- Tells citizens something in one statement for all of them; identifiers sort by time, as those that the application makes
-- (RFC 9562, section 5.7).
create function tell_citizen(citizen uuid, kind varchar, title varchar, message varchar, href varchar, at timestamptz)
    returns uuid language sql volatile as $$
    insert into inbox_message (id, citizen_id, kind, title, text, href, created_at)
    select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
                      placing substring(int8send((extract(epoch from at) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid,
           citizen, kind, title, message, href, at
    returning id
$$;
-- The content is made from the frozen items, after the report.
alter table feedback_report alter constraint feedback_report_content_id_fkey deferrable initially deferred;
