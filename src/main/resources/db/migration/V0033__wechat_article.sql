-- 公众号: how far each content is on its way to an official account. Each intent is noted before its call and each answer right after it,
-- because the platform knows no key of a call: whoever goes on finds here what may have happened.
create table wechat_article (
    channel_id      varchar(40)   not null references channel,
    content_id      uuid          not null references content,
    content_version integer       not null,
    delivery_id     uuid          not null,
    app             varchar(32)   not null,
    step            varchar(20)   not null check (step in ('DRAFTING', 'DRAFTED', 'SUBMITTING', 'SUBMITTED', 'PUBLISHED', 'FAILED', 'DELETED')),
    -- The draft in the platform's draft box; it vanishes from there when it is published.
    draft_id        varchar(200),
    -- Name of the publication job, or of the mass message.
    publish_id      varchar(64),
    message_id      varchar(64),
    article_id      varchar(200),
    url             varchar(1000),
    -- What the platform said last, in its own codes.
    status          varchar(60),
    -- Articles of earlier versions that stayed published, separated by spaces; a withdrawal deletes them too.
    earlier_ids     varchar(4000) not null default '',
    updated_at      timestamptz   not null,
    primary key (channel_id, content_id)
);
-- Events name the job.
create index wechat_article_publish on wechat_article (app, publish_id) where publish_id is not null;
create index wechat_article_message on wechat_article (app, message_id) where message_id is not null;

-- Results that the platform told, kept a while: one may come before the answer that tells the job's name.
create table wechat_job (
    app         varchar(32)  not null,
    job_id      varchar(64)  not null,
    state       varchar(20)  not null,
    status      varchar(60)  not null,
    article_id  varchar(200),
    url         varchar(1000),
    received_at timestamptz  not null,
    primary key (app, job_id)
);
-- What is old is cleared away.
create index wechat_job_received on wechat_job (received_at);

-- Images for texts (media/uploadimg) that the platform has already.
create table wechat_image (
    app    varchar(32)   not null,
    sha256 varchar(64)   not null,
    url    varchar(1000) not null,
    primary key (app, sha256)
);

-- Covers in the account's library (material/add_material), which holds a limited number.
create table wechat_material (
    app      varchar(32)  not null,
    sha256   varchar(64)  not null,
    media_id varchar(200) not null,
    primary key (app, sha256)
);
