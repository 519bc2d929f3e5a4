-- An appeal that an officer entered for its author, who asked on paper or by word of mouth: who did, and when it came in.
alter table comment_appeal
    add column entered_by  varchar(255),
    add column received_on date,
    add constraint comment_appeal_entered check ((entered_by is null) = (received_on is null));

-- Answers kept for repetitions are sealed from now on; those in the clear are forgotten, as if their time were over.
delete from idempotency_record;
