package org.gongkai.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem document, {@code application/problem+json} (RFC 9457).
 *
 * @param type identifier of the kind of problem
 * @param title short summary in the reader's language
 * @param status HTTP status
 * @param detail explanation of this occurrence
 * @param instance path of the request
 * @param code stable identifier for programs
 * @param traceId quote it when asking for help
 * @param violations what is wrong and where; empty when it is not about fields
 * @param extras members that some types add
 */
@RegisterForReflection
@Schema(description = "A problem document (RFC 9457)")
@JsonPropertyOrder({
  "type",
  "title",
  "status",
  "detail",
  "instance",
  "code",
  "traceId",
  "violations"
})
public record Problem(
    @Schema(examples = "urn:gongkai:problem:consultation-closed") String type,
    @Schema(examples = "征求意见已经结束") String title,
    @Schema(examples = "409") int status,
    @Schema(examples = "已于 2026-04-01T00:00:00+08:00 结束，感谢关注。") String detail,
    @Schema(examples = "/v1/consultations/0197a3c0-0000-7000-8000-000000000001/comments")
        String instance,
    @Schema(examples = "consultation-closed") String code,
    @Schema(examples = "4bf92f3577b34da6a3ce929d0e0e4736") String traceId,
    List<Violation> violations,
    @Schema(hidden = true) @JsonAnyGetter @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, Object> extras) {

  /** Media type of problem documents. */
  public static final String MEDIA_TYPE = "application/problem+json";
}
