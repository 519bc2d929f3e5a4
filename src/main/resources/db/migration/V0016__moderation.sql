-- What the automatic check found, and the appeal against a comment's being hidden.

-- Categories of listed words, separated by commas: why the comment waits for a person.
alter table comment add column check_findings varchar(200) not null default '';

-- Everybody who ever hid it, each once: none of them decides an appeal against that.
alter table comment add column hidden_by varchar(255)[] not null default '{}';
update comment set hidden_by = array[moderated_by] where status = 'HIDDEN' and moderated_by is not null;

-- 申诉: one for a comment and no more, whatever became of it.
create table comment_appeal (
    id         uuid          primary key,
    comment_id uuid          not null references comment,
    text       varchar(1000) not null check (char_length(text) >= 1),
    -- Who had hidden the comment; somebody else decides.
    hidden_by  varchar(255)[] not null,
    made_at    timestamptz   not null,
    outcome    varchar(10)   check (outcome in ('UPHELD', 'OVERTURNED')),
    reason     varchar(500),
    decided_by varchar(255),
    decided_at timestamptz,
    constraint comment_appeal_once unique (comment_id),
    constraint comment_appeal_decided check (
        (outcome is null and reason is null and decided_by is null and decided_at is null)
        or (outcome is not null and char_length(btrim(reason)) >= 10 and decided_by is not null and decided_at is not null)),
    -- Four eyes, whatever the application does.
    constraint comment_appeal_second_person check (decided_by <> all (hidden_by))
);
-- The two lists of officers, by when the appeal was made.
create index comment_appeal_open on comment_appeal (id) where outcome is null;
create index comment_appeal_settled on comment_appeal (id) where outcome is not null;
