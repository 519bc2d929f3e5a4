-- 征求意见: one window on one decision, its draft versions and their clauses.
create table consultation (
    id                    uuid          primary key,
    decision_id           uuid          not null references decision,
    title                 varchar(200)  not null,
    unit                  varchar(100)  not null,
    contact               varchar(500)  not null,
    opens_at              timestamptz,
    closes_at             timestamptz,
    shortened_reason      varchar(500),
    published_draft       integer,
    feedback_published_at timestamptz,
    created_by            varchar(255)  not null,
    created_at            timestamptz   not null default clock_timestamp(),
    version               integer       not null,
    -- A window has both ends or none, and never opens without a published draft.
    constraint consultation_window check (
        (opens_at is null and closes_at is null and published_draft is null)
        or (opens_at < closes_at and published_draft is not null)),
    constraint consultation_feedback_after_close check (
        feedback_published_at is null or feedback_published_at >= closes_at)
);
create index consultation_decision on consultation (decision_id);

create table draft (
    id              uuid         primary key,
    consultation_id uuid         not null references consultation,
    number          integer      not null check (number >= 1),
    title           varchar(400) not null,
    notice          varchar,
    preamble        varchar,
    issuer          varchar(200),
    issued_on       date,
    set_aside       varchar         not null,
    doubts          varchar         not null,
    created_by      varchar(255) not null,
    created_at      timestamptz  not null default clock_timestamp(),
    unique (consultation_id, number)
);

create table clause (
    draft_id  uuid        not null references draft,
    clause_id uuid        not null,
    parent_id uuid,
    position  integer     not null,
    kind      varchar(20) not null,
    label     varchar(40),
    text      varchar        not null,
    primary key (draft_id, clause_id),
    unique (draft_id, position),
    foreign key (draft_id, parent_id) references clause (draft_id, clause_id)
);

-- Drafts are immutable once they are written.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is immutable', tg_table_name;
end $$;
create trigger draft_immutable before update or delete on draft for each row execute function refuse_change();
create trigger clause_immutable before update or delete on clause for each row execute function refuse_change();

-- Whether comments are taken now, on the database's own clock. The shared lock makes the publication of a feedback report,
-- which takes it alone, wait for every comment that was let in; each statement here sees what was committed before it.
create function admit_comment(consultation uuid)
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
                   when now_is >= c.closes_at then 'CLOSED'
                   else 'OPEN'
               end,
               c.opens_at, c.closes_at, c.published_draft, now_is
          from consultation c
         where c.id = admit_comment.consultation;
end $$;
