package org.gongkai.adoption;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import java.util.List;
import org.gongkai.platform.data.EventLoop;
import org.gongkai.platform.table.TableStream;

/** The rows of a data set, page after page, for one reader. */
final class OpenDataPages implements TableStream.Pages<OpenDataRow> {

  private static final int PAGE = 500;

  private final OpenDataService service;
  private final OpenDataService.DataSet data;
  private final Context context;
  private int after;

  OpenDataPages(OpenDataService service, OpenDataService.DataSet data, Context context) {
    this.service = service;
    this.data = data;
    this.context = context;
  }

  @Override
  public Uni<List<OpenDataRow>> next() {
    return Uni.createFrom()
        .deferred(() -> service.rows(data, after, PAGE))
        .invoke(this::pass)
        .runSubscriptionOn(EventLoop.executor(context));
  }

  private void pass(List<OpenDataRow> rows) {
    if (!rows.isEmpty()) {
      after = rows.get(rows.size() - 1).number();
    }
  }
}
