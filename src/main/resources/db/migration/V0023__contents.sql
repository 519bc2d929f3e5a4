-- Contents that editors write: immutable versions, checks, three reviews. What stood in content moves into its version 1.

create table content_version (
    content_id      uuid         not null references content,
    number          integer      not null check (number >= 1),
    column_name     varchar(60)  not null,
    title           varchar(200) not null,
    summary         varchar(500) not null,
    body            varchar      not null,
    unit            varchar(100) not null,
    attachments     varchar      not null default '[]',
    channels        varchar      not null default '[]',
    openness        varchar(20)  not null,
    openness_ground varchar(500),
    audience        varchar(200),
    document_number varchar(100),
    generated_on    date,
    effective_on    date,
    issue           varchar(60),
    interprets      uuid references content,
    consultation_id uuid references consultation,
    expires_at      timestamptz,
    correction      varchar(10),
    correction_note varchar(500),
    written_by      varchar(255) not null,
    written_at      timestamptz  not null,
    -- How it goes on; the only columns that ever change.
    checked_at      timestamptz,
    round           integer      not null default 0,
    edition         integer,
    published_at    timestamptz,
    published_by    varchar(255),
    primary key (content_id, number),
    unique (content_id, edition),
    constraint content_openness check (openness in ('PROACTIVE', 'ON_REQUEST', 'NOT_DISCLOSED')),
    constraint content_openness_ground check (openness = 'PROACTIVE' or char_length(btrim(openness_ground)) >= 5),
    constraint content_correction check ((correction is null) = (correction_note is null)),
    constraint content_published check ((published_at is null) = (edition is null) and (published_at is null) = (published_by is null))
);

insert into content_version (content_id, number, column_name, title, summary, body, unit, openness, written_by, written_at, checked_at,
                             edition, published_at, published_by)
select id, number, column_name, title, summary, body, unit, 'PROACTIVE', created_by, published_at, published_at, number, published_at, created_by
from content;

alter table content
    add column state             varchar(20) not null default 'PUBLISHED',
    add column latest            integer,
    add column published         integer,
    -- Its place in lists, made at the first publication: identifiers of version 7 sort by time.
    add column place             uuid unique,
    add column changed_at        timestamptz not null default clock_timestamp(),
    -- Readers that ask for changes miss no transaction that commits late.
    add column changed_xid       xid8        not null default pg_current_xact_id(),
    add column expires_at        timestamptz,
    add column interprets        uuid references content,
    add column publish_at        timestamptz,
    add column publish_channels  varchar,
    add column publish_by        varchar(255),
    add column withdrawn_at      timestamptz,
    add column withdrawn_by      varchar(255),
    add column withdrawal_reason varchar(500),
    add column views             bigint      not null default 0,
    add column created_at        timestamptz not null default clock_timestamp(),
    -- The metadata of the first publication.
    add column index_number      varchar(40) unique,
    add column publisher         varchar(100),
    add column scope             varchar(200),
    add column generated_on      date,
    add column published_on      date,
    add column method            varchar(20);
update content set latest = number, published = number, place = id, created_at = published_at, changed_at = published_at;
drop index content_column;
alter table content
    alter column latest set not null,
    alter column published_at drop not null,
    alter column published_at drop default,
    alter column state drop default,
    alter column subject_path drop not null,
    drop column title,
    drop column summary,
    drop column body,
    drop column unit,
    drop column number,
    add constraint content_publication check ((published is null) = (published_at is null) and (published is null) = (place is null)),
    add constraint content_schedule check ((publish_at is null) = (publish_channels is null) and (publish_at is null) = (publish_by is null)),
    add constraint content_withdrawal check ((withdrawn_at is null) = (withdrawal_reason is null));
-- Public lists: newest first, all or of one column or type.
create index content_place on content (place desc) where published is not null and withdrawn_at is null;
create index content_column_place on content (column_name, place desc) where published is not null and withdrawn_at is null;
create index content_type_place on content (type, place desc) where published is not null and withdrawn_at is null;
create index content_changed on content (changed_xid) where published is not null;
create index content_expiry on content (expires_at) where withdrawn_at is null and expires_at is not null;
create index content_scheduled on content (publish_at) where publish_at is not null;
create index content_interprets on content (interprets) where interprets is not null;
create index content_state on content (state, id desc);

create table content_review (
    content_id         uuid         not null,
    number             integer      not null,
    -- Each submission begins a round; one that returns the content ends it.
    round              integer      not null,
    stage              integer      not null check (stage between 1 and 3),
    outcome            varchar(10)  not null check (outcome in ('PASSED', 'RETURNED')),
    gates              varchar(80)  not null,
    openness_confirmed boolean      not null,
    note               varchar(1000),
    reviewer           varchar(255) not null,
    reviewed_at        timestamptz  not null,
    primary key (content_id, number, round, stage),
    unique (content_id, number, round, reviewer),
    foreign key (content_id, number) references content_version,
    constraint content_review_gates check (outcome <> 'PASSED' or gates = 'CONFIDENTIALITY,POLITICS,LAW,POLICY,WORDING'),
    constraint content_review_openness check (outcome <> 'PASSED' or stage < 3 or openness_confirmed),
    constraint content_review_note check (outcome <> 'RETURNED' or char_length(btrim(note)) >= 2)
);

