-- 内容: what is published. Feedback reports are the first type; they are made from verdicts, not written by editors.
create table content (
    id           uuid         primary key,
    type         varchar(30)  not null,
    column_name  varchar(60)  not null,
    title        varchar(200) not null,
    summary      varchar(500) not null,
    body         varchar         not null,
    unit         varchar(100) not null,
    subject_path varchar(200) not null,
    number       integer      not null,
    published_at timestamptz  not null default clock_timestamp(),
    created_by   varchar(255) not null,
    version      integer      not null
);
create index content_column on content (column_name, id);
