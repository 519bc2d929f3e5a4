-- 订阅消息授权: how many messages a citizen agreed to. The platform gives consent to its own template, so that is the key.
create table notification_grant (
    citizen_id  uuid        not null references citizen,
    -- The platform's name of the template.
    template_id varchar(64) not null,
    -- Our name of it.
    template    varchar(30) not null,
    -- One-time consents that are not used up.
    remaining   integer     not null default 0,
    -- A long-term consent, which no message uses up.
    standing    boolean     not null default false,
    updated_at  timestamptz not null,
    primary key (citizen_id, template_id),
    -- Nothing is spent that is not there; more consents than anybody needs are not counted.
    constraint notification_grant_remaining check (remaining between 0 and 1000)
);

-- 订阅消息: an inbox message on its way to the citizen's WeChat. What it shows is made when it is sent; nothing of it is personal.
create table notification (
    id          uuid         primary key,
    citizen_id  uuid         not null references citizen,
    message_id  uuid         not null references inbox_message,
    template    varchar(30)  not null,
    title       varchar(200) not null,
    outcome     varchar(20)  not null,
    -- Where in the API what it is about can be read.
    href        varchar(300),
    state       varchar(10)  not null,
    attempts    integer      not null default 0,
    due_at      timestamptz  not null,
    -- The platform's template that it was last sent with.
    template_id varchar(64),
    -- Whether it holds a one-time consent.
    spent       boolean      not null default false,
    lease_token uuid,
    lease_until timestamptz,
    -- The platform's name of the message, and the error code of its later event, 0 for arrived.
    platform_id varchar(64),
    arrival     varchar(20),
    detail      varchar(100),
    created_at  timestamptz  not null,
    -- An inbox message is carried once.
    constraint notification_message unique (message_id),
    constraint notification_state check (state in ('WAITING', 'SENDING', 'SENT', 'NO_GRANT', 'FAILED', 'UNKNOWN')),
    -- Who sends has a lease, and nobody else.
    constraint notification_lease check ((state = 'SENDING') = (lease_token is not null) and (lease_token is null) = (lease_until is null))
);
-- The platform refuses two messages to one person at once (43108). It also finds those whose worker died.
create unique index notification_one_at_a_time on notification (citizen_id) where state = 'SENDING';
-- The queue.
create index notification_due on notification (due_at, id) where state = 'WAITING';
-- Those that have become too old.
create index notification_age on notification (created_at) where state = 'WAITING';
-- Events of the platform name the message.
create index notification_platform on notification (platform_id) where platform_id is not null;

-- Events about consents that were counted; the platform sends some twice. The mark is a keyed hash.
create table notification_event (
    mark       varchar(43) primary key,
    handled_at timestamptz not null
);

-- Puts an inbox message on its way, also in one statement for many. Without consent it has ended at once.
-- Identifiers sort by time, as those that the application makes (RFC 9562, section 5.7).
create function notify_citizen(citizen uuid, message uuid, href varchar, template varchar, template_id varchar,
                               title varchar, outcome varchar, at timestamptz)
    returns uuid language sql volatile as $$
    insert into notification (id, citizen_id, message_id, template, title, outcome, href, state, due_at, created_at)
    select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
                      placing substring(int8send((extract(epoch from $8) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid,
           $1, $2, $4, $6, $7, $3,
           case when exists (select 1 from notification_grant g
                              where g.citizen_id = $1 and g.template_id = $5 and (g.standing or g.remaining > 0))
                then 'WAITING' else 'NO_GRANT' end,
           $8, $8
    returning id
$$;
