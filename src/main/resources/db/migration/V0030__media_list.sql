-- The list of files goes from the newest to the oldest, page by page.
create index media_newest on media (created_at desc, sha256 desc);
