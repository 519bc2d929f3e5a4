package org.gongkai.consultation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.consultation.draft.Doubt;
import org.gongkai.consultation.draft.SetAside;

/**
 * What an import made of a text.
 *
 * @param draft the new version
 * @param setAside every line that was left out, with its reason
 * @param doubts every decision that a person should look at
 */
@Schema(description = "What an import made of a text")
public record ImportedDraftView(DraftView draft, List<SetAside> setAside, List<Doubt> doubts) {}
