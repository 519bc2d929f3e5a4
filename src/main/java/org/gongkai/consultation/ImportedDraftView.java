package org.gongkai.consultation;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.consultation.draft.Doubt;
import org.gongkai.consultation.draft.SetAside;
import org.jspecify.annotations.Nullable;

/**
 * What an import made of a source.
 *
 * @param draft the version
 * @param setAside everything that was left out, with its reason
 * @param doubts every decision that a person should look at
 * @param basedOn the version that was public at the import; null for none
 * @param publishedAt null when the version is not public
 */
@Schema(description = "What an import made of a source")
public record ImportedDraftView(
    DraftView draft,
    List<SetAside> setAside,
    List<Doubt> doubts,
    @Nullable @Schema(nullable = true, examples = "1") Integer basedOn,
    @Nullable @Schema(nullable = true) Instant publishedAt) {}
