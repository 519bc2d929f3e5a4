-- 渠道: registered channels.
create table channel (
    id         varchar(40)  primary key,
    kind       varchar(30)  not null,
    name       varchar(100) not null,
    state      varchar(20)  not null,
    created_at timestamptz  not null default clock_timestamp()
);
insert into channel (id, kind, name, state) values ('feed', 'FEED', '订阅源 RSS / Atom / JSON Feed', 'OPEN');

-- 投递: one content version on its way to one channel. The payload is a snapshot.
create table delivery (
    id              uuid         primary key,
    content_id      uuid         not null references content,
    content_version integer      not null,
    channel_id      varchar(40)  not null references channel,
    payload         varchar         not null,
    state           varchar(20)  not null,
    attempts        integer      not null default 0,
    due_at          timestamptz  not null default clock_timestamp(),
    lease_until     timestamptz,
    lease_token     uuid,
    platform_id     varchar(200),
    live_url        varchar(500),
    last_detail     varchar(500),
    delivered_at    timestamptz,
    created_at      timestamptz  not null default clock_timestamp(),
    -- Exactly once: a content version goes to a channel on one row.
    unique (content_id, content_version, channel_id)
);
create index delivery_due on delivery (due_at) where state in ('PENDING', 'RETRY', 'UNKNOWN');
create index delivery_lease on delivery (lease_until) where state in ('SENDING', 'RECONCILING');

create table delivery_attempt (
    delivery_id uuid         not null references delivery,
    number      integer      not null,
    started_at  timestamptz  not null,
    ended_at    timestamptz,
    outcome     varchar(20),
    detail      varchar(500),
    primary key (delivery_id, number)
);

-- What the feed channel shows.
create table feed_entry (
    channel_id      varchar(40)  not null references channel,
    content_id      uuid         not null,
    content_version integer      not null,
    column_name     varchar(60)  not null,
    title           varchar(200) not null,
    summary         varchar(500) not null,
    body            varchar         not null,
    unit            varchar(100) not null,
    path            varchar(200) not null,
    published_at    timestamptz  not null,
    updated_at      timestamptz  not null,
    primary key (channel_id, content_id)
);
create index feed_entry_column on feed_entry (column_name, published_at desc);
