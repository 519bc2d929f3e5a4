package org.gongkai.delivery;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A delivery with its calls, the first one first. */
@Schema(description = "A delivery with its calls")
public record DeliveryDetailView(DeliveryView delivery, List<AttemptView> attempts) {

  /**
   * One call.
   *
   * @param endedAt null while it is under way, or when its worker died
   * @param outcome what became of it
   * @param detail what the platform said
   */
  @Schema(description = "One call to a channel")
  public record AttemptView(
      @Schema(examples = "1") int number,
      CallKind call,
      Instant startedAt,
      @Nullable @Schema(nullable = true) Instant endedAt,
      @Nullable @Schema(nullable = true, examples = "DELIVERED") String outcome,
      @Nullable @Schema(nullable = true) String detail) {

    static AttemptView of(AttemptEntity attempt) {
      return new AttemptView(
          attempt.number,
          attempt.call,
          attempt.startedAt,
          attempt.endedAt,
          attempt.outcome,
          attempt.detail);
    }
  }

  static DeliveryDetailView of(DeliveryView delivery, List<AttemptEntity> calls) {
    return new DeliveryDetailView(delivery, calls.stream().map(AttemptView::of).toList());
  }
}
