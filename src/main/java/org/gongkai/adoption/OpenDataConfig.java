package org.gongkai.adoption;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Published data sets. */
@ConfigMapping(prefix = "gongkai.open-data")
public interface OpenDataConfig {

  /**
   * Under what terms the open data of reports may be used: the name or the address of a licence.
   */
  @WithDefault("未声明；使用前请联系发布单位")
  String licence();
}
