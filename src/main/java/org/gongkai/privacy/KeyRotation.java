package org.gongkai.privacy;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
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
    return columns(tally -> dryRun ? service.look(tally) : service.reseal(tally));
  }

  /** Tries to read every value, those under the present key too, and changes nothing. */
  Uni<List<RotationReport>> readAll() {
    return columns(service::read);
  }

  private static Uni<List<RotationReport>> columns(Function<RotationTally, Uni<Boolean>> step) {
    return EventLoop.returning(
        Multi.createFrom()
            .iterable(Arrays.asList(SealedColumn.values()))
            .onItem()
            .transformToUniAndConcatenate(column -> walk(new RotationTally(column), step))
            .collect()
            .asList());
  }

  private static Uni<RotationReport> walk(
      RotationTally tally, Function<RotationTally, Uni<Boolean>> step) {
    return Multi.createBy()
        .repeating()
        .uni(() -> step.apply(tally))
        .whilst(more -> more)
        .collect()
        .last()
        .map(ended -> tally.report());
  }
}
