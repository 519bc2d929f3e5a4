package org.gongkai.consultation;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.gongkai.consultation.draft.ClauseKind;
import org.jspecify.annotations.Nullable;

/**
 * 条款: a node of a draft's tree. The clause's identity is its own; a row says how it reads in one
 * version.
 */
@Entity
@Table(name = "clause")
@IdClass(ClauseEntity.Key.class)
public class ClauseEntity {

  @Id
  @Column(name = "draft_id")
  public UUID draftId;

  @Id
  @Column(name = "clause_id")
  public UUID clauseId;

  @Column(name = "parent_id")
  public @Nullable UUID parentId;

  /** Place in reading order, from 0. */
  public int position;

  @Enumerated(EnumType.STRING)
  public ClauseKind kind;

  public @Nullable String label;
  public String text;

  /** A table's rows; null for all else. */
  @Convert(converter = TableRowsConverter.class)
  @Column(name = "table_rows")
  public @Nullable List<List<String>> tableRows;

  /** Primary key. */
  public record Key(UUID draftId, UUID clauseId) implements Serializable {}
}