create table content_finding (
    content_id      uuid         not null,
    number          integer      not null,
    position        integer      not null,
    kind            varchar(30)  not null,
    field           varchar(60)  not null,
    excerpt         varchar(200) not null,
    advice          varchar(300) not null,
    channel_id      varchar(40),
    overridden_by   varchar(255),
    overridden_at   timestamptz,
    override_reason varchar(500),
    primary key (content_id, number, position),
    foreign key (content_id, number) references content_version,
    constraint content_finding_override check ((overridden_at is null) = (overridden_by is null)
        and (overridden_at is null or char_length(btrim(override_reason)) >= 5))
);

-- Nobody publishes past the reviews, whatever way they come: what is checked when a transaction commits is what it leaves behind.
create function content_version_must_be_reviewed() returns trigger language plpgsql as $$
declare
    v content_version;
    c content;
    passed integer;
begin
    select * into v from content_version where content_id = new.content_id and number = new.number;
    select * into c from content where id = new.content_id;
    if v.published_at is null or c.type = 'FEEDBACK_REPORT' then
        return null; -- A feedback report is made of verdicts, each with a person behind it.
    end if;
    if v.openness <> 'PROACTIVE' then
        raise exception 'content % version % is not meant for everyone', v.content_id, v.number using errcode = 'check_violation', constraint = 'content_not_public';
    end if;
    if v.checked_at is null or exists (select from content_finding f
            where f.content_id = v.content_id and f.number = v.number and f.overridden_at is null) then
        raise exception 'content % version % has open findings', v.content_id, v.number using errcode = 'check_violation', constraint = 'content_findings_open';
    end if;
    select count(distinct r.reviewer) into passed from content_review r
     where r.content_id = v.content_id and r.number = v.number and r.round = v.round and r.outcome = 'PASSED'
       and r.reviewer not in (select w.written_by from content_version w where w.content_id = v.content_id and w.number <= v.number);
    if passed <> 3 then
        raise exception 'content % version % has not passed three reviews', v.content_id, v.number using errcode = 'check_violation', constraint = 'content_not_reviewed';
    end if;
    return null;
end $$;
create constraint trigger content_version_reviewed after insert or update of published_at, round on content_version
    deferrable initially deferred for each row when (new.published_at is not null) execute function content_version_must_be_reviewed();

-- What was written is never changed, what was published never taken out of the record.
create function content_version_is_immutable() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'content versions are kept' using errcode = 'restrict_violation';
    end if;
    if (to_jsonb(new) - '{checked_at,round,edition,published_at,published_by}'::text[])
            is distinct from (to_jsonb(old) - '{checked_at,round,edition,published_at,published_by}'::text[])
        or old.published_at is not null then
        raise exception 'content versions are immutable' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger content_version_immutable before update or delete on content_version
    for each row execute function content_version_is_immutable();

create function content_record_is_kept() returns trigger language plpgsql as $$
begin
    raise exception 'reviews are kept as they are' using errcode = 'restrict_violation';
end $$;
create trigger content_review_kept before update or delete on content_review
    for each row execute function content_record_is_kept();

create function content_must_show_what_is_published() returns trigger language plpgsql as $$
declare
    c content;
begin
    select * into c from content where id = new.id;
    if c.published is not null and not exists (select from content_version v
            where v.content_id = c.id and v.number = c.published and v.published_at is not null) then
        raise exception 'content % version % is not published', c.id, c.published using errcode = 'check_violation', constraint = 'content_not_published';
    end if;
    return null;
end $$;
create constraint trigger content_shows_what_is_published after insert or update of published on content
    deferrable initially deferred for each row when (new.published is not null) execute function content_must_show_what_is_published();

create function content_stays_what_it_is() returns trigger language plpgsql as $$
begin
    if new.type <> old.type or (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at)
        or (old.published is not null and (new.published is null or new.published < old.published)) then
        raise exception 'a content keeps its type, its withdrawal and its newest version' using errcode = 'restrict_violation';
    end if;
    if (new.published, new.withdrawn_at, new.expires_at, new.state = 'EXPIRED')
            is distinct from (old.published, old.withdrawn_at, old.expires_at, old.state = 'EXPIRED') then
        new.changed_xid := pg_current_xact_id();
    end if;
    return new;
end $$;
create trigger content_stays before update on content for each row execute function content_stays_what_it_is();
