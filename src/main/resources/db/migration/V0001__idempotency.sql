-- First answers to idempotent writes, stored by the transaction that did the work.
create table idempotency_record (
    subject         varchar(255) not null,
    idempotency_key varchar(128) not null,
    operation       varchar(200) not null,
    body_hash       varchar(64)  not null,
    status          integer      not null,
    location        varchar(400),
    etag            varchar(80),
    body            varchar         not null,
    created_at      timestamptz  not null default clock_timestamp(),
    primary key (subject, idempotency_key)
);
