package org.gongkai.link;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

/** Ways into the mini-program. */
@ConfigMapping(prefix = "gongkai.link")
public interface LinkConfig {

  /**
   * Page of the mini-program that shows a consultation, without a leading slash and without a
   * query.
   */
  @WithDefault("pages/consultation/index")
  @Pattern(regexp = "[A-Za-z0-9_-][A-Za-z0-9_/-]{0,127}")
  String consultationPage();

  /** Page of the mini-program that shows a notice, likewise. */
  @WithDefault("pages/notice/index")
  @Pattern(regexp = "[A-Za-z0-9_-][A-Za-z0-9_/-]{0,127}")
  String noticePage();

  /** Width of a mini-program code in pixels. */
  @WithDefault("430")
  @Min(280)
  @Max(1280)
  int codeWidth();

  /** New codes that one instance has made in a minute; each is made once only. */
  @WithDefault("60")
  @Min(1)
  int codesPerMinute();
}
