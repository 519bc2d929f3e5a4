package org.gongkai.consultation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A consultation to prepare.
 *
 * @param decisionId the decision it is about
 * @param title title of the announcement
 * @param unit 承办单位
 * @param contact how comments can be sent otherwise: letter, fax, e-mail, telephone
 */
@Schema(description = "A consultation to prepare")
public record CreateConsultationRequest(
    @NotNull UUID decisionId,
    @NotBlank @Size(max = 200) @Schema(examples = "关于公开征求《青禾镇生活垃圾分类管理办法》意见的公告") String title,
    @NotBlank @Size(max = 100) @Schema(examples = "青禾镇人民政府") String unit,
    @NotBlank @Size(max = 500) @Schema(examples = "电子邮箱：yijian@example.invalid") String contact) {}
