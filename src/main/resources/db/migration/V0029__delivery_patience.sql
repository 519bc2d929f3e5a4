-- From when on the patience with a delivery counts: it begins anew when a person sends it again.
alter table delivery add column patience_from timestamptz not null default clock_timestamp();
alter table delivery disable trigger delivery_changes;
update delivery set patience_from = created_at;
alter table delivery enable trigger delivery_changes;
