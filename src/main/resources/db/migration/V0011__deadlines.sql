-- What is due and when. The derivation is not stored: it follows from the calendar, and a change of the calendar moves the due day.
create table deadline (
    id              uuid         primary key,
    kind            varchar(30)  not null,
    -- What it is about, by the kind: a consultation for its feedback.
    subject_id      uuid         not null,
    title           varchar(200) not null,
    unit            varchar(100) not null,
    from_day        date         not null,
    working_days    integer      not null check (working_days between 1 and 250),
    due_day         date         not null,
    due_at          timestamptz  not null,
    first_reminder  date         not null,
    second_reminder date         not null,
    met_at          timestamptz,
    created_at      timestamptz  not null,
    unique (kind, subject_id),
    constraint deadline_order check (from_day < due_day and first_reminder <= second_reminder and second_reminder <= due_day)
);
create index deadline_open on deadline (due_at, id) where met_at is null;

-- Why a due day is another one than before.
create table deadline_change (
    id          uuid         primary key,
    deadline_id uuid         not null references deadline,
    old_due_at  timestamptz  not null,
    new_due_at  timestamptz  not null,
    reason      varchar(500) not null,
    changed_by  varchar(255) not null,
    changed_at  timestamptz  not null
);
create index deadline_change_deadline on deadline_change (deadline_id, id);
create trigger deadline_change_immutable before update or delete on deadline_change for each row execute function refuse_change();
