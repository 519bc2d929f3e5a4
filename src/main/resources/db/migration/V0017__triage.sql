-- 转办、分办、选登: what was done with a comment until it was answered. Never changed.
create table comment_handling (
    comment_id    uuid         not null references comment,
    -- From 1, in the order of the steps.
    number        integer      not null,
    action        varchar(20)  not null check (action in ('CLASSIFIED', 'ASSIGNED', 'TRANSFERRED', 'RETURNED', 'SELECTED', 'DESELECTED')),
    -- Who had it before the step; all that follows is how it stood after it.
    from_handler  varchar(255),
    to_handler    varchar(255),
    unit          varchar(100),
    comment_class varchar(20),
    due_on        date,
    reason        varchar(500),
    acted_by      varchar(255) not null,
    acted_at      timestamptz  not null,
    primary key (comment_id, number),
    -- Who passes a comment on or gives it back says why.
    constraint comment_handling_reason check (action not in ('TRANSFERRED', 'RETURNED') or reason is not null)
);
create trigger comment_handling_immutable before update or delete on comment_handling for each row execute function refuse_change();

-- The verdict's outcome beside what officers filter by: lists and counts need no second table.
alter table comment add column outcome varchar(20);
update comment c set outcome = v.outcome from verdict v where v.comment_id = c.id;

create function note_outcome() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        update comment set outcome = null where id = old.comment_id;
    else
        update comment set outcome = new.outcome where id = new.comment_id and outcome is distinct from new.outcome;
    end if;
    return null;
end $$;
create trigger verdict_outcome after insert or update or delete on verdict for each row execute function note_outcome();

-- The officer's list, newest first, by what is asked for most. A page is read from the index's end and stops when it is full.
create index comment_status on comment (consultation_id, status, id);
create index comment_class on comment (consultation_id, comment_class, id);
create index comment_clause on comment (consultation_id, clause_id, id);
create index comment_handler on comment (consultation_id, handler, id) where handler is not null;
create index comment_outcome on comment (consultation_id, outcome, id) where outcome is not null;
-- The rest of the work, which becomes smaller until it is empty; with its last days, so that the overdue of it need no other.
create index comment_open on comment (consultation_id, id, due_on) where outcome is null and status <> 'WITHDRAWN';
-- Few of very many.
create index comment_late on comment (consultation_id, id) where late;
create index comment_selected on comment (consultation_id, id) where selected;

-- How many comments of a consultation are alike in everything that is counted. Follows from the comments, so that it needs no foreign key.
create table comment_count (
    consultation_id uuid        not null,
    status          varchar(20) not null,
    comment_class   varchar(20),
    source          varchar(20) not null,
    respondent_type varchar(20) not null,
    clause_id       uuid,
    late            boolean     not null,
    selected        boolean     not null,
    -- Neither answered nor withdrawn; only then is it due.
    unanswered      boolean     not null,
    due_on          date,
    n               bigint      not null,
    -- Begins with the consultation, by which it is read.
    constraint comment_count_key unique nulls not distinct (
        consultation_id, status, comment_class, source, respondent_type, clause_id, late, selected, unanswered, due_on)
);
create index comment_count_zero on comment_count (consultation_id) where n = 0;

-- What has changed since: each change adds its own row, so that comments that come in together wait for no common one.
create table comment_count_delta (
    id bigint generated always as identity primary key,
    like comment_count
);
create index comment_count_delta_consultation on comment_count_delta (consultation_id);

create function count_comment(c comment, step integer) returns void language plpgsql as $$
declare
    is_open boolean := c.outcome is null and c.status <> 'WITHDRAWN';
begin
    insert into comment_count_delta (consultation_id, status, comment_class, source, respondent_type, clause_id, late,
                                     selected, unanswered, due_on, n)
    values (c.consultation_id, c.status, c.comment_class, c.source, c.respondent_type, c.clause_id, c.late,
            c.selected, is_open, case when is_open then c.due_on end, step);
end $$;

create function count_change() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        perform count_comment(old, -1);
    end if;
    if tg_op <> 'DELETE' then
        perform count_comment(new, 1);
    end if;
    return null;
end $$;
create trigger comment_counted after insert or delete on comment for each row execute function count_change();
create trigger comment_recounted after update on comment for each row
    when ((old.consultation_id, old.status, old.comment_class, old.source, old.respondent_type, old.clause_id, old.late,
           old.selected, old.outcome, old.due_on)
          is distinct from
          (new.consultation_id, new.status, new.comment_class, new.source, new.respondent_type, new.clause_id, new.late,
           new.selected, new.outcome, new.due_on))
    execute function count_change();

insert into comment_count
select consultation_id, status, comment_class, source, respondent_type, clause_id, late, selected,
       outcome is null and status <> 'WITHDRAWN',
       case when outcome is null and status <> 'WITHDRAWN' then due_on end,
       count(*)
  from comment
 group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
