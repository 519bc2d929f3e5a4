-- People logged in through the mini-program. The openid is kept as a keyed hash for look-up and sealed for calls to the platform.
create table citizen (
    id            uuid         primary key,
    openid_hash   varchar(64)  not null unique,
    openid_sealed varchar(400) not null,
    created_at    timestamptz  not null default clock_timestamp(),
    last_login_at timestamptz  not null default clock_timestamp()
);

-- Refresh tokens of one login form a family; only their hashes are kept.
create table refresh_token (
    token_hash varchar(64) primary key,
    family     uuid        not null,
    citizen_id uuid        not null references citizen,
    expires_at timestamptz not null,
    used_at    timestamptz,
    revoked    boolean     not null default false
);
create index refresh_token_family on refresh_token (family);
