-- The version that was published when this one was imported, which its anchors start from; null when none was.
alter table draft add column based_on integer;
-- As many units as a reader takes for signatories.
alter table draft alter column issuer type varchar(400);
-- A table's rows, as JSON; the text says the same in words.
alter table clause add column table_rows varchar;
create index clause_identity on clause (clause_id);

-- What became of each clause of a published version in a later one.
create table anchor (
    consultation_id uuid             not null,
    from_version    integer          not null,
    to_version      integer          not null,
    clause_id       uuid             not null,
    position        integer          not null,
    fate            varchar(20)      not null,
    targets         uuid[]           not null,
    similarity      double precision not null check (similarity between 0 and 1),
    moved           boolean          not null,
    renumbered      boolean          not null,
    -- What decided; null once a person has.
    basis           varchar(30),
    decided_by      varchar(255),
    decided_at      timestamptz,
    version         integer          not null,
    primary key (consultation_id, to_version, clause_id),
    unique (consultation_id, to_version, position),
    foreign key (consultation_id, from_version) references draft (consultation_id, number),
    foreign key (consultation_id, to_version) references draft (consultation_id, number),
    constraint anchor_forward check (from_version < to_version),
    constraint anchor_decided check ((basis is null) = (decided_by is not null) and (decided_by is null) = (decided_at is null)),
    constraint anchor_targets check (case
        when fate in ('REMOVED', 'ORPHANED') then cardinality(targets) = 0
        when fate = 'SPLIT' then cardinality(targets) >= 2
        else cardinality(targets) = 1 end)
);
create index anchor_clause on anchor (clause_id);

-- Every decision of a person about an anchor, confirmations included.
create table anchor_decision (
    id              uuid         primary key,
    consultation_id uuid         not null,
    to_version      integer      not null,
    clause_id       uuid         not null,
    old_fate        varchar(20)  not null,
    old_targets     uuid[]       not null,
    new_fate        varchar(20)  not null,
    new_targets     uuid[]       not null,
    reason          varchar(500) not null,
    decided_by      varchar(255) not null,
    decided_at      timestamptz  not null,
    foreign key (consultation_id, to_version, clause_id) references anchor (consultation_id, to_version, clause_id)
);
create index anchor_decision_anchor on anchor_decision (consultation_id, to_version, clause_id, id);
create trigger anchor_decision_immutable before update or delete on anchor_decision
    for each row execute function refuse_change();
