-- Photos that citizens add to comments, each with the outbox of its check by the platform. The
-- bytes are in the media store, under a name that no public address leads to.
create table comment_photo (
    id            uuid         primary key,
    citizen_id    uuid         not null references citizen,
    -- Null until a comment takes it.
    comment_id    uuid         references comment,
    -- Its place among the photos of the comment, from 1.
    place         integer      check (place between 1 and 3),
    state         varchar(10)  not null check (state in ('CHECKING', 'PASSED', 'PERSON', 'HIDDEN')),
    sha256        varchar(64)  not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes         bigint       not null check (bytes > 0),
    width         integer      not null,
    height        integer      not null,
    created_at    timestamptz  not null,
    -- When the platform is to be asked.
    due_at        timestamptz,
    -- When it was asked; a photo that was asked about is never asked about again before its result.
    asked_at      timestamptz,
    -- The platform's name of the check. Unique: a result belongs to one photo.
    trace_id      varchar(200) unique,
    attempts      integer      not null default 0,
    -- Whether the platform could not fetch it before; it is asked once more and no oftener.
    fetched_again boolean      not null default false,
    moderated_by  varchar(255),
    reason        varchar(500),
    constraint comment_photo_attached check ((comment_id is null) = (place is null)),
    constraint comment_photo_hidden_with_reason check (state <> 'HIDDEN' or reason is not null),
    -- Three places make three photos, however many submissions arrive at once.
    constraint comment_photo_place unique (comment_id, place)
);
-- The photos of a citizen's day, for its limit.
create index comment_photo_citizen on comment_photo (citizen_id, created_at);
-- What the worker asks the platform about.
create index comment_photo_due on comment_photo (due_at)
    where state = 'CHECKING' and comment_id is not null and asked_at is null;
-- What it waits for in vain.
create index comment_photo_asked on comment_photo (asked_at)
    where state = 'CHECKING' and asked_at is not null;
-- What no comment took.
create index comment_photo_unused on comment_photo (created_at) where comment_id is null;

-- Results that came before the platform's name of the check was known here. Nothing personal.
create table media_check_result (
    trace_id    varchar(200) primary key,
    result      varchar(20)  not null check (result in ('PASS', 'PERSON', 'NOT_FETCHED')),
    received_at timestamptz  not null
);
-- They are kept for two days.
create index media_check_result_age on media_check_result (received_at);
