-- The sandbox platform: what it shows, so that a restart tells the same truth.
create table if not exists sandbox_post (
    content_id      uuid primary key,
    content_version integer not null,
    title           text    not null,
    body            text    not null,
    posted_at       timestamptz not null default clock_timestamp()
);
insert into channel (id, kind, name, owner_unit, state, calls_per_minute, concurrency)
values ('sandbox', 'SANDBOX', '演示渠道', '青禾镇人民政府', 'OPEN', 60000, 8)
on conflict (id) do update set calls_per_minute = excluded.calls_per_minute, concurrency = excluded.concurrency;
