package org.gongkai.comment.export;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.gongkai.comment.CommentSource;
import org.gongkai.comment.CommentStatus;
import org.jspecify.annotations.Nullable;

/** What the address of an export asks for. */
public class ExportQuery {

  @QueryParam("purpose")
  public @Nullable String purpose;

  @QueryParam("personal")
  public @Nullable Boolean personal;

  @QueryParam("status")
  public @Nullable CommentStatus status;

  @QueryParam("source")
  public @Nullable CommentSource source;

  @QueryParam("clauseId")
  public @Nullable UUID clauseId;

  @QueryParam("cursor")
  public @Nullable String cursor;
}
