-- The registry of channels, how each is doing, and what became of its account.

alter table channel
    add column account           varchar(200) not null default '',
    add column owner_unit        varchar(100) not null default '',
    -- Settings of its kind as JSON, without secrets; secrets are sealed with the field key.
    add column settings          varchar      not null default '{}',
    add column credentials       varchar,
    add column on_correction     varchar(10)  not null default 'MANUAL' check (on_correction in ('REPOST', 'MANUAL')),
    add column calls_per_minute  integer      not null default 60 check (calls_per_minute between 1 and 60000),
    add column concurrency       integer      not null default 2 check (concurrency between 1 and 100),
    -- Kept by the workers of all instances: pace, breaker, health.
    add column next_call_at      timestamptz  not null default '-infinity',
    add column blocked_until     timestamptz,
    add column failures          integer      not null default 0,
    add column last_failure_at   timestamptz,
    add column last_failure      varchar(500),
    add column last_delivered_at timestamptz,
    add column tested_at         timestamptz,
    add column test_outcome      varchar(500),
    add column created_by        varchar(255) not null default 'system',
    add column version           integer      not null default 0,
    add constraint channel_state check (state in ('OPEN', 'SUSPENDED', 'CLOSED'));
update channel set calls_per_minute = 60000, concurrency = 8 where kind in ('FEED', 'SANDBOX');

-- 开设、变更、关停: what was done with a channel, by whom and why.
create table channel_change (
    id         uuid         primary key,
    channel_id varchar(40)  not null references channel,
    kind       varchar(20)  not null check (kind in ('OPENED', 'CHANGED', 'RENAMED', 'SUSPENDED', 'RESUMED', 'CLOSED', 'CREDENTIALS')),
    note       varchar(500),
    changed_by varchar(255) not null,
    changed_at timestamptz  not null
);
create index channel_change_channel on channel_change (channel_id, id);
