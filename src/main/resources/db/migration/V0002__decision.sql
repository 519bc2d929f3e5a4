-- 决策事项: entries of the yearly catalogue.
create table decision (
    id         uuid         primary key,
    year       integer      not null check (year between 1949 and 2200),
    title      varchar(200) not null,
    unit       varchar(100) not null,
    created_by varchar(255) not null,
    created_at timestamptz  not null default clock_timestamp(),
    version    integer      not null
);
