package org.gongkai.decision;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The public dossier of a decision: the entry and everything published about it. */
@Schema(description = "The public dossier of a decision")
public record DossierView(
    UUID id,
    @Schema(examples = "2026") int year,
    @Schema(examples = "青禾镇生活垃圾分类管理办法") String title,
    @Schema(examples = "青禾镇人民政府") String unit,
    List<DossierLink> links) {}
