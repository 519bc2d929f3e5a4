package org.gongkai.comment.offline;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.table.TableException;
import org.gongkai.platform.table.TableReader;

/** Reads tables of comments, away from the event loop. */
@ApplicationScoped
class BulkSheets {

  private final OfflineComments comments;
  private final Vertx vertx;

  BulkSheets(OfflineComments comments, Vertx vertx) {
    this.comments = comments;
    this.vertx = vertx;
  }

  /**
   * Where a file cannot be read.
   *
   * @param reason stable name of what is wrong
   * @param row as a spreadsheet counts it; 0 for the whole file
   * @param column from 1; 0 for the whole row
   */
  @RegisterForReflection
  record TableFault(String reason, long row, int column) {}

  /**
   * @throws ProblemException (in the Uni) {@link ProblemType#BULK_FILE_UNREADABLE}
   */
  Uni<BulkSheet> read(byte[] file) {
    return vertx.executeBlocking(() -> sheet(file), false);
  }

  private BulkSheet sheet(byte[] file) {
    try {
      return BulkSheet.of(TableReader.read(file), comments::seal);
    } catch (TableException unreadable) {
      throw new ProblemException(ProblemType.BULK_FILE_UNREADABLE)
          .with(
              "fault",
              new TableFault(unreadable.reason().name(), unreadable.row(), unreadable.column()));
    }
  }
}
