package org.gongkai.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A correction of a published content: the next version of its text. */
@Schema(description = "A correction of a published content: the next version of its text")
public record CorrectContentRequest(
    @NotNull CorrectionKind kind,
    @NotBlank
        @Size(max = 500)
        @Schema(
            description = "What is corrected, for readers; at least 5 characters",
            examples = "更正施行日期：应为 2026 年 5 月 1 日。")
        String note,
    @NotBlank
        @Size(max = 60)
        @Pattern(regexp = "[a-z0-9][a-z0-9-]*")
        @Schema(description = "Column under which readers find it", examples = "notices")
        String column,
    @NotBlank @Size(max = 200) @Schema(examples = "关于公布《集市管理办法》的通知") String title,
    @Nullable
        @Size(max = 500)
        @Schema(
            nullable = true,
            description = "Plain text; made from the body when absent",
            examples = "《集市管理办法》自 2026 年 5 月 1 日起施行。")
        String summary,
    @NotNull
        @Size(max = 100_000)
        @Schema(
            description =
                "HTML of p, br, h2 to h4, strong, em, u, ul, ol, li, blockquote, tables, a and img;"
                    + " other layout is left out, what carries a meaning and is none of these is"
                    + " refused",
            examples = "<p>《集市管理办法》已经审议通过，现予公布。</p>")
        String body,
    @NotBlank @Size(max = 100) @Schema(examples = "青禾镇人民政府") String unit,
    @Nullable @Size(max = 20) @Schema(nullable = true) List<@NotNull @Valid Attachment> attachments,
    @Nullable
        @Size(max = 50)
        @Schema(
            nullable = true,
            description = "Ids of the channels that it is meant for",
            examples = "[\"feed\"]")
        List<@NotBlank @Size(max = 40) String> channels,
    @NotNull Openness openness,
    @Nullable
        @Size(max = 500)
        @Schema(
            nullable = true,
            description = "At least 5 characters unless the content is PROACTIVE")
        String opennessGround,
    @Nullable @Size(max = 200) @Schema(nullable = true, examples = "个体工商户") String audience,
    @Nullable
        @Size(max = 100)
        @Schema(nullable = true, description = "Of a POLICY", examples = "青政发〔2026〕3号")
        String documentNumber,
    @Nullable
        @Schema(nullable = true, description = "When a POLICY was made", examples = "2026-04-10")
        LocalDate generatedOn,
    @Nullable @Schema(nullable = true, examples = "2026-05-01") LocalDate effectiveOn,
    @Nullable
        @Size(max = 60)
        @Schema(nullable = true, description = "Of a GAZETTE", examples = "2026年第2期")
        String issue,
    @Nullable @Schema(nullable = true, description = "The POLICY that an INTERPRETATION explains")
        UUID interprets,
    @Nullable
        @Schema(
            nullable = true,
            description = "The consultation that a CONSULTATION_NOTICE announces")
        UUID consultationId,
    @Nullable
        @Schema(
            nullable = true,
            description = "When readers cease to see it; in the future",
            examples = "2099-01-01T00:00:00+08:00")
        Instant expiresAt)
    implements WrittenFields {}
