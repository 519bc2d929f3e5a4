-- Ways into the mini-program. The number is the scene's; it is given out before the picture is made, and both never change.
create table mini_program_code (
    number     bigint      generated always as identity primary key,
    target     varchar(20) not null check (target in ('CONSULTATION', 'NOTICE')),
    target_id  uuid        not null,
    image      bytea,
    media_type varchar(20),
    digest     varchar(64),
    created_at timestamptz not null default clock_timestamp(),
    unique (target, target_id),
    check ((image is null) = (media_type is null) and (image is null) = (digest is null))
);

-- The telephone number that a citizen gave through the mini-program, sealed; only comments take it over, when their author says so.
alter table citizen add column phone_sealed varchar(400);
alter table citizen add column phone_at timestamptz;
alter table citizen add constraint citizen_phone_whole check ((phone_sealed is null) = (phone_at is null));
