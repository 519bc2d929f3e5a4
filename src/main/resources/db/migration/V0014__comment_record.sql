-- What a comment carries besides its text, from its intake to its answer.

-- 离线登记: a comment that a clerk entered. The text is limited by what people count as characters, which the application does.
alter table comment
    drop constraint comment_text_check,
    add constraint comment_text_length check (char_length(text) between 1 and 20000),
    add column received_on    date,
    add column postmarked_on  date,
    add column archive_number varchar(100),
    add column entered_by     varchar(255),
    -- Arrived after the window had ended; kept and answered like any other.
    add column late           boolean not null default false,
    -- What the public may read: the text without personal data; and the kinds of what was left out.
    add column public_text    varchar,
    add column masked_kinds   varchar(200) not null default '',
    add column moderated_by   varchar(255),
    add column withdrawn_at   timestamptz,
    -- 分类, 首问责任制: the first handler is kept for ever.
    add column comment_class  varchar(20) check (comment_class in ('CONSTRUCTIVE', 'DIFFICULTY', 'MISUNDERSTANDING', 'OFF_TOPIC')),
    add column first_handler  varchar(255),
    add column handler        varchar(255),
    add column handling_unit  varchar(100),
    add column due_on         date,
    -- 选登
    add column selected       boolean not null default false,
    add column group_id       uuid;
update comment set public_text = text;
alter table comment
    alter column public_text set not null,
    add constraint comment_offline check (
        (entered_by is null and received_on is null and postmarked_on is null) or (entered_by is not null and received_on is not null)),
    add constraint comment_withdrawn check ((status = 'WITHDRAWN') = (withdrawn_at is not null)),
    add constraint comment_handled check (handler is null or first_handler is not null);
create index comment_group on comment (group_id) where group_id is not null;

-- 消息: what a citizen is told here, whatever is sent elsewhere.
create table inbox_message (
    id         uuid         primary key,
    citizen_id uuid         not null references citizen,
    kind       varchar(30)  not null,
    title      varchar(200) not null,
    text       varchar(2000) not null,
    -- Where in the API what it is about can be read.
    href       varchar(300),
    created_at timestamptz  not null,
    read_at    timestamptz
);
create index inbox_message_citizen on inbox_message (citizen_id, id);
create index inbox_message_unread on inbox_message (citizen_id) where read_at is null;

-- 审计: what staff did that must be accounted for.
create table audit_entry (
    id          uuid          primary key,
    at          timestamptz   not null,
    actor       varchar(255)  not null,
    action      varchar(60)   not null,
    -- What it was done to: a consultation, a comment, a group.
    subject     varchar(60)   not null,
    subject_id  uuid          not null,
    reason      varchar(500),
    -- JSON; holds no personal data.
    detail      varchar(10000) not null
);
create index audit_entry_subject on audit_entry (subject_id, id);
create trigger audit_entry_immutable before update or delete on audit_entry for each row execute function refuse_change();
