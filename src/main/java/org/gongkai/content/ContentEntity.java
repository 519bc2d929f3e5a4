package org.gongkai.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** 内容: one published text. */
@Entity
@Table(name = "content")
public class ContentEntity {

  @Id public UUID id;

  @Enumerated(EnumType.STRING)
  public ContentType type;

  @Column(name = "column_name")
  public String column;

  public String title;
  public String summary;
  public String body;
  public String unit;

  /** Address of what the content is about, below the API's root. */
  @Column(name = "subject_path")
  public String subjectPath;

  /** Version of the text, from 1. */
  public int number;

  @Column(name = "published_at")
  public Instant publishedAt;

  @Column(name = "created_by", updatable = false)
  public String createdBy;

  @Version public int version;
}
