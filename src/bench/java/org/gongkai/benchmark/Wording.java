package org.gongkai.benchmark;

import java.util.List;
import java.util.Random;

/** Invents the sentences of a draft: stock phrases in ever new combinations, as in real drafts. */
public final class Wording {

  private static final List<String> WHEN =
      List.of(
          "每周%d次集中清运期间",
          "遇雨雪天气延误%d小时以上的",
          "接到村民反映后%d日内",
          "节假日前%d日",
          "在主汛期的第%d周",
          "新建住宅交付满%d户的",
          "每季度第%d个工作日",
          "农贸市场休市后%d分钟内",
          "发生容器满溢超过%d处的",
          "与收运单位签订协议后%d日内",
          "年度评议得分低于%d分的",
          "组织入户宣传满%d次的");

  private static final List<String> WHO =
      List.of(
          "镇人民政府",
          "村民委员会",
          "社区居民委员会",
          "物业服务人",
          "农贸市场管理单位",
          "中小学校",
          "镇卫生院",
          "收运单位",
          "沿街商户",
          "建设单位",
          "公园管理单位",
          "客运站经营者",
          "志愿服务队",
          "保洁员");

  private static final List<String> DOES =
      List.of("设置", "公示", "登记", "检查", "维护", "清理", "核对", "报告", "保存", "更新", "移交", "统计", "张贴", "修复");

  private static final List<String> WHAT =
      List.of(
          "分类收集容器",
          "投放时间和地点",
          "收运台账",
          "有害垃圾暂存点",
          "可回收物交售价格",
          "厨余垃圾就地处理设备",
          "运输车辆行驶线路",
          "监督电话和受理记录",
          "大件垃圾堆放场地",
          "建筑垃圾去向凭证",
          "公共厕所保洁记录",
          "河道漂浮物打捞情况",
          "宣传栏和指引标识",
          "保洁人员劳动防护用品");

  private static final List<String> WHY =
      List.of(
          "方便群众就近投放",
          "并接受群众监督",
          "不得混合收集和运输",
          "所需费用列入年度预算",
          "记录保存期限不少于%d年",
          "并在公示栏公开满%d日",
          "数量不少于每百户%d个",
          "不得擅自停用或者拆除",
          "防止渗滤液污染农田和水塘",
          "逾期未完成的由镇人民政府督促整改",
          "照顾行动不便的老年人和残疾人",
          "噪声不得影响周边居民休息");

  private static final List<String> TITLES =
      List.of("投放", "收集", "运输", "处置", "宣传", "监督", "保障", "评议", "回收", "保洁", "应急", "设施");

  /** Two of these name a village, as real drafts have words of their own in many a clause. */
  private static final String VILLAGES = "禾溪云石松竹梅杏柳桃山河湖岭坪坝泉沙塘桥";

  private final Random random;

  /** The same seed invents the same. */
  public Wording(long seed) {
    this.random = new Random(seed);
  }

  /** A whole number from 0 on. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  String title() {
    return pick(TITLES) + "和" + pick(TITLES) + "管理";
  }

  /** From one to three sentences. */
  public String clause() {
    StringBuilder text = new StringBuilder();
    for (int left = 1 + below(3); left > 0; left--) {
      text.append(sentence());
    }
    return text.toString();
  }

  /** The same clause, worded a little otherwise. */
  String edited(String text) {
    int kind = below(3);
    if (kind == 0) {
      return text.replaceFirst("应当", "应当按照规定及时");
    }
    String without = text.substring(0, text.length() - 1);
    return kind == 1 ? without + "，" + reason() + "。" : sentence() + text;
  }

  private String sentence() {
    String duty = "应当" + pick(DOES) + pick(WHAT);
    return number(pick(WHEN)) + "，" + village() + pick(WHO) + duty + "，" + reason() + "。";
  }

  private String village() {
    return below(2) == 0 ? "" : "" + character() + character() + "村";
  }

  private char character() {
    return VILLAGES.charAt(below(VILLAGES.length()));
  }

  private String reason() {
    return number(pick(WHY));
  }

  private String number(String phrase) {
    return phrase.replace("%d", Integer.toString(2 + below(28)));
  }

  private String pick(List<String> from) {
    return from.get(below(from.size()));
  }
}
