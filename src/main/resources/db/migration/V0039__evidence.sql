-- Evidence that nobody rewrote what was said and done.

-- HMAC of the entry's other columns under the hash key, so that a changed one is known at once. Entries from before have none; the log
-- takes them in as they are now.
alter table audit_entry add column mac varchar(43);

-- Also what passes by row triggers.
create function refuse_truncation() returns trigger language plpgsql as $$
begin
    raise exception '% keeps what it has', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_entry_kept before truncate on audit_entry for each statement execute function refuse_truncation();

-- The log: leaf after leaf, without gaps. The leaf's hash is in evidence_node.
create table evidence_entry (
    seq       bigint      primary key check (seq >= 0),
    kind      varchar(20) not null check (kind in ('AUDIT', 'COMMENT', 'VERDICT')),
    ref       uuid        not null,
    -- Which state of it; a verdict has several.
    number    integer     not null,
    -- SHA-256 of the link before and the leaf.
    chain     bytea       not null check (length(chain) = 32),
    sealed_at timestamptz not null,
    -- Nothing enters twice; and what is not in yet is found by it.
    constraint evidence_entry_thing unique (ref, number, kind)
);
create trigger evidence_entry_immutable before update or delete on evidence_entry for each row execute function refuse_change();
create trigger evidence_entry_kept before truncate on evidence_entry for each statement execute function refuse_truncation();

-- Hashes of the complete subtrees, leaves at level 0: what a proof needs without reading the log.
create table evidence_node (
    level smallint not null check (level >= 0),
    place bigint   not null check (place >= 0),
    hash  bytea    not null check (length(hash) = 32),
    primary key (level, place)
);
create trigger evidence_node_immutable before update or delete on evidence_node for each row execute function refuse_change();
create trigger evidence_node_kept before truncate on evidence_node for each statement execute function refuse_truncation();

-- Signed heads.
create table evidence_checkpoint (
    size      bigint        primary key check (size > 0),
    root      bytea         not null check (length(root) = 32),
    note      varchar(1000) not null,
    signed_at timestamptz   not null
);
create trigger evidence_checkpoint_immutable before update or delete on evidence_checkpoint for each row execute function refuse_change();
create trigger evidence_checkpoint_kept before truncate on evidence_checkpoint for each statement execute function refuse_truncation();

-- Confirmed verdicts that are not in the log are looked for among the latest.
create index verdict_revision_given on verdict_revision (given_at) where state = 'CONFIRMED';

-- What the log was told of a text that is no longer here, because its author was erased.
alter table comment add column text_digest varchar(64);
