-- The sandbox platform: what it shows, so that a restart tells the same truth.
create table if not exists sandbox_post (
    content_id      uuid primary key,
    content_version integer not null,
    title           text    not null,
    body            text    not null,
    posted_at       timestamptz not null default clock_timestamp()
);
insert into channel (id, kind, name, state) values ('sandbox', 'SANDBOX', '演示渠道', 'OPEN') on conflict do nothing;
