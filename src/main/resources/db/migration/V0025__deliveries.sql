-- Deliveries in order, with recall, and what each channel shows.

alter table delivery
    -- PUBLISH makes the channel show the version, WITHDRAW makes it show nothing of the content.
    add column operation       varchar(10)  not null default 'PUBLISH' check (operation in ('PUBLISH', 'WITHDRAW')),
    -- The order in which the channel gets them.
    add column sequence        bigint       generated always as identity,
    -- What a person has to do, while the state is MANUAL.
    add column task            varchar(20),
    -- How it ended: what the channel shows now, and how we know.
    add column effect          varchar(20),
    add column proof           varchar(1000),
    add column resolved_by     varchar(255),
    add column resolution_note varchar(500),
    -- Readers of changes miss no transaction that commits late.
    add column changed_at      timestamptz  not null default clock_timestamp(),
    add column changed_xid     xid8         not null default pg_current_xact_id(),
    drop constraint delivery_content_id_content_version_channel_id_key,
    add constraint delivery_once unique (content_id, content_version, channel_id, operation),
    add constraint delivery_state check (state in
        ('PENDING', 'WAITING', 'SENDING', 'RETRY', 'DELIVERED', 'REJECTED', 'UNKNOWN', 'RECONCILING', 'MANUAL', 'SUPERSEDED')),
    add constraint delivery_task check ((state = 'MANUAL') = (task is not null));
-- An older version never lands after a newer one: one at a time for a content on a channel, the others are WAITING.
create unique index delivery_active on delivery (content_id, channel_id)
    where state in ('PENDING', 'SENDING', 'RETRY', 'UNKNOWN', 'RECONCILING', 'MANUAL');
create index delivery_waiting on delivery (content_id, channel_id, sequence) where state = 'WAITING';
drop index delivery_due;
create index delivery_due on delivery (channel_id, due_at) where state in ('PENDING', 'RETRY', 'UNKNOWN');
create index delivery_calling on delivery (channel_id) where state in ('SENDING', 'RECONCILING');
create index delivery_changed on delivery (changed_xid);
create index delivery_for_people on delivery (channel_id, state) where state in ('MANUAL', 'REJECTED');

create function delivery_is_of_a_published_version() returns trigger language plpgsql as $$
begin
    if not exists (select from content_version v
            where v.content_id = new.content_id and v.number = new.content_version and v.published_at is not null) then
        raise exception 'content % version % is not published', new.content_id, new.content_version using errcode = 'check_violation', constraint = 'delivery_not_published';
    end if;
    return null;
end $$;
create constraint trigger delivery_published after insert on delivery
    deferrable initially deferred for each row execute function delivery_is_of_a_published_version();

create function delivery_is_noted_as_changed() returns trigger language plpgsql as $$
begin
    new.changed_at := clock_timestamp();
    new.changed_xid := pg_current_xact_id();
    return new;
end $$;
create trigger delivery_changes before update on delivery for each row execute function delivery_is_noted_as_changed();

alter table delivery_attempt add column call varchar(10) not null default 'PUBLISH';

-- What a channel shows of a content, as far as we know.
create table channel_post (
    content_id  uuid         not null references content,
    channel_id  varchar(40)  not null references channel,
    version     integer      not null,
    state       varchar(20)  not null check (state in ('SHOWN', 'ALTERED', 'BLOCKED', 'GONE', 'REMOVED', 'CARD_REMAINS')),
    platform_id varchar(200),
    live_url    varchar(500),
    posted_at   timestamptz  not null,
    changed_at  timestamptz  not null,
    -- When it was last read back, and is to be read next; null for a channel that cannot be read.
    read_at     timestamptz,
    next_read_at timestamptz,
    primary key (content_id, channel_id)
);
create index channel_post_read on channel_post (channel_id, next_read_at) where next_read_at is not null;
insert into channel_post (content_id, channel_id, version, state, platform_id, live_url, posted_at, changed_at)
select distinct on (content_id, channel_id) content_id, channel_id, content_version, 'SHOWN', platform_id, live_url, delivered_at, delivered_at
from delivery where state = 'DELIVERED' order by content_id, channel_id, content_version desc;

-- What read-back found: a platform shows something else than it should.
create table channel_incident (
    id          uuid         primary key,
    channel_id  varchar(40)  not null references channel,
    content_id  uuid         not null references content,
    kind        varchar(20)  not null check (kind in ('DELETED', 'BLOCKED', 'ALTERED', 'STILL_SHOWN')),
    detail      varchar(500),
    found_at    timestamptz  not null,
    resolved_at timestamptz,
    resolved_by varchar(255),
    resolution  varchar(500)
);
create unique index channel_incident_open on channel_incident (content_id, channel_id) where resolved_at is null;
create index channel_incident_channel on channel_incident (channel_id, id desc);
