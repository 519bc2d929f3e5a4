package org.gongkai.consultation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The versions of a draft.
 *
 * @param items the oldest first
 */
@Schema(description = "The versions of a draft, the oldest first")
public record DraftVersions(List<DraftVersionView> items) {}
