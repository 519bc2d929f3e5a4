-- 索引号: the last serial number that each year has given out; the row is locked until the publication is committed.
create table index_serial (
    year integer primary key check (year between 1949 and 2200),
    last integer not null check (last >= 1)
);

-- 决策目录: what an entry says, and the metadata of a published one.
alter table decision
    add column kind         varchar(20) not null default 'MAJOR_DECISION'
        check (kind in ('MAJOR_DECISION', 'NORMATIVE_DOCUMENT', 'OTHER')),
    add column item         varchar(2000),
    add column planned_for  date,
    add column published_at timestamptz,
    add column index_number varchar(40) unique,
    add column publisher    varchar(100),
    add column scope        varchar(200),
    add column generated_on date,
    add column published_on date,
    add column method       varchar(20) check (method in ('PROACTIVE', 'ON_REQUEST')),
    -- An entry is published with all of its metadata or not at all.
    add constraint decision_disclosure check (
        num_nulls(published_at, index_number, publisher, scope, generated_on, published_on, method) in (0, 7));
create index decision_of_year on decision (year, id);
create index decision_public on decision (id) where published_at is not null;
create index decision_public_of_year on decision (year, id) where published_at is not null;

-- 决策环节: what happened on the way to a decision and after it.
create table decision_stage (
    id                uuid         primary key,
    decision_id       uuid         not null references decision,
    stage             varchar(20)  not null check (stage in (
        'DRAFT', 'BASIS', 'BACKGROUND', 'PUBLIC_COMMENTS', 'EXPERT_REVIEW', 'RISK_ASSESSMENT', 'LEGALITY_REVIEW',
        'MEETING', 'RESULT', 'MILESTONE')),
    title             varchar(200) not null,
    text              varchar(10000),
    href              varchar(1000),
    occurred_on       date         not null,
    observers         varchar(500),
    due_on            date,
    state             varchar(20)  check (state in ('PLANNED', 'UNDER_WAY', 'DELAYED', 'DONE')),
    published_at      timestamptz,
    correction_count  integer      not null default 0 check (correction_count >= 0),
    corrected_at      timestamptz,
    correction_note   varchar(500),
    withdrawn_at      timestamptz,
    withdrawal_reason varchar(500),
    created_by        varchar(255) not null,
    created_at        timestamptz  not null default clock_timestamp(),
    version           integer      not null,
    constraint decision_stage_content check (text is not null or href is not null),
    constraint decision_stage_observers check (observers is null or stage = 'MEETING'),
    constraint decision_stage_progress check ((due_on is null and state is null) or stage = 'MILESTONE'),
    -- Only what is public is corrected or withdrawn, and never without saying why.
    constraint decision_stage_correction check (
        num_nulls(corrected_at, correction_note) = case when correction_count = 0 then 2 else 0 end
        and (correction_count = 0 or published_at is not null)),
    constraint decision_stage_withdrawal check (
        num_nulls(withdrawn_at, withdrawal_reason) in (0, 2) and (withdrawn_at is null or published_at is not null))
);
create index decision_stage_of_decision on decision_stage (decision_id, id);
create index decision_stage_result on decision_stage (decision_id)
    where stage = 'RESULT' and published_at is not null and withdrawn_at is null;
