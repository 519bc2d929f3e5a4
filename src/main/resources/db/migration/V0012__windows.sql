-- Several windows on one decision are told apart by their round.
alter table consultation add column round integer;
update consultation c set round = r.round
  from (select id, row_number() over (partition by decision_id order by id) as round from consultation) r
 where r.id = c.id;
alter table consultation alter column round set not null;
alter table consultation add constraint consultation_round unique (decision_id, round);
drop index consultation_decision;

-- Set when the window's end was given as a day: it then ends at 24:00 of it.
alter table consultation add column closes_on date;
-- The first verdict; from the closing on the consultation is being answered.
alter table consultation add column adopting_since timestamptz;
-- The decision has its result.
alter table consultation add column decided_at timestamptz;
-- Any change that readers see, for delta lists; changes by the clock alone are not written here.
alter table consultation add column changed_at timestamptz not null default clock_timestamp();
create index consultation_changed on consultation (changed_at);
create index consultation_closes on consultation (closes_at) where opens_at is not null;
create index consultation_opens on consultation (opens_at) where opens_at is not null;

-- Every decision about a window, in its order: the announcement, extensions, reopenings.
create table consultation_window (
    consultation_id uuid         not null references consultation,
    number          integer      not null check (number >= 1),
    kind            varchar(20)  not null check (kind in ('ANNOUNCED', 'EXTENDED', 'REOPENED')),
    opens_at        timestamptz  not null,
    closes_at       timestamptz  not null,
    closes_on       date,
    -- Of an announced window: why it is shorter than the legal minimum; else why it was changed.
    reason          varchar(500),
    decided_by      varchar(255) not null,
    decided_at      timestamptz  not null,
    primary key (consultation_id, number),
    constraint consultation_window_order check (opens_at < closes_at),
    constraint consultation_window_reason check (kind = 'ANNOUNCED' or reason is not null)
);
insert into consultation_window (consultation_id, number, kind, opens_at, closes_at, reason, decided_by, decided_at)
select id, 1, 'ANNOUNCED', opens_at, closes_at, shortened_reason, created_by, created_at from consultation where opens_at is not null;
create trigger consultation_window_immutable before update or delete on consultation_window
    for each row execute function refuse_change();

-- The drafts that everyone may see, numbered as they came out.
create table published_draft (
    consultation_id uuid         not null,
    number          integer      not null,
    edition         integer      not null check (edition >= 1),
    published_by    varchar(255) not null,
    published_at    timestamptz  not null,
    primary key (consultation_id, number),
    unique (consultation_id, edition),
    foreign key (consultation_id, number) references draft (consultation_id, number)
);
insert into published_draft (consultation_id, number, edition, published_by, published_at)
select id, published_draft, 1, created_by, created_at from consultation where published_draft is not null;
create trigger published_draft_immutable before update or delete on published_draft
    for each row execute function refuse_change();

-- A comment that was begun before the closing and arrived in the grace after it, by a ticket that is good once.
alter table comment add column ticket_id uuid constraint comment_ticket unique;

-- As before, and with a ticket that was given within the window for so many milliseconds after its end.
drop function admit_comment(uuid);
create function admit_comment(consultation uuid, ticket_at timestamptz, grace_ms bigint)
    returns table (state text, opens_at timestamptz, closes_at timestamptz, published_draft integer, asked_at timestamptz)
    language plpgsql volatile as $$
declare
    now_is timestamptz;
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(admit_comment.consultation::text, 0));
    now_is := clock_timestamp();
    return query
        select case
                   when c.opens_at is null or now_is < c.opens_at then 'NOT_OPEN'
                   when now_is < c.closes_at then 'OPEN'
                   when ticket_at >= c.opens_at and ticket_at < c.closes_at
                        and now_is < c.closes_at + grace_ms * interval '1 millisecond' then 'GRACE'
                   else 'CLOSED'
               end,
               c.opens_at, c.closes_at, c.published_draft, now_is
          from consultation c
         where c.id = admit_comment.consultation;
end $$;
