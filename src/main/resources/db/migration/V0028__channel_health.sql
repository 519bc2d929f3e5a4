-- Whether the last trial of an account worked; what was said is beside it.
alter table channel
    add column test_works boolean,
    add constraint channel_test check ((tested_at is null) = (test_works is null));

-- The board counts what was delivered of late, and never reads what was delivered long ago.
create index delivery_delivered on delivery (delivered_at, channel_id) where state = 'DELIVERED';
-- It lists what is open, newest first.
create index channel_incident_unresolved on channel_incident (id desc) where resolved_at is null;
