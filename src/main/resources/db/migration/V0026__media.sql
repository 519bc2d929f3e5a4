-- Images and attachments: kept once, named by what they hold. The bytes are in the media store.
create table media (
    sha256     varchar(64)  primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    kind       varchar(10)  not null check (kind in ('IMAGE', 'DOCUMENT')),
    media_type varchar(100) not null,
    extension  varchar(10)  not null,
    bytes      bigint       not null check (bytes > 0),
    width      integer,
    height     integer,
    name       varchar(200) not null,
    created_by varchar(255) not null,
    created_at timestamptz  not null
);

-- What an image was converted to.
create table media_variant (
    sha256     varchar(64)  not null references media,
    variant    varchar(20)  not null,
    media_type varchar(100) not null,
    extension  varchar(10)  not null,
    bytes      bigint       not null check (bytes > 0),
    width      integer      not null,
    height     integer      not null,
    primary key (sha256, variant)
);
