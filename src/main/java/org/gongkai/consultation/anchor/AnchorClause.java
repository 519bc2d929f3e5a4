package org.gongkai.consultation.anchor;

import java.util.UUID;
import org.gongkai.consultation.draft.ClauseKind;
import org.jspecify.annotations.Nullable;

/**
 * One clause of a version. A version is a list of these in reading order, in which a parent always
 * stands before its children.
 *
 * @param id unique within its version
 * @param parentId the clause that it stands beneath; null for an outermost clause
 * @param kind how it is numbered
 * @param label the number as written, such as {@code (十一)} or {@code 第三条}; null for a paragraph
 * @param text the words after the label; may be empty
 */
public record AnchorClause(
    UUID id, @Nullable UUID parentId, ClauseKind kind, @Nullable String label, String text) {}
