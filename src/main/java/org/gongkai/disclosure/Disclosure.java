package org.gongkai.disclosure;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The metadata of a published piece of information, as it was given out at its publication; a later
 * change of the configuration changes none of it.
 *
 * @param indexNumber 索引号, see {@link IndexNumber}
 * @param publisher 发布机构
 * @param scope 公开范围
 * @param generatedOn 生成日期, in China
 * @param publishedOn 公开日期, in China
 * @param method 公开方式
 */
@Embeddable
@Schema(description = "The metadata of a published piece of information")
public record Disclosure(
    @Column(name = "index_number") @Schema(examples = "000000000/2026-00001") String indexNumber,
    @Schema(examples = "青禾镇人民政府") String publisher,
    @Schema(examples = Disclosure.EVERYONE) String scope,
    @Column(name = "generated_on") @Schema(examples = "2026-03-01") LocalDate generatedOn,
    @Column(name = "published_on") @Schema(examples = "2026-03-05") LocalDate publishedOn,
    @Enumerated(EnumType.STRING) DisclosureMethod method) {

  /** The scope of what is meant for everyone. */
  public static final String EVERYONE = "面向社会";
}
