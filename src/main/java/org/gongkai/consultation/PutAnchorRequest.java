package org.gongkai.consultation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.consultation.anchor.Fate;

/**
 * What a person says became of a clause; the present fate and targets to confirm them.
 *
 * @param targets clauses of the later version: one for {@code SAME}, {@code EDITED}, {@code MOVED},
 *     {@code RENUMBERED} and {@code MERGED}, two or more for {@code SPLIT}, none for {@code
 *     REMOVED} and {@code ORPHANED}
 * @param reason kept with the decision
 */
@Schema(description = "What a person says became of a clause")
public record PutAnchorRequest(
    @NotNull Fate fate,
    @NotNull @Size(max = 50) List<@NotNull UUID> targets,
    @NotBlank @Size(max = 500) @Schema(examples = "内容相同，只是拆成了两条。") String reason) {}
