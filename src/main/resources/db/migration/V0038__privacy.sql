-- What a person may have back and may have erased, and what is deleted when its time is over.

-- A photo that the public sees stays when its author's data are erased; nothing leads to the author then.
alter table comment_photo alter column citizen_id drop not null;
-- A photo of nobody is one that the public sees, or one that is removed next because it counts as left over for years.
alter table comment_photo add constraint comment_photo_nobodys check (citizen_id is not null or comment_id is not null or created_at < '2001-01-01');

-- What one person's data are found by.
create index refresh_token_citizen on refresh_token (citizen_id);
create index notification_citizen on notification (citizen_id);

-- What is old. Rows come in by time, so that a summary of each range of pages finds them, and a write pays next to nothing.
create index idempotency_record_age on idempotency_record using brin (created_at);
create index refresh_token_age on refresh_token using brin (expires_at);
create index inbox_message_age on inbox_message using brin (created_at);
create index notification_kept on notification using brin (created_at);
create index notification_event_age on notification_event using brin (handled_at);
create index wechat_event_given_up on wechat_event (received_at) where state = 'GIVEN_UP';
create index comment_withdrawn_at on comment (withdrawn_at) where withdrawn_at is not null;

-- The last run of each kind of deletion.
create table retention_run (
    kind            varchar(30)  primary key,
    ran_at          timestamptz  not null,
    -- A dry run counts and deletes nothing.
    dry_run         boolean      not null,
    -- What it deleted, or would have.
    found           bigint       not null check (found >= 0),
    -- Kind of its failure, never a message, which may repeat a row.
    failure         varchar(100),
    -- What all runs deleted, and when one deleted something last.
    deleted         bigint       not null default 0 check (deleted >= 0),
    last_deleted_at timestamptz
);
