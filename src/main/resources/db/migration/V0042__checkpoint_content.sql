-- Which content tells readers of a signed head of the log of evidence.
create table checkpoint_content (
    -- At most one content for a head, whoever asks and however often.
    size       bigint primary key references evidence_checkpoint (size),
    content_id uuid   not null references content (id)
);
create trigger checkpoint_content_immutable before update or delete on checkpoint_content for each row execute function refuse_change();
