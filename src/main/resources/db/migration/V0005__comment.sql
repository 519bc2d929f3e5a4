-- 意见: comments of the public, and the outbox of their automatic check.
create table comment (
    id                uuid          primary key,
    consultation_id   uuid          not null references consultation,
    draft_number      integer       not null,
    clause_id         uuid,
    citizen_id        uuid          references citizen,
    source            varchar(20)   not null,
    text              varchar          not null check (char_length(text) between 1 and 5000),
    respondent_type   varchar(20)   not null,
    respondent_name   varchar(400),
    respondent_phone  varchar(400),
    masked_name       varchar(80)   not null,
    publish_consent   boolean       not null,
    receipt           varchar(20)   not null unique,
    status            varchar(20)   not null,
    status_reason     varchar(500),
    checked_at        timestamptz,
    check_trace       varchar(100),
    submitted_at      timestamptz   not null,
    updated_at        timestamptz   not null,
    version           integer       not null,
    constraint comment_hidden_with_reason check (status <> 'HIDDEN' or status_reason is not null)
);
create index comment_consultation on comment (consultation_id, id);
create index comment_public on comment (consultation_id, id) where status = 'PUBLIC' and publish_consent;
create index comment_citizen on comment (citizen_id, id);

create table comment_check (
    comment_id uuid        primary key references comment,
    due_at     timestamptz not null default clock_timestamp(),
    attempts   integer     not null default 0
);
create index comment_check_due on comment_check (due_at);
