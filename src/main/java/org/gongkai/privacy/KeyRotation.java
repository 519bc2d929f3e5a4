package org.gongkai.privacy;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import org.gongkai.platform.data.EventLoop;

/**
 * Seals every value under the present key. It runs beside other instances, can be ended at any
 * moment and begun again: what is done is not done twice.
 */
@ApplicationScoped
public class KeyRotation {

  private final KeyRotationService service;

  KeyRotation(KeyRotationService service) {
    this.service = service;
  }

  /**
   * Walks all columns.
   *
   * @param dryRun counts, tries to read, and changes nothing
   */
  public Uni<List<RotationReport>> run(boolean dryRun) {
    return EventLoop.returning(
        Multi.createFrom()
            .iterable(Arrays.asList(SealedColumn.values()))
            .onItem()
            .transformToUniAndConcatenate(column -> walk(new RotationTally(column), dryRun))
            .collect()
            .asList());
  }

  private Uni<RotationReport> walk(RotationTally tally, boolean dryRun) {
    return Multi.createBy()
        .repeating()
        .uni(() -> dryRun ? service.look(tally) : service.reseal(tally))
        .whilst(more -> more)
        .collect()
        .last()
        .map(ended -> tally.report());
  }
}
