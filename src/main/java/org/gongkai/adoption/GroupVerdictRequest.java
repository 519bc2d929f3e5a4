package org.gongkai.adoption;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One answer to all comments of a group; see {@link VerdictRequest}.
 *
 * @param individual sentences for some of the members, each at the end of that member's reason
 */
@Schema(description = "One answer to all comments of a group")
public record GroupVerdictRequest(
    @NotNull Outcome outcome,
    @Nullable @Size(max = 2000) @Schema(nullable = true, examples = "第十一条已规定公布期限，不再重复。")
        String reason,
    @Nullable @Schema(nullable = true) UUID clauseId,
    @Nullable @Min(1) @Schema(nullable = true, examples = "2") Integer draftVersion,
    @Nullable @Schema(nullable = true) UUID templateId,
    @Nullable @Size(max = 1000) @Schema(nullable = true)
        List<@NotNull @Valid Sentence> individual) {

  /** A sentence for one member. */
  @Schema(name = "IndividualSentence", description = "A sentence for one member of a group")
  public record Sentence(
      @NotNull UUID commentId,
      @NotBlank @Size(max = 500) @Schema(examples = "您所附的照片已转交市场监管所。") String sentence) {}

  /** What is the same for all members. */
  VerdictRequest common() {
    return new VerdictRequest(outcome, reason, clauseId, draftVersion, templateId, null);
  }

  List<Sentence> sentences() {
    return individual == null ? List.of() : individual;
  }
}
