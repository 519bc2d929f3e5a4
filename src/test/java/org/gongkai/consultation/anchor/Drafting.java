package org.gongkai.consultation.anchor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongkai.consultation.draft.ClauseKind;
import org.jspecify.annotations.Nullable;

/** Writes drafts for tests by hand; ids are made from names. */
final class Drafting {

  private final List<AnchorClause> clauses = new ArrayList<>();

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** An outermost article, or a paragraph where the label is null. */
  Drafting add(String name, @Nullable String label, String text) {
    ClauseKind kind = label == null ? ClauseKind.PARAGRAPH : ClauseKind.ARTICLE;
    clauses.add(new AnchorClause(id(name), null, kind, label, text));
    return this;
  }

  Drafting chapter(String name, String label, String text) {
    clauses.add(new AnchorClause(id(name), null, ClauseKind.CHAPTER, label, text));
    return this;
  }

  Drafting under(String parent, String name, @Nullable String label, String text) {
    ClauseKind kind = label == null ? ClauseKind.PARAGRAPH : ClauseKind.CHINESE_PAREN;
    clauses.add(new AnchorClause(id(name), id(parent), kind, label, text));
    return this;
  }

  List<AnchorClause> done() {
    return List.copyOf(clauses);
  }
}
