-- What readers see of contents: changes since an instant, how often they are read, and what feeds show beside a text.

-- Where a client begins that knows an instant and has no token yet.
create index content_changed_at on content (changed_at) where published is not null;
create index content_withdrawn_at on content (withdrawn_at) where withdrawn_at is not null;

-- Batches of views that were added: one that comes again, after a crash, is not added twice.
create table view_flush (
    id         uuid        primary key,
    flushed_at timestamptz not null
);
create index view_flush_flushed on view_flush (flushed_at);

alter table feed_entry
    -- The content's type, as readers sort by it.
    add column category    varchar(40) not null default '',
    -- As JSON: names and public addresses of the files beside it.
    add column attachments varchar     not null default '[]';
create index feed_entry_content on feed_entry (content_id, column_name);
