-- What the WeChat platform pushes: stored before it is answered, worked off later.

create table wechat_event (
    id          uuid          primary key,
    -- The account's name in the configuration.
    app         varchar(32)   not null,
    name        varchar(64)   not null,
    -- Keyed hash of what makes the event the same when it comes again; it names a person.
    dedupe_key  varchar(43)   not null,
    -- The message as it came, sealed because it names persons: 64 KB in base64.
    content     varchar(90000) not null,
    received_at timestamptz   not null,
    state       varchar(10)   not null default 'WAITING' check (state in ('WAITING', 'DONE', 'GIVEN_UP')),
    -- When it is handled next; while it is being handled, when its lease ends.
    due_at      timestamptz   not null,
    attempts    integer       not null default 0,
    done_at     timestamptz,
    -- Kind of the last failure, never its message, which may name a person.
    last_error  varchar(100),
    -- The platform pushes up to three times, and a callback may be replayed.
    constraint wechat_event_once unique (dedupe_key),
    constraint wechat_event_done check ((state = 'DONE') = (done_at is not null))
);
-- The worker's two searches: what is due, and what was kept long enough.
create index wechat_event_due on wechat_event (due_at) where state = 'WAITING';
create index wechat_event_kept on wechat_event (done_at) where state = 'DONE';

-- In plain mode a signature covers no content: the first content that comes with it is the only one.
create table wechat_signature (
    app        varchar(32) not null,
    signature  varchar(40) not null,
    -- Keyed hash of the content.
    digest     varchar(43) not null,
    signed_at  timestamptz not null,
    primary key (app, signature)
);
-- For deleting those whose time is over.
create index wechat_signature_old on wechat_signature (signed_at);
