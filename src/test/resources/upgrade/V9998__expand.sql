-- What a next release may add while instances of this one work: columns that they need not know, tables, constraints for new rows.
alter table comment add column upgrade_note text;
alter table decision add column upgrade_kind text not null default 'NONE';
create table upgrade_sample (
    id         uuid primary key,
    comment_id uuid not null references comment (id),
    noted_at   timestamptz not null default now()
);
create index on upgrade_sample (comment_id);
alter table decision add constraint upgrade_kind_known check (upgrade_kind in ('NONE', 'SOME')) not valid;
alter table decision validate constraint upgrade_kind_known;
