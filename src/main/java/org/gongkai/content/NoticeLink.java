package org.gongkai.content;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A notice by its name. */
@Schema(description = "A notice by its name")
public record NoticeLink(UUID id, @Schema(examples = "青禾镇集市管理办法") String title) {}
