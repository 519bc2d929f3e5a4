package org.gongkai.consultation.draft;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows the lines that a web page or a printer adds around a text. */
final class ClutterFilter {

  private static final int LONGEST = 160;
  private static final int LONGEST_SENTENCE = 40;
  private static final int LONGEST_FIELD = 100;

  /** Buttons and links; a line made of nothing else is furniture. */
  private static final Set<String> WIDGETS =
      Set.of(
          ("微信 微博 客户端 头条号 抖音 手机版 电脑版 打印 关闭 分享 收藏 首页 返回 分享到 微信公众号 微信好友 公众号 小程序 朋友圈 新浪微博 腾讯微博 新浪 QQ"
                  + " QQ空间 QQ好友 支付宝 今日头条 返回顶部 返回首页 返回列表 回到顶部 打印本页 关闭窗口 关闭本页 打印此页 上一篇 下一篇 网站地图 联系我们"
                  + " 关于我们 网站声明 隐私声明 版权声明 使用帮助 无障碍 无障碍浏览 无障碍阅读 长者模式 适老化 长辈版 登录 注册 搜索 检索 繁體 简体 繁体"
                  + " English 大 中 小 字体 字号 A A+ 我要纠错 网站找错 政府网站找错 复制链接 下载 收起 展开 RSS 邮件 移动端 APP")
              .split(" "));

  /** Site sections: furniture only beside a widget, because a draft may use them as headings. */
  private static final Set<String> SECTIONS =
      Set.of(
          ("政务公开 政务服务 互动交流 政民互动 公众参与 民意征集 征集调查 新闻中心 政府信息公开 信息公开 机构概况 专题专栏 通知公告 政策文件 政策解读 办事服务"
                  + " 网上办事 数据开放 解读回应 决策公开 意见征集 征求意见")
              .split(" "));

  /** What such a line can start with; most lines of a text are told apart by this alone. */
  private static final String NAVIGATION_STARTS =
      "|/·•,、:>»()[]【】-"
          + Stream.concat(WIDGETS.stream(), SECTIONS.stream())
              .map(word -> word.substring(0, 1))
              .distinct()
              .collect(Collectors.joining());

  /** Fields of a page's head and foot, written with a colon. */
  private static final Set<String> FIELDS =
      Set.of(
          ("来源 信息来源 文章来源 稿件来源 稿源 责任编辑 责编 编辑 审核 审核人 校对 作者 发布时间 发布日期 发布机构 发布单位 更新时间 更新日期 浏览次数 浏览量 浏览"
                  + " 阅读次数 阅读量 阅读 点击数 点击量 点击率 点击次数 点击 访问量 访问次数 字号 字体 运行维护单位 运维单位 维护单位 技术支持 网站标识码"
                  + " 政府网站标识码 您的位置 您现在的位置 您当前的位置 当前位置 所在位置 索引号 主题分类 公开方式 公开范围 分享到 分享 上一篇 下一篇 站长统计")
              .split(" "));

  /** Fields of a site's foot that a plan may also use in its text. */
  private static final Set<String> FOOT = Set.of("主办单位", "主办", "承办单位", "承办", "协办单位", "协办");

  private static final List<String> OPENINGS =
      List.of("【字体", "[字体", "【字号", "[字号", "扫一扫", "扫码", "©");

  private static final List<String> REMARKS =
      List.of("版权所有", "公网安备", "网站标识码", "AllRightsReserved", "Copyright©", "分辨率浏览");

  private static final Pattern LICENCE = Pattern.compile("ICP备\\d|ICP证\\d");

  private static final Pattern STAMP =
      Pattern.compile(
          "\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?T?\\d{1,2}[:时]\\d{1,2}(?:[:分](?:\\d{1,2}秒?)?)?");

  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "[-—–]{1,3}\\d{1,4}[-—–]{1,3}|第\\d{1,4}页(?:[,/]?共\\d{1,4}页)?|\\d{1,4}/\\d{1,4}");

  private static final Pattern SEPARATORS = Pattern.compile("[ |/·•,、:>»()\\[\\]【】\\-]+");

  private ClutterFilter() {}

  /**
   * Whether the line is no part of a document.
   *
   * @param belowText whether no numbered line follows, so that it may be the site's foot
   */
  static boolean isClutter(SourceLine line, boolean belowText) {
    String key = line.key();
    if (key.length() > LONGEST) {
      return false;
    }
    return isOrnament(key)
        || isOpening(key)
        || isField(key, FIELDS)
        || (belowText && isField(key, FOOT))
        || (line.isBulleted() && Dates.whole(line) != null)
        || isRemark(key)
        || isStampOrPage(key)
        || isNavigation(line);
  }

  /** Rules, stars, stray bullets: nothing a reader could comment on. */
  private static boolean isOrnament(String key) {
    return key.codePoints().noneMatch(ClutterFilter::isReadable);
  }

  private static boolean isReadable(int codePoint) {
    return Character.isLetterOrDigit(codePoint)
        || Character.getType(codePoint) == Character.OTHER_NUMBER;
  }

  private static boolean isOpening(String key) {
    return OPENINGS.stream().anyMatch(key::startsWith)
        && (key.indexOf('。') < 0 || key.length() <= LONGEST_SENTENCE);
  }

  private static boolean isField(String key, Set<String> names) {
    int colon = key.indexOf(':');
    return colon > 0
        && key.length() <= LONGEST_FIELD
        && key.indexOf('。') < 0
        && names.contains(key.substring(0, colon));
  }

  /** A time of publication or a page number; a look at the first character spares the patterns. */
  private static boolean isStampOrPage(String key) {
    char first = key.charAt(0);
    boolean possible = (first >= '0' && first <= '9') || "-—–第".indexOf(first) >= 0;
    return possible && (STAMP.matcher(key).matches() || PAGE_NUMBER.matcher(key).matches());
  }

  private static boolean isRemark(String key) {
    return key.indexOf('。') < 0
        && (LICENCE.matcher(key).find() || REMARKS.stream().anyMatch(key::contains));
  }

  private static boolean isNavigation(SourceLine line) {
    if (NAVIGATION_STARTS.indexOf(line.key().charAt(0)) < 0) {
      return false;
    }
    String[] words = SEPARATORS.split(Characters.fold(line.text()));
    boolean known = Arrays.stream(words).allMatch(ClutterFilter::isKnownWord);
    return known && Arrays.stream(words).anyMatch(WIDGETS::contains);
  }

  private static boolean isKnownWord(String word) {
    return word.isEmpty() || WIDGETS.contains(word) || SECTIONS.contains(word);
  }
}
