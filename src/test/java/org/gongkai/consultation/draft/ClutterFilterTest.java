package org.gongkai.consultation.draft;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClutterFilterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "• 微信",
        "手机版 电脑版",
        "首页 > 政务公开 > 征求意见",
        "当前位置：首页 > 政务公开 > 意见征集 > 正文",
        "【字体:",
        "【字体：大 中 小】",
        "【打印】【关闭】",
        "分享到：微信 新浪微博 QQ空间",
        "来源: 青禾镇人民政府",
        "责任编辑：示例编辑",
        "浏览次数：1024",
        "发布时间：2026-01-05 10:20",
        "2026年01月05日 16时19分",
        "2026-01-05 16:19:30",
        "• 2026年1月5日",
        "扫一扫在手机打开当前页",
        "运行维护单位：示例信息中心",
        "版权所有：云溪县人民政府",
        "某ICP备00000000号-1",
        "- 12 -",
        "第3页 共9页",
        "————————",
        "★★★",
      })
  void knowsPageFurniture(String line) {
    assertTrue(isClutter(line, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "一、微信",
        "(三)客户端",
        "政务公开",
        "微信公众号应当每周更新。",
        "加强政务微博微信、移动客户端等新媒体平台的建设和管理",
        "来源：资金由县级财政和社会捐赠共同承担。",
        "扫一扫功能应当在办事大厅的所有窗口提供，并为老年人保留人工服务通道，不得以扫码代替人工办理业务，工作人员应当主动引导。",
        "2026年1月5日",
        "2026年1月5日至2月5日",
        "①",
        "第3页载明的面积",
      })
  void leavesTheTextAlone(String line) {
    assertFalse(isClutter(line, false));
  }

  @Test
  void takesOrganisersForTheFootOnlyBelowTheText() {
    assertTrue(isClutter("主办单位：青禾镇人民政府", true));
    assertFalse(isClutter("主办单位：青禾镇人民政府", false));
  }

  private static boolean isClutter(String line, boolean belowText) {
    return ClutterFilter.isClutter(SourceLine.of(1, line), belowText);
  }
}
