-- The officer's list of what has no class yet, or is about no clause: behind "is null" an index keeps no order, so that all of them
-- were read and sorted for each page. A comment stands in one index of each pair, as it stood in one before.
drop index comment_class;
create index comment_class on comment (consultation_id, comment_class, id) where comment_class is not null;
create index comment_unclassified on comment (consultation_id, id) where comment_class is null;
drop index comment_clause;
create index comment_clause on comment (consultation_id, clause_id, id) where clause_id is not null;
create index comment_whole on comment (consultation_id, id) where clause_id is null;

-- The index that keeps places unique holds the same order; few notices are withdrawn, so that nothing is gained by a second one without them.
drop index content_place;
