package org.gongkai.disclosure;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Who publishes. Neither setting has a default: an index number that was given out under a wrong
 * code cannot be taken back.
 */
@ConfigMapping(prefix = "gongkai.disclosure")
public interface DisclosureConfig {

  /**
   * The organisation's code in index numbers, 9 digits and capital letters: characters 9 to 17 of
   * its 统一社会信用代码 (GB 32100-2015, which takes them from GB 11714).
   */
  @Pattern(regexp = "[0-9A-Z]{9}")
  String unitCode();

  /** 发布机构: name of the publishing government in the metadata, at most 100 characters. */
  @NotBlank
  @Size(max = 100)
  String publisher();
}
