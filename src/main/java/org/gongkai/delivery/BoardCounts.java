package org.gongkai.delivery;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Deliveries and incidents in numbers.
 *
 * @param waiting for their first attempt, or for an earlier one of the same content
 * @param sending being sent
 * @param retry waiting for another attempt
 * @param unknown whose outcome is not known, being read back included
 * @param manual for a person
 * @param rejected in the last seven days
 * @param delivered in the last 24 hours
 * @param openIncidents that nobody has resolved
 */
@Schema(description = "Deliveries and incidents in numbers")
public record BoardCounts(
    @Schema(examples = "2") long waiting,
    @Schema(examples = "1") long sending,
    @Schema(examples = "0") long retry,
    @Schema(examples = "0") long unknown,
    @Schema(examples = "0") long manual,
    @Schema(examples = "0") long rejected,
    @Schema(examples = "12") long delivered,
    @Schema(examples = "0") long openIncidents) {

  static final BoardCounts NONE = new BoardCounts(0, 0, 0, 0, 0, 0, 0, 0);

  BoardCounts plus(BoardCounts other) {
    return new BoardCounts(
        waiting + other.waiting,
        sending + other.sending,
        retry + other.retry,
        unknown + other.unknown,
        manual + other.manual,
        rejected + other.rejected,
        delivered + other.delivered,
        openIncidents + other.openIncidents);
  }
}
