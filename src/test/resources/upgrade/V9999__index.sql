drop index concurrently if exists comment_upgrade_note;
create index concurrently comment_upgrade_note on comment (upgrade_note) where upgrade_note is not null;
