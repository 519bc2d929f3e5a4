-- 意见分组: near-identical comments that are answered together and stay what they are.

-- The table takes its name.
drop index comment_group;
create table comment_group (
    id                uuid         primary key,
    consultation_id   uuid         not null references consultation,
    title             varchar(100) not null check (btrim(title) <> ''),
    status            varchar(20)  not null check (status in ('ACTIVE', 'DISSOLVED')),
    -- The member that later comments are compared with; of a dissolved group the last one that was.
    representative_id uuid         not null references comment,
    formed_by         varchar(255) not null,
    formed_at         timestamptz  not null,
    dissolved_at      timestamptz,
    -- Number of the last entry of its history.
    changes           integer      not null check (changes > 0),
    updated_at        timestamptz  not null,
    version           integer      not null,
    constraint comment_group_dissolved check ((status = 'DISSOLVED') = (dissolved_at is not null)),
    -- Lets a member prove that it is of the same consultation.
    constraint comment_group_consultation_key unique (id, consultation_id)
);
-- The list of an officer, newest first.
create index comment_group_consultation on comment_group (consultation_id, id);
alter table comment add constraint comment_group_fkey
    foreign key (group_id, consultation_id) references comment_group (id, consultation_id);
-- The members of a group in the order of intake.
create index comment_group_members on comment (group_id, id) where group_id is not null;

-- Everything that was ever done to a group.
create table comment_group_change (
    group_id    uuid         not null references comment_group,
    number      integer      not null check (number > 0),
    action      varchar(20)  not null check (action in ('FORMED', 'JOINED', 'LEFT', 'DISSOLVED')),
    comment_ids uuid[]       not null,
    reason      varchar(500),
    changed_by  varchar(255) not null,
    changed_at  timestamptz  not null,
    primary key (group_id, number),
    -- Whoever dissolves by taking the last ones out frees no other.
    constraint comment_group_change_comments check (action = 'DISSOLVED' or cardinality(comment_ids) > 0),
    -- Nobody is taken out without a word.
    constraint comment_group_change_reason check (action in ('FORMED', 'JOINED') or char_length(btrim(reason)) >= 10)
);
create trigger comment_group_change_immutable before update or delete on comment_group_change
    for each row execute function refuse_change();

-- Comments that look alike, for an officer to decide.
create table group_proposal (
    id                uuid             primary key,
    consultation_id   uuid             not null references consultation,
    -- The group that they would join; null for a new one.
    existing_group_id uuid             references comment_group,
    clause_id         uuid,
    member_ids        uuid[]           not null check (cardinality(member_ids) > 0),
    -- The one that the others are most like.
    typical_id        uuid             references comment,
    min_similarity    double precision not null check (min_similarity between 0 and 1),
    mean_similarity   double precision not null check (mean_similarity between 0 and 1),
    status            varchar(20)      not null check (status in ('OPEN', 'ACCEPTED', 'REJECTED')),
    found_at          timestamptz      not null,
    -- The group that it became or that took its members in.
    group_id          uuid             references comment_group,
    decided_by        varchar(255),
    decided_at        timestamptz,
    reason            varchar(500),
    constraint group_proposal_pair check (existing_group_id is not null or cardinality(member_ids) > 1),
    constraint group_proposal_decided check (
        (status = 'OPEN') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    constraint group_proposal_accepted check ((status = 'ACCEPTED') = (group_id is not null))
);
create index group_proposal_consultation on group_proposal (consultation_id, status, id);

-- Comments that a person took apart: none of the one side is proposed for a group with any of the other side. Two sides and not
-- pairs, because a campaign of thousands has millions of pairs.
create table comment_separation (
    id              uuid         primary key,
    consultation_id uuid         not null references consultation,
    one_side        uuid[]       not null check (cardinality(one_side) > 0),
    other_side      uuid[]       not null check (cardinality(other_side) > 0),
    separated_by    varchar(255) not null,
    separated_at    timestamptz  not null
);
create index comment_separation_consultation on comment_separation (consultation_id, id);
create trigger comment_separation_immutable before update or delete on comment_separation
    for each row execute function refuse_change();
