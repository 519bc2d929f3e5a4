-- 采纳结论 and 意见征集采纳情况.
create table verdict (
    comment_id uuid          primary key references comment,
    outcome    varchar(20)   not null,
    reason     varchar(2000),
    clause_id  uuid,
    decided_by varchar(255)  not null,
    decided_at timestamptz   not null default clock_timestamp(),
    version    integer       not null,
    constraint verdict_reason check (outcome = 'ADOPTED' or char_length(btrim(reason)) >= 10),
    constraint verdict_clause check (outcome <> 'ADOPTED' or clause_id is not null)
);

create table feedback_report (
    consultation_id uuid        primary key references consultation,
    content_id      uuid        not null references content,
    published_at    timestamptz not null,
    received        integer     not null,
    adopted         integer     not null,
    partly_adopted  integer     not null,
    not_adopted     integer     not null,
    noted           integer     not null,
    out_of_scope    integer     not null,
    withdrawn       integer     not null,
    -- Every comment is answered or was taken back by its author.
    constraint feedback_complete check (
        received = adopted + partly_adopted + not_adopted + noted + out_of_scope + withdrawn)
);

create table feedback_item (
    consultation_id uuid         not null references feedback_report,
    number          integer      not null,
    comment_id      uuid         not null unique references comment,
    masked_name     varchar(80)  not null,
    clause_label    varchar(40),
    text            varchar,
    outcome         varchar(20)  not null,
    reason          varchar(2000),
    changed_clause  varchar(40),
    primary key (consultation_id, number)
);
