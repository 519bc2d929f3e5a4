package org.gongkai.adoption;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a comment.
 *
 * @param reason at least 10 characters unless adopted, those of the template included; follows the
 *     template's text
 * @param clauseId the clause that was changed; mandatory when adopted, possible when partly adopted
 * @param draftVersion the version that changed or removed it, public or not, later than the
 *     comment's; without one the newest public version that has the clause, changed or not: where
 *     that reads the same as the comment's, the report shows no before and after
 * @param templateId the template that the reason begins with
 * @param note why a published answer is revised; public, at least 10 characters, and needed then
 */
@Schema(description = "The answer to a comment")
public record VerdictRequest(
    @NotNull Outcome outcome,
    @Nullable @Size(max = 2000) @Schema(nullable = true, examples = "第十一条已规定公布期限，不再重复。")
        String reason,
    @Nullable @Schema(nullable = true) UUID clauseId,
    @Nullable @Min(1) @Schema(nullable = true, examples = "2") Integer draftVersion,
    @Nullable @Schema(nullable = true) UUID templateId,
    @Nullable @Size(max = 500) @Schema(nullable = true, examples = "复核后发现第三条已按该意见修改。")
        String note) {}
