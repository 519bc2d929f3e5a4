-- 采纳结论: which version changed what, every verdict that was ever given, the second person, templates, and revisions after publication.

-- A reason may be followed by a sentence for one member of a group.
alter table feedback_item alter column reason type varchar(2600);
alter table verdict
    alter column reason type varchar(2600),
    -- Version of the draft in which the clause was changed or removed.
    add column draft_version integer,
    add column individual    varchar(500),
    -- The group that was answered as one; no key, because a verdict outlives its group.
    add column group_id      uuid,
    -- Who confirmed it where two persons are needed.
    add column confirmed_by  varchar(255);
-- Nothing was changed for a comment that was not adopted.
update verdict set clause_id = null where outcome not in ('ADOPTED', 'PARTLY_ADOPTED');
-- Until now a clause stood for its newest public version.
update verdict v
   set draft_version = (
       select max(p.number)
         from comment c
         join published_draft p on p.consultation_id = c.consultation_id
         join draft d on d.consultation_id = p.consultation_id and d.number = p.number
         join clause k on k.draft_id = d.id and k.clause_id = v.clause_id
        where c.id = v.comment_id)
 where clause_id is not null;
alter table verdict
    drop constraint verdict_reason,
    drop constraint verdict_clause,
    add constraint verdict_outcome check (outcome in ('ADOPTED', 'PARTLY_ADOPTED', 'NOT_ADOPTED', 'NOTED', 'OUT_OF_SCOPE')),
    add constraint verdict_reason check (outcome = 'ADOPTED' or coalesce(char_length(btrim(reason)), 0) >= 10),
    -- An adopted comment names what it changed, a partly adopted one may, no other does; a clause always with its version.
    add constraint verdict_clause check (
        (clause_id is null) = (draft_version is null)
        and (outcome <> 'ADOPTED' or clause_id is not null)
        and (outcome in ('ADOPTED', 'PARTLY_ADOPTED') or clause_id is null)),
    add constraint verdict_second_person check (confirmed_by <> decided_by);

-- A verdict that waits for a second person. It does not count: before publication no other verdict of the comment stands beside it,
-- afterwards the published one stays.
create table verdict_proposal (
    comment_id    uuid          primary key references comment,
    outcome       varchar(20)   not null check (outcome in ('ADOPTED', 'PARTLY_ADOPTED', 'NOT_ADOPTED', 'NOTED', 'OUT_OF_SCOPE')),
    reason        varchar(2600),
    clause_id     uuid,
    draft_version integer,
    individual    varchar(500),
    group_id      uuid,
    note          varchar(500),
    proposed_by   varchar(255)  not null,
    proposed_at   timestamptz   not null,
    constraint verdict_proposal_reason check (outcome = 'ADOPTED' or coalesce(char_length(btrim(reason)), 0) >= 10),
    constraint verdict_proposal_clause check (
        (clause_id is null) = (draft_version is null)
        and (outcome <> 'ADOPTED' or clause_id is not null)
        and (outcome in ('ADOPTED', 'PARTLY_ADOPTED') or clause_id is null))
);
-- The confirmation of a group's verdict.
create index verdict_proposal_group on verdict_proposal (group_id) where group_id is not null;

-- Every verdict that was given, proposed, confirmed or rejected, in its words of then.
create table verdict_revision (
    comment_id    uuid          not null references comment,
    number        integer       not null check (number >= 1),
    state         varchar(20)   not null check (state in ('PROPOSED', 'CONFIRMED', 'REJECTED')),
    outcome       varchar(20)   not null,
    reason        varchar(2600),
    clause_id     uuid,
    draft_version integer,
    individual    varchar(500),
    group_id      uuid,
    -- Why it revised a published one; of a rejection, why.
    note          varchar(500),
    -- Who gave it: of a confirmation the second person, of a rejection who rejected it.
    given_by      varchar(255)  not null,
    given_at      timestamptz   not null,
    -- Whether the report was out already; then the reader is told why.
    published     boolean       not null,
    primary key (comment_id, number),
    constraint verdict_revision_note check (not published or coalesce(char_length(btrim(note)), 0) >= 10)
);
insert into verdict_revision (comment_id, number, state, outcome, reason, clause_id, draft_version, given_by, given_at, published)
    select comment_id, 1, 'CONFIRMED', outcome, reason, clause_id, draft_version, decided_by, decided_at, false from verdict;
create trigger verdict_revision_immutable before update or delete on verdict_revision
    for each row execute function refuse_change();

-- What changed in a report after its publication; public, and names no person.
create table feedback_revision (
    consultation_id uuid          not null references feedback_report,
    number          integer       not null check (number >= 1),
    -- Number of the answer in the report.
    item            integer       not null,
    before_outcome  varchar(20)   not null,
    before_reason   varchar(2600),
    before_clause   varchar(40),
    after_outcome   varchar(20)   not null,
    after_reason    varchar(2600),
    after_clause    varchar(40),
    note            varchar(500)  not null check (char_length(btrim(note)) >= 10),
    revised_at      timestamptz   not null,
    primary key (consultation_id, number),
    foreign key (consultation_id, item) references feedback_item (consultation_id, number)
);
create trigger feedback_revision_immutable before update or delete on feedback_revision
    for each row execute function refuse_change();

-- 答复模板: words that officers use again and again.
create table verdict_template (
    id         uuid          primary key,
    name       varchar(100)  not null check (btrim(name) <> ''),
    outcome    varchar(20)   not null check (outcome in ('ADOPTED', 'PARTLY_ADOPTED', 'NOT_ADOPTED', 'NOTED', 'OUT_OF_SCOPE')),
    text       varchar(1000) not null check (btrim(text) <> ''),
    created_by varchar(255)  not null,
    changed_by varchar(255)  not null,
    changed_at timestamptz   not null,
    version    integer       not null
);
