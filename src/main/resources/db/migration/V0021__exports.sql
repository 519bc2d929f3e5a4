-- 审计: the list of one kind of action, newest first, without reading what others did.
create index audit_entry_action on audit_entry (action, id);
